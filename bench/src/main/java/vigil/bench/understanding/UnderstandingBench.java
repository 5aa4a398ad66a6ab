package vigil.bench.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigil.city.City;
import vigil.city.Urgency;
import vigil.city.files.PolicyCity;
import vigil.kernel.Csv;
import vigil.understanding.Guess;
import vigil.understanding.Meaning;
import vigil.understanding.Suggestion;
import vigil.understanding.life.AppealModel;
import vigil.understanding.life.AppealReader;
import vigil.understanding.life.LabelledAppeal;
import vigil.understanding.life.ModelTrainer;
import vigil.understanding.life.NoMeaning;
import vigil.understanding.life.Thresholds;
import vigil.understanding.meaning.MeaningService;
import vigil.understanding.steps.ShippedTexts;

/// What the first model reads out of appeals that were written by other hands than its training
/// texts: first level, unit, urgency, danger; beside it what the most frequent answer and the words
/// of the policy alone would give.
public final class UnderstandingBench {
  private static final String FILE = "/texts/appeals.csv";
  private static final Instant NOW = Instant.parse("2022-04-06T02:00:00Z");
  private static final double F1_AIM = 0.85;

  /// All guesses are wanted, however unsure, but for urgency and danger, whose thresholds are the
  /// policy's, as is what share of the words must be known.
  private static Thresholds thresholds(City city) {
    Map<String, Double> set = new TreeMap<>();
    city.policy()
        .rows(vigil.city.PolicyTable.UNDERSTANDING)
        .forEach(row -> set.put(row.text("name"), row.as("value", Double::parseDouble)));
    return new Thresholds(
        0,
        0,
        0,
        0,
        set.getOrDefault("urgentAt", 0.5),
        set.getOrDefault("dangerAt", 0.5),
        0,
        set.getOrDefault("knownAt", 0.3));
  }

  private static final Meaning NONE = new NoMeaning();

  private UnderstandingBench() {}

  public static void main(String[] args) throws IOException {
    City city = PolicyCity.shipped();
    List<TestAppeal> tests = tests();
    Meaning meaning = Boolean.getBoolean("x.nomeaning") ? NONE : MeaningService.load().orElse(NONE);
    long begun = System.nanoTime();
    List<LabelledAppeal> texts = ShippedTexts.list(city, meaning);
    AppealModel model = ModelTrainer.train("shipped", texts, done -> {});
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%,d texts of %,d matters taught it in %.1f s; %,d texts of other hands ask it%n%n",
        texts.size(),
        texts.stream().map(LabelledAppeal::source).distinct().count(),
        seconds,
        tests.size());
    var learned = read(city, model, meaning, tests);
    var words = read(city, null, NONE, tests);
    ReadingScore score = ReadingScore.of(tests, learned);
    System.out.printf("%-44s %10s %10s %10s%n", "", "model", "words", "majority");
    row("first level, macro-F1", score.macroF1(), 0, majorityF1(tests));
    row("first level right", score.accuracy(), 0, most(tests, TestAppeal::category));
    row("unit first", score.unit().first(), 0, most(tests, TestAppeal::unit));
    row("unit among three", score.unit().among(), 0, Double.NaN);
    ReadingScore bare = ReadingScore.of(tests, words);
    row("urgent, recall", score.urgent().recall(), bare.urgent().recall(), 0);
    row("urgent, precision", score.urgent().precision(), bare.urgent().precision(), Double.NaN);
    row("danger, recall", score.danger().recall(), bare.danger().recall(), 0);
    row("danger, precision", score.danger().precision(), bare.danger().precision(), Double.NaN);
    row("right number to call, of dangers", score.rightNumber(), bare.rightNumber(), Double.NaN);
    row("type right", score.type(), bare.type(), most(tests, TestAppeal::type));
    System.out.printf(
        "%nconfidence of the first level: expected calibration error %.3f; %.0f %% decided at 97 %% right%n",
        score.confidence().error(), 100 * score.confidence().decided());
    System.out.printf("%.0f texts a second on one core%n", perSecond(city, model, meaning, tests));
    System.out.printf(
        "bench understanding: %.3f macro-F1 (target %.2f)%n", score.macroF1(), F1_AIM);
  }

  private static void row(String what, double model, double words, double majority) {
    System.out.printf("%-44s %10s %10s %10s%n", what, shown(model), shown(words), shown(majority));
  }

  private static String shown(double value) {
    return Double.isNaN(value) ? "-" : "%.3f".formatted(value);
  }

  private static List<Suggestion> read(
      City city, @Nullable AppealModel model, Meaning meaning, List<TestAppeal> tests) {
    var reader = new AppealReader(city, thresholds(city), model, meaning);
    return tests.stream().map(test -> reader.read(test.text(), null, NOW)).toList();
  }

  private static double perSecond(
      City city, AppealModel model, Meaning meaning, List<TestAppeal> tests) {
    long begun = System.nanoTime();
    read(city, model, meaning, tests);
    return tests.size() / ((System.nanoTime() - begun) / 1e9);
  }

  private static double most(List<TestAppeal> tests, Function<TestAppeal, String> label) {
    Map<String, Integer> counts = new TreeMap<>();
    tests.forEach(test -> counts.merge(label.apply(test), 1, Integer::sum));
    return counts.values().stream().mapToInt(n -> n).max().orElse(0) / (double) tests.size();
  }

  private static double majorityF1(List<TestAppeal> tests) {
    double share = most(tests, TestAppeal::category);
    long labels = tests.stream().map(TestAppeal::category).distinct().count();
    return 2 * share / (1 + share) / labels;
  }

  private static List<TestAppeal> tests() throws IOException {
    try (InputStream in = UnderstandingBench.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<TestAppeal> tests = new ArrayList<>();
      for (Csv.Row row : Csv.read(FILE, text)) {
        tests.add(
            new TestAppeal(
                row.text("text"),
                row.text("category"),
                row.text("unit"),
                row.text("urgency").equals(Urgency.URGENT.name()),
                row.text("danger"),
                row.text("type")));
      }
      return tests;
    }
  }

  /// A text and what is right for it.
  record TestAppeal(
      String text, String category, String unit, boolean isUrgent, String danger, String type) {}

  /// The value of a guess; nothing where there is none.
  static String value(@Nullable Guess guess) {
    return guess == null ? "" : guess.value();
  }
}
