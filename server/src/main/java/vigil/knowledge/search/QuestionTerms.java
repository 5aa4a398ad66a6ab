package vigil.knowledge.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// The terms of a question, each with how rare it is, and the query they make. A term that no
/// script has is looked for by its sound.
final class QuestionTerms {
  /// Long queries make the worst p99: only the rarest terms are kept (understanding 4).
  private static final int MOST = 60;

  private static final float BY_SOUND = 0.6f;
  private static final float UNFINISHED = 0.5f;

  /// Shorter words of letters have too many neighbours.
  private static final int FEWEST_LETTERS = 5;

  private static final int MOST_INITIALS = 5;
  private static final List<String> FIELDS =
      ScriptDocument.FIELDS.keySet().stream().sorted().toList();

  private record Weighed(String term, int documents, double weight) {}

  private final List<Weighed> terms = new ArrayList<>();
  private final String text;
  private final @Nullable Pinyin pinyin;

  private QuestionTerms(String text, @Nullable Pinyin pinyin) {
    this.text = text;
    this.pinyin = pinyin;
  }

  static QuestionTerms of(
      IndexReader reader, SearchWords.Question question, @Nullable Pinyin pinyin)
      throws IOException {
    var these = new QuestionTerms(question.core(), pinyin);
    double all = Math.max(1, reader.numDocs());
    for (String term : ScriptTokenizer.tokenize(question.whole())) {
      int documents = reader.docFreq(new Term(ScriptDocument.BODY, term));
      double weight = Math.log(1 + (all - documents + 0.5) / (documents + 0.5));
      these.terms.add(new Weighed(term, documents, Math.max(0, weight)));
    }
    if (these.terms.size() > MOST) {
      these.terms.removeIf(term -> term.documents == 0);
      these.terms.sort(Comparator.comparingInt(Weighed::documents));
      these.terms.subList(Math.min(MOST, these.terms.size()), these.terms.size()).clear();
    }
    return these;
  }

  boolean isEmpty() {
    return terms.isEmpty();
  }

  /// The share of the question that a script's words carry, each by its rarity: 0 to 1.
  double coverage(String words) {
    double all = 0;
    double there = 0;
    for (Weighed term : terms) {
      all += term.weight;
      there += words.contains(term.term) ? term.weight : 0;
    }
    return all == 0 ? 0 : there / all;
  }

  Query query() {
    var words = new BooleanQuery.Builder();
    for (Weighed term : terms) {
      if (term.documents > 0) {
        words.add(anyField(term.term, false), Occur.SHOULD);
      } else {
        addBySound(term.term, words);
      }
    }
    String typed = beingTyped();
    if (typed != null) {
      words.add(new BoostQuery(anyField(typed, true), UNFINISHED), Occur.SHOULD);
    } else {
      // How many any script has at all: a citizen's story brings many that none has.
      int known = (int) terms.stream().filter(term -> term.documents > 0).count();
      words.setMinimumNumberShouldMatch(Math.max(1, known / 6));
    }
    return words.build();
  }

  private void addBySound(String term, BooleanQuery.Builder words) {
    Pinyin sounds = pinyin;
    if (sounds == null) {
      return;
    }
    if (Character.isIdeographic(term.codePointAt(0))) {
      sounds.pairs(term).forEach(pair -> words.add(sound(pair), Occur.SHOULD));
      return;
    }
    for (List<String> reading : sounds.read(term)) {
      reading.subList(0, reading.size() - 1).forEach(pair -> words.add(sound(pair), Occur.SHOULD));
      var last = new PrefixQuery(new Term(ScriptDocument.SOUND, reading.getLast()));
      words.add(new BoostQuery(last, BY_SOUND), Occur.SHOULD);
    }
    if (term.length() <= MOST_INITIALS) {
      words.add(new TermQuery(new Term(ScriptDocument.INITIALS, term)), Occur.SHOULD);
    }
    if (term.length() >= FEWEST_LETTERS) {
      var near = new FuzzyQuery(new Term(ScriptDocument.BODY, term), 1, 1);
      words.add(new BoostQuery(near, UNFINISHED), Occur.SHOULD);
    }
  }

  private static Query sound(String pair) {
    return new BoostQuery(new TermQuery(new Term(ScriptDocument.SOUND, pair)), BY_SOUND);
  }

  private static Query anyField(String term, boolean isPrefix) {
    var anywhere = new ArrayList<Query>();
    for (String field : FIELDS) {
      var at = new Term(field, term);
      anywhere.add(
          new BoostQuery(
              isPrefix ? new PrefixQuery(at) : new TermQuery(at),
              ScriptDocument.FIELDS.getOrDefault(field, 1f)));
    }
    return new DisjunctionMaxQuery(anywhere, 0.1f);
  }

  /// The word that is not finished yet: one Chinese character alone, or letters at the end, two at
  /// least: one letter begins too much.
  private @Nullable String beingTyped() {
    var words = ScriptTokenizer.tokenize(text);
    if (words.isEmpty() || text.endsWith(" ")) {
      return null;
    }
    String last = words.stream().reduce((one, next) -> next).orElseThrow();
    boolean isChinese = Character.isIdeographic(last.codePointAt(0));
    return isChinese == (last.length() == 1) ? last : null;
  }
}
