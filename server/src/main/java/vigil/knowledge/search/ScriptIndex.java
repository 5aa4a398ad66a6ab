package vigil.knowledge.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import vigil.city.Category;
import vigil.kernel.Csv;
import vigil.knowledge.FoundScript;
import vigil.knowledge.IndexState;
import vigil.knowledge.Script;
import vigil.knowledge.Script.Agreement;
import vigil.knowledge.ScriptQuery;
import vigil.knowledge.ScriptText;
import vigil.knowledge.life.InternalText;
import vigil.understanding.Meaning;

/// Published scripts by their words and by what they mean. A script's score is its BM25 as a share
/// of the best plus six times the cosine of its nearest sentence (understanding 4); without a model
/// of sentences the words alone rank.
///
/// A search never touches the database. Its cost is the question's vector (some 4 ms), the nearest
/// vectors (some 4 ms at 400,000) and the postings of its rarest terms in five fields.
public final class ScriptIndex implements AutoCloseable {
  /// Looked at before days, districts and quiet ones are left out.
  private static final int CANDIDATES = 100;

  /// How words are read and weighed, asked anew at each search: an approved edition holds at once.
  public record Policy(SearchWords words, SearchSettings settings) {
    /// What ships.
    public static Policy shipped() {
      return new Policy(
          SearchWords.of(Csv.policy("", "synonyms.csv")),
          SearchSettings.of(Csv.policy("", "search.csv")));
    }
  }

  private final Supplier<Policy> policy;
  private final VectorFile kept;
  private final ScriptVectors vectors = new ScriptVectors();
  private final Map<String, Script> published = new ConcurrentHashMap<>();
  private final Map<String, String> everything = new ConcurrentHashMap<>();
  private final Map<String, InternalText> internal = new ConcurrentHashMap<>();
  private final Map<String, List<String>> spoken = new ConcurrentHashMap<>();
  private volatile WordIndex words = new WordIndex();
  private volatile int owed = IndexState.UNKNOWN;
  private volatile @Nullable Pinyin pinyin;
  private volatile @Nullable Meaning meaning;
  private volatile OtherMatters others = new OtherMatters();
  private volatile OtherMatters unanswered = others;

  public ScriptIndex(Supplier<Policy> policy) {
    this(policy, VectorFile.none());
  }

  /// An index of nothing yet.
  ///
  /// @param kept what was read by its meaning before
  public ScriptIndex(Supplier<Policy> policy, VectorFile kept) {
    this.policy = policy;
    this.kept = kept;
  }

  /// Takes in these scripts, whose text is the published one.
  public void put(Collection<Script> scripts) {
    putWords(scripts);
    putMeaning(scripts);
  }

  private synchronized void putWords(Collection<Script> scripts) {
    for (Script script : scripts) {
      var said = spokenOf(script.id());
      published.put(script.id(), script);
      everything.put(script.id(), ScriptDocument.everything(script.text(), said));
      if (script.text().forStaffOnly()) {
        internal.put(script.id(), InternalText.of(script.text()));
      } else {
        internal.remove(script.id());
      }
      words.put(script, said, pinyin);
    }
    unanswered = others.without(published.values());
    words.refresh();
  }

  private List<String> spokenOf(String id) {
    return spoken.getOrDefault(id, List.of());
  }

  /// From now on a script is found by these words of callers too.
  public void speak(String id, List<String> phrases) {
    List<String> before = phrases.isEmpty() ? spoken.remove(id) : spoken.put(id, phrases);
    Script script = published.get(id);
    if (script != null && !phrases.equals(before == null ? List.of() : before)) {
      put(List.of(script));
    }
  }

  public IndexState state() {
    return new IndexState(published.size(), owed);
  }

  /// Says how many scripts are to be taken in or out still.
  public void owe(int scripts) {
    owed = scripts;
  }

  /// The published edition of each script that can be found.
  public Map<String, Integer> editions() {
    Map<String, Integer> editions = new HashMap<>();
    published.forEach((id, script) -> {
      Integer edition = script.publication().publishedEdition();
      editions.put(id, edition == null ? script.edition() : edition);
    });
    return editions;
  }

