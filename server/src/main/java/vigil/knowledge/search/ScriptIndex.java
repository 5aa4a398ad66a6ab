package vigil.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import vigil.knowledge.FoundScript;
import vigil.knowledge.Script;
import vigil.knowledge.Script.Agreement;
import vigil.knowledge.ScriptQuery;
import vigil.knowledge.ScriptText;
import vigil.knowledge.life.InternalText;

/// Published scripts by their words, BM25. A search looks up its terms in five fields and never
/// touches the database: about a millisecond, growing with the rarest terms' postings.
public final class ScriptIndex implements AutoCloseable {
  /// Long queries make the worst p99: only the rarest terms are kept (understanding 4).
  private static final int MOST_TERMS = 60;

  /// Looked at before days, districts and quiet ones are left out.
  private static final int CANDIDATES = 200;

  /// Below this share of the best score a script keeps quiet.
  private static final float QUIET_BELOW = 0.15f;

  private static final String ID = "id";
  private static final String CATEGORY = "category";
  private static final String WITHIN = "within";
  private static final String DISTRICT = "district";
  private static final String WHOLE_CITY = "*";

  /// A level of a category's code is two digits.
  private static final int CODE_STEP = 2;

  /// What a word found there is worth.
  private static final Map<String, Float> FIELDS =
      Map.of("title", 3f, "keywords", 4f, "applies", 1.5f, "asked", 1.5f, "body", 1f);

  private static final List<String> FIELD_NAMES = FIELDS.keySet().stream().sorted().toList();

  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Map<String, Script> published = new ConcurrentHashMap<>();
  private final Map<String, InternalText> internal = new ConcurrentHashMap<>();

