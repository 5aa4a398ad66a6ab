package vigil.bench.texts;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import vigil.bench.texts.Questions.Question;
import vigil.city.Category;
import vigil.knowledge.Script;
import vigil.knowledge.search.ScriptIndex;
import vigil.knowledge.search.ScriptIndex.Policy;
import vigil.knowledge.search.SearchSettings;
import vigil.knowledge.search.SearchWords;
import vigil.understanding.Meaning;
import vigil.understanding.meaning.MeaningService;

/// Answers in the citizen's words: how many questions of other hands find their script, beside
/// words alone as they were, words with synonyms and sound, and meaning alone; and how long a
/// search takes at 93 and at 100,000 scripts, the question's vector included.
///
/// `-Dvigil.bench.tune=true` measures the tuning questions instead, over a grid of thresholds: what
/// `policy/search.csv` says comes from there. `-Dvigil.bench.large=N` sets the number of scripts.
public final class SearchBench {
  private static final int FEW = 93;
  private static final int LARGE = Integer.getInteger("vigil.bench.large", 100_000);
  private static final int WARM_UP = 300;
  private static final int LOOKS = 1_000;
  private static final double TARGET_RECALL = 0.9;
  private static final double TARGET_ANSWERED = 0.96;
  private static final double TARGET_MILLIS = 20;
  private static final double NEARLY_ALL = 100;

  private final Meaning runtime;
  private final Meaning meaning;
  private final List<Script> scripts = DemoScriptFile.read();
  private final List<Category> leaves = DemoScriptFile.leaves();

  private SearchBench(Meaning runtime) throws IOException {
    this.runtime = runtime;
    this.meaning = kept(runtime);
  }

  public static void main(String[] args) throws IOException {
    Optional<Meaning> runtime = MeaningService.load();
    if (runtime.isEmpty()) {
      System.out.println("The model of sentences does not run here: words alone are measured.");
    }
    var bench = new SearchBench(runtime.orElse(NO_MEANING));
    if (Boolean.getBoolean("vigil.bench.tune")) {
      bench.tune(Questions.read("tuning-questions.csv").questions());
    } else {
      bench.measure(Questions.read("questions.csv").questions());
    }
  }

  private void measure(List<Question> questions) {
    long none = questions.stream().filter(question -> question.titles().isEmpty()).count();
    System.out.printf(
        "%d questions of other hands, %d without an answer; %d scripts%n",
        questions.size(), none, scripts.size());
    double recall = compare(questions);
    askAllDay(questions);
    System.out.printf(
        "%n%-32s %10s %10s %10s%n", "a search while typing", "p50 ms", "p99 ms", "set-up s");
    time("words alone", FEW, NO_MEANING, questions);
    time("words and meaning", FEW, runtime, questions);
    time("words alone", LARGE, NO_MEANING, questions);
    double millis = time("words and meaning", LARGE, runtime, questions);
    System.out.printf(
        "search at %,d scripts: %.1f ms p99 (target %.0f)%n", LARGE, millis, TARGET_MILLIS);
    System.out.printf("bench search: %.3f recall@5 (target %.1f)%n", recall, TARGET_RECALL);
  }

  private double compare(List<Question> questions) {
    Policy shipped = Policy.shipped();
    print("words as before", words(before(), false), questions);
    print("words, synonyms, sound", words(withMeaning(shipped, 0), true), questions);
    print("meaning alone", fused(withMeaning(onlyMeaning(shipped), NEARLY_ALL)), questions);
    return print("words and meaning", fused(shipped), questions);
  }

  private void askAllDay(List<Question> questions) {
    try (var index = fused(Policy.shipped())) {
      var day = ConsultationDay.of(index, questions, 1);
      System.out.printf(
          "%n%,d consultations of a day that a script covers: %.1f %% answered by the first words,"
              + " %.1f %% once asked back, the rest became orders: %.1f %% without (target %.0f)%n",
          day.calls(),
          100.0 * day.atOnce() / day.calls(),
          100.0 * day.askedBack() / day.calls(),
          100 * day.answered(),
          100 * TARGET_ANSWERED);
    }
  }

  private static Policy onlyMeaning(Policy shipped) {
    return new Policy(SearchWords.NONE, shipped.settings());
  }

  /// No synonyms, no sound, no meaning, and an answer to everything.
  private static Policy before() {
    return new Policy(SearchWords.NONE, new SearchSettings(0, 0, 0, 0, 0, 0, 0.15));
  }

  private static Policy withMeaning(Policy of, double weight) {
    var s = of.settings();
    return new Policy(
        of.words(),
        new SearchSettings(
            weight, s.words(), s.other(), s.least(), s.leastWords(), s.quiet(), s.quietWords()));
  }