  /// Whether nothing can be put in any more: an accident of Lucene's.
  public boolean isLost() {
    return !words.isOpen();
  }

  /// Begins the words anew from what is known; the old ones answer until it is done.
  public synchronized void renew() {
    var fresh = new WordIndex();
    published.values().forEach(script -> fresh.put(script, spokenOf(script.id()), pinyin));
    fresh.refresh();
    WordIndex old = words;
    words = fresh;
    old.close();
  }

  /// As after an accident.
  void lose() {
    words.lose();
  }

  private void putMeaning(Collection<Script> scripts) {
    Meaning model = meaning;
    if (model == null) {
      return;
    }
    for (Script script : scripts) {
      var sentences =
          ScriptVectors.sentences(script.text(), spokenOf(script.id())).stream()
              .flatMap(sentence -> vector(model, sentence).stream())
              .toList();
      // What was published anew or retired meanwhile is taken in by whoever read that.
      synchronized (this) {
        if (script.equals(published.get(script.id()))) {
          vectors.put(script.id(), sentences);
        }
      }
    }
  }

  private Optional<byte[]> vector(Meaning model, String sentence) {
    var known = kept.find(sentence);
    if (known.isEmpty()) {
      known = model.embed(sentence).map(ByteVector::of);
      known.ifPresent(vector -> kept.keep(sentence, vector));
    }
    return known;
  }

  /// Learns how scripts sound: from now on they are found by pinyin too. Takes half a second, once
  /// a process.
  public void listen() {
    CommonWords.cut("健康码");
    var sounds = Pinyin.get();
    synchronized (this) {
      pinyin = sounds;
      putWords(List.copyOf(published.values()));
    }
  }

  /// Learns what scripts mean, some 10 ms a sentence; answers all the while.
  ///
  /// @param leaves what people call about, with a script or without
  public void understand(Meaning model, Collection<Category> leaves) {
    var matters = OtherMatters.of(leaves, model);
    synchronized (this) {
      others = matters;
      unanswered = matters.without(published.values());
    }
    meaning = model;
    var all = List.copyOf(published.values());
    putMeaning(all);
    kept.tidy(
        all.stream()
            .flatMap(one -> ScriptVectors.sentences(one.text(), spokenOf(one.id())).stream())
            .toList());
  }

