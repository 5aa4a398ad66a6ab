package vigil.knowledge.search;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import vigil.knowledge.ScriptQuery;

/// What an agent is looking for, as Lucene is asked: words, the category's family, the district.
final class ScriptFilter {
  private static final Query EVERYTHING = new ConstantScoreQuery(MatchAllDocsQuery.INSTANCE);

  private ScriptFilter() {}

  static Query of(ScriptQuery query, QuestionTerms terms) {
    var all = new BooleanQuery.Builder();
    String category = query.category();
    if (!terms.isEmpty()) {
      // With a category chosen, its own scripts stay in sight however the story is told.
      all.add(terms.query(), category == null ? Occur.MUST : Occur.SHOULD);
    } else if (category == null) {
      // Signs alone are no words: they find nothing, and only what is blank lists everything.
      all.add(
          query.words().isBlank() ? EVERYTHING : new MatchNoDocsQuery("signs alone"), Occur.MUST);
    }
    if (category != null) {
      all.add(fits(category), terms.isEmpty() ? Occur.MUST : Occur.SHOULD);
      all.setMinimumNumberShouldMatch(terms.isEmpty() ? 0 : 1);
    }
    if (query.district() != null) {
      var place = new BooleanQuery.Builder();
      place.add(district(query.district()), Occur.SHOULD);
      place.add(district(ScriptDocument.WHOLE_CITY), Occur.SHOULD);
      all.add(place.build(), Occur.FILTER);
    }
    return all.build();
  }

  private static Query district(String code) {
    return new TermQuery(new Term(ScriptDocument.DISTRICT, code));
  }

  /// Scripts of the category, of those below it, and of those above it.
  private static Query fits(String category) {
    var family = new BooleanQuery.Builder();
    family.add(new TermQuery(new Term(ScriptDocument.WITHIN, category)), Occur.SHOULD);
    int step = ScriptDocument.CODE_STEP;
    for (int end = step; end < category.length(); end += step) {
      var above = new Term(ScriptDocument.CATEGORY, category.substring(0, end));
      family.add(new TermQuery(above), Occur.SHOULD);
    }
    return new BoostQuery(new ConstantScoreQuery(family.build()), 2);
  }
}