  public ScriptIndex() {
    try {
      writer =
          new IndexWriter(
              new ByteBuffersDirectory(), new IndexWriterConfig(ScriptTokenizer.ANALYZER));
      searchers = new SearcherManager(writer, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Takes in these scripts, whose text is the published one.
  public synchronized void put(Collection<Script> scripts) {
    try {
      for (Script script : scripts) {
        published.put(script.id(), script);
        if (script.text().forStaffOnly()) {
          internal.put(script.id(), InternalText.of(script.text()));
        } else {
          internal.remove(script.id());
        }
        writer.updateDocument(new Term(ID, script.id()), document(script));
      }
      searchers.maybeRefreshBlocking();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public synchronized void remove(String id) {
    try {
      published.remove(id);
      internal.remove(id);
      writer.deleteDocuments(new Term(ID, id));
      searchers.maybeRefreshBlocking();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public int size() {
    return published.size();
  }

  /// The title of a script for staff only that words to a citizen quote. Costs a look for each of
  /// its sentences; the other scripts are read only where one is found.
  public Optional<String> findInternalQuote(String words) {
    return internal.values().stream()
        .filter(it -> it.isQuotedIn(words, open()))
        .map(InternalText::title)
        .findFirst();
  }

  private Stream<ScriptText> open() {
    return published.values().stream().map(Script::text).filter(it -> !it.forStaffOnly());
  }

  public List<FoundScript> search(ScriptQuery query) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return search(searcher, query);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private List<FoundScript> search(IndexSearcher searcher, ScriptQuery query) throws IOException {
    var terms = rarest(searcher.getIndexReader(), query.words());
    var hits =
        searcher.search(lucene(query, terms, known(searcher.getIndexReader(), terms)), CANDIDATES)
            .scoreDocs;
    var fields = searcher.storedFields();
    var found = new ArrayList<FoundScript>();
    float best = hits.length == 0 ? 0 : hits[0].score;
    for (ScoreDoc hit : hits) {
      Script script = published.get(fields.document(hit.doc).get(ID));
      if (script == null || !script.text().isValidOn(query.on())) {
        continue;
      }
      if (hit.score < best * QUIET_BELOW || found.size() == query.limit()) {
        break;
      }
      found.add(found(script, hit.score, terms));
    }
    return found;
  }

  /// How many of the words any script has at all: a citizen's story brings many that none has.
  private static int known(IndexReader reader, List<String> terms) throws IOException {
    int known = 0;
    for (String term : terms) {
      known += reader.docFreq(new Term("body", term)) > 0 ? 1 : 0;
    }
    return known;
  }

  private static Query lucene(ScriptQuery query, List<String> terms, int known) {
    var all = new BooleanQuery.Builder();
    String category = query.category();
    if (!terms.isEmpty()) {
      // With a category chosen, its own scripts stay in sight however the story is told.
      all.add(words(query.words(), terms, known), category == null ? Occur.MUST : Occur.SHOULD);
    } else if (!query.words().isBlank() || category == null) {
      all.add(new ConstantScoreQuery(MatchAllDocsQuery.INSTANCE), Occur.MUST);
    }
    if (category != null) {
      all.add(fits(category), terms.isEmpty() ? Occur.MUST : Occur.SHOULD);
      all.setMinimumNumberShouldMatch(terms.isEmpty() ? 0 : 1);
    }
    if (query.district() != null) {
      var place = new BooleanQuery.Builder();
      place.add(new TermQuery(new Term(DISTRICT, query.district())), Occur.SHOULD);
      place.add(new TermQuery(new Term(DISTRICT, WHOLE_CITY)), Occur.SHOULD);
      all.add(place.build(), Occur.FILTER);
    }
    return all.build();
  }

  /// Scripts of the category, of those below it, and of those above it.
  private static Query fits(String category) {
    var family = new BooleanQuery.Builder();
    family.add(new TermQuery(new Term(WITHIN, category)), Occur.SHOULD);
    for (int end = CODE_STEP; end < category.length(); end += CODE_STEP) {
      family.add(new TermQuery(new Term(CATEGORY, category.substring(0, end))), Occur.SHOULD);
    }
    return new BoostQuery(new ConstantScoreQuery(family.build()), 2);
  }

  private static Query words(String text, List<String> terms, int known) {
    var words = new BooleanQuery.Builder();
    for (String term : terms) {
      words.add(anyField(term, false), Occur.SHOULD);
    }
    String typed = beingTyped(text);
    if (typed != null) {
      words.add(new BoostQuery(anyField(typed, true), 0.5f), Occur.SHOULD);
    } else {
      words.setMinimumNumberShouldMatch(Math.max(1, known / 6));
    }
    return words.build();
  }

  private static Query anyField(String term, boolean isPrefix) {
    var anywhere = new ArrayList<Query>();
    for (String field : FIELD_NAMES) {
      var at = new Term(field, term);
      anywhere.add(
          new BoostQuery(
              isPrefix ? new PrefixQuery(at) : new TermQuery(at), FIELDS.getOrDefault(field, 1f)));
    }
    return new DisjunctionMaxQuery(anywhere, 0.1f);
  }

  /// The word that is not finished yet: one Chinese character alone, or letters at the end.
  private static @Nullable String beingTyped(String text) {
    var words = ScriptTokenizer.tokenize(text);
    if (words.isEmpty() || text.endsWith(" ")) {
      return null;
    }
    String last = words.stream().reduce((one, next) -> next).orElseThrow();
    boolean isPair = last.length() > 1 && Character.isIdeographic(last.codePointAt(0));
    return isPair ? null : last;
  }

  private static List<String> rarest(IndexReader reader, String text) throws IOException {
    var terms = new ArrayList<>(ScriptTokenizer.tokenize(text));
    if (terms.size() <= MOST_TERMS) {
      return terms;
    }
    record Counted(String term, int documents) {}
    var counted = new ArrayList<Counted>();
    for (String term : terms) {
      int documents = reader.docFreq(new Term("body", term));
      if (documents > 0) {
        counted.add(new Counted(term, documents));
      }
    }
    counted.sort(Comparator.comparingInt(Counted::documents));
    return counted.stream().limit(MOST_TERMS).map(Counted::term).toList();
  }

  private static FoundScript found(Script script, float score, List<String> terms) {
    String words = everything(script.text()).toLowerCase(Locale.ROOT);
    var agreedBy =
        script.agreements().stream().filter(a -> !a.isOwed()).map(Agreement::unit).toList();
    Integer edition = script.publication().publishedEdition();
    return new FoundScript(
        script.id(),
        edition == null ? script.edition() : edition,
        script.text(),
        score,
        terms.stream().filter(words::contains).limit(12).toList(),
        agreedBy,
        script.publication().publishedAt());
  }

  private static Document document(Script script) {
    ScriptText text = script.text();
    var document = new Document();
    document.add(new StringField(ID, script.id(), Field.Store.YES));
    document.add(words("title", text.title() + " " + orEmpty(text.titleEn())));
    document.add(words("keywords", String.join(" ", text.keywords())));
    document.add(words("applies", orEmpty(text.guidance().whenItApplies())));
    document.add(words("asked", asked(text)));
    document.add(words("body", everything(text)));
    document.add(new StringField(CATEGORY, text.category(), Field.Store.NO));
    for (int end = CODE_STEP; end <= text.category().length(); end += CODE_STEP) {
      document.add(new StringField(WITHIN, text.category().substring(0, end), Field.Store.NO));
    }
    var districts = text.scope().districts();
    for (String district : districts.isEmpty() ? List.of(WHOLE_CITY) : districts) {
      document.add(new StringField(DISTRICT, district, Field.Store.NO));
    }
    return document;
  }

  private static TextField words(String field, String text) {
    return new TextField(field, text, Field.Store.NO);
  }

  private static String asked(ScriptText text) {
    var asked = new StringBuilder();
    text.followUps().forEach(f -> asked.append(f.question()).append('\n'));
    return asked.toString();
  }

  private static String everything(ScriptText text) {
    var all = new StringBuilder(text.title()).append('\n').append(orEmpty(text.titleEn()));
    text.guidance().parts().forEach(part -> all.append('\n').append(part));
    text.keywords().forEach(word -> all.append('\n').append(word));
    text.followUps().forEach(f -> all.append('\n').append(f.question()).append(f.answer()));
    return all.toString();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