  private ScriptIndex words(Policy policy, boolean withSound) {
    var index = new ScriptIndex(() -> policy);
    index.put(scripts);
    if (withSound) {
      index.listen();
    }
    return index;
  }

  private ScriptIndex fused(Policy policy) {
    var index = words(policy, true);
    index.understand(meaning, leaves);
    return index;
  }

  private static double print(String what, ScriptIndex index, List<Question> questions) {
    try (index) {
      var quality = SearchQuality.of(index, questions);
      System.out.printf(
          "%-26s recall@5 %.3f  MRR %.3f  no answer said %.3f  answer missed %.3f  %s%n",
          what,
          quality.recall(),
          quality.rank(),
          quality.nothing(),
          quality.silent(),
          byKind(quality));
      return quality.recall();
    }
  }

  private static String byKind(SearchQuality quality) {
    var text = new StringBuilder();
    quality.byKind().forEach((kind, share) -> text.append("%s %.2f ".formatted(kind, share)));
    return text.toString().strip();
  }

  private double time(String what, int count, Meaning model, List<Question> questions) {
    try (var index = new ScriptIndex(Policy::shipped)) {
      long begin = System.nanoTime();
      index.listen();
      index.put(scripts);
      index.put(DemoScriptFile.invent(count - scripts.size()));
      var blended = new BlendedMeaning(model);
      index.understand(blended, leaves);
      blended.fill();
      double setUp = (System.nanoTime() - begin) / 1e9;
      double[] millis = new double[LOOKS];
      var dice = new Random(1);
      for (int i = -WARM_UP; i < LOOKS; i++) {
        String words = typed(questions.get(dice.nextInt(questions.size())).words(), dice);
        long start = System.nanoTime();
        SearchQuality.search(index, words);
        if (i >= 0) {
          millis[i] = (System.nanoTime() - start) / 1e6;
        }
      }
      Arrays.sort(millis);
      double p99 = millis[LOOKS * 99 / 100];
      System.out.printf(
          "%-18s at %,11d %10.1f %10.1f %10.0f%n", what, count, millis[LOOKS / 2], p99, setUp);
      return p99;
    }
  }

  /// What stands there after some keys: every question is new to the server.
  private static String typed(String words, Random dice) {
    return words.substring(0, 1 + dice.nextInt(words.length()));
  }

  private void tune(List<Question> questions) {
    compare(questions);
    try (var index = new ScriptIndex(() -> settings)) {
      index.put(scripts);
      index.listen();
      index.understand(meaning, leaves);
      System.out.printf("%n%8s  %s%n", "meaning", "recall MRR nothing silent");
      for (double weight : new double[] {2, 3, 4, 5, 6, 8, 10, 15}) {
        settings = withMeaning(Policy.shipped(), weight);
        System.out.printf("%8.0f  %s%n", weight, figures(index, questions));
      }
      System.out.printf(
          "%n%8s %8s %8s  %s%n", "words", "other", "least", "recall MRR nothing silent");
      for (double words : new double[] {0.1, 0.2, 0.3}) {
        for (double other : new double[] {0.5, 0.75, 1}) {
          for (double least = -0.06; least <= 0.3; least += 0.02) {
            grid(index, questions, words, other, least);
          }
        }
      }
    }
  }

  private Policy settings = Policy.shipped();

  private void grid(
      ScriptIndex index, List<Question> questions, double words, double other, double least) {
    var shipped = Policy.shipped();
    settings =
        new Policy(
            shipped.words(),
            new SearchSettings(
                shipped.settings().meaning(),
                words,
                other,
                least,
                0,
                shipped.settings().quiet(),
                0));
    System.out.printf("%8.2f %8.2f %8.2f  %s%n", words, other, least, figures(index, questions));
  }

  private static String figures(ScriptIndex index, List<Question> questions) {
    var quality = SearchQuality.of(index, questions);
    return "%.3f %.3f %.3f %.3f"
        .formatted(quality.recall(), quality.rank(), quality.nothing(), quality.silent());
  }

  private static final Meaning NO_MEANING =
      new Meaning() {
        @Override
        public State state() {
          return State.MISSING;
        }

        @Override
        public Optional<float[]> embed(String text) {
          return Optional.empty();
        }
      };

  /// A sentence is read once: whoever measures quality asks the same again and again.
  private static Meaning kept(Meaning model) {
    Map<String, Optional<float[]>> known = new ConcurrentHashMap<>();
    return new Meaning() {
      @Override
      public State state() {
        return model.state();
      }

      @Override
      public Optional<float[]> embed(String text) {
        return known.computeIfAbsent(text, model::embed);
      }
    };
  }
}