  public synchronized void remove(String id) {
    published.remove(id);
    everything.remove(id);
    internal.remove(id);
    unanswered = others.without(published.values());
    words.remove(id);
    words.refresh();
    vectors.remove(id);
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
      return words.search(searcher -> search(searcher, query));
    } catch (AlreadyClosedException renewed) {
      return words.search(searcher -> search(searcher, query));
    }
  }

  private List<FoundScript> search(IndexSearcher searcher, ScriptQuery query) throws IOException {
    Policy rules = policy.get();
    var question = rules.words().read(query.words());
    var terms = QuestionTerms.of(searcher.getIndexReader(), question, pinyin);
    var byWords = byWords(searcher, ScriptFilter.of(query, terms));
    if (query.words().isBlank() && query.category() == null) {
      published.keySet().stream()
          .filter(id -> isOfTonight(id, query.on()))
          .forEach(id -> byWords.put(id, 1.0));
    }
    float[] vector = vector(question, rules.settings());
    Map<String, Double> near = vector == null ? Map.of() : vectors.nearest(vector, CANDIDATES);
    Double other = vector == null ? null : unanswered.nearest(vector);
    var ranked = rank(byWords, near, rules.settings().meaning());
    double quiet = rules.settings().quiet(vector != null);
    var fitting = tonightFirst(fitting(ranked, query, quiet), quiet, query.on());
    var check = new EvidenceCheck(query, terms, other, rules.settings());
    boolean isAnswered = fitting.stream().anyMatch(one -> check.carries(evidence(one)));
    var cut = CommonWords.cut(question.core());
    return fitting.stream()
        .filter(one -> check.isShown(evidence(one), isAnswered))
        .limit(query.limit())
        .map(one -> found(one, question, cut, query.on()))
        .flatMap(Optional::stream)
        .toList();
  }

  /// Those that hold on that day and there, down to the quiet ones.
  private List<Ranked> fitting(List<Ranked> ranked, ScriptQuery query, double quiet) {
    double best = ranked.isEmpty() ? 0 : ranked.getFirst().score;
    return ranked.stream()
        .takeWhile(one -> one.score >= best * quiet)
        .filter(one -> {
          Script script = published.get(one.id);
          return script != null && fits(script, query);
        })
        .toList();
  }

  /// Tonight's are what most callers of this hour ask for: they stand first where they are nearer
  /// to the best, in ratio, than to what keeps quiet.
  private List<Ranked> tonightFirst(List<Ranked> fitting, double quiet, LocalDate day) {
    double best = fitting.isEmpty() ? 0 : fitting.getFirst().score;
    double least = best * Math.sqrt(quiet);
    return fitting.stream()
        .sorted(
            Comparator.comparing((Ranked one) -> !(one.score >= least && isOfTonight(one.id, day))))
        .toList();
  }

  private boolean isOfTonight(String id, LocalDate day) {
    Script script = published.get(id);
    return script != null && script.isOfTonight(day);
  }

  /// A script with its share of the best words' score and its likeness; 0 where there is none.
  private record Ranked(String id, double score, double likeness, boolean hasWords) {}

  private static List<Ranked> rank(
      Map<String, Double> byWords, Map<String, Double> near, double weight) {
    double best = byWords.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    // Whoever is not among the nearest is no nearer than the last of them.
    double farthest = near.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    Set<String> all = new LinkedHashSet<>(byWords.keySet());
    all.addAll(near.keySet());
    return all.stream()
        .map(id -> {
          double likeness = near.getOrDefault(id, farthest);
          double score = byWords.getOrDefault(id, 0.0) / best + weight * likeness;
          return new Ranked(id, score, likeness, byWords.containsKey(id));
        })
        .sorted(Comparator.comparingDouble(Ranked::score).reversed())
        .toList();
  }

  private static Map<String, Double> byWords(IndexSearcher searcher, Query query)
      throws IOException {
    Map<String, Double> scores = new HashMap<>();
    var fields = searcher.storedFields();
    for (ScoreDoc hit : searcher.search(query, CANDIDATES).scoreDocs) {
      scores.put(fields.document(hit.doc).get(ScriptDocument.ID), (double) hit.score);
    }
    return scores;
  }

  private float @Nullable [] vector(SearchWords.Question question, SearchSettings settings) {
    Meaning model = meaning;
    // One character has nothing to mean yet.
    long chinese = question.core().codePoints().filter(Character::isIdeographic).count();
    if (model == null || settings.meaning() == 0 || chinese <= 1) {
      return null;
    }
    return model.embedQuestion(question.whole()).orElse(null);
  }

  private static boolean fits(Script script, ScriptQuery query) {
    String district = query.district();
    return script.text().isValidOn(query.on())
        && (district == null || script.text().holdsIn(district));
  }

  private EvidenceCheck.Evidence evidence(Ranked one) {
    Script script = published.get(one.id);
    String category = script == null ? "" : script.text().category();
    String all = everything.getOrDefault(one.id, "");
    return new EvidenceCheck.Evidence(one.likeness, one.hasWords, category, all);
  }

  private Optional<FoundScript> found(
      Ranked one, SearchWords.Question question, List<String> cut, LocalDate day) {
    Script script = published.get(one.id);
    if (script == null) {
      return Optional.empty();
    }
    String all = everything.getOrDefault(one.id, "");
    var keywords = Stream.concat(script.text().keywords().stream(), spokenOf(one.id).stream());
    var because = CommonWords.of(question, cut, keywords.toList(), all);
    var agreedBy =
        script.agreements().stream().filter(a -> !a.isOwed()).map(Agreement::unit).toList();
    Integer edition = script.publication().publishedEdition();
    return Optional.of(
        new FoundScript(
            script.id(),
            edition == null ? script.edition() : edition,
            script.text(),
            (float) one.score,
            because,
            one.likeness >= EvidenceCheck.ALIKE,
            agreedBy,
            new FoundScript.Out(script.publication().publishedAt(), script.isOfTonight(day))));
  }

  @Override
  public void close() {
    words.close();
    kept.close();
  }
}
