package vigil.bench.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import vigil.bench.understanding.UnderstandingBench.TestAppeal;
import vigil.city.Urgency;
import vigil.understanding.Guess;
import vigil.understanding.Suggestion;

/// How right a reading was.
///
/// @param rightNumber of the dangers, those whose number to call was among those named
record ReadingScore(
    double macroF1,
    double accuracy,
    UnitShare unit,
    Found urgent,
    Found danger,
    double rightNumber,
    double type,
    Confidence confidence) {
  private static final int BINS = 10;
  private static final double SURE = 0.97;

  /// How often the right unit was first, and among three.
  record UnitShare(double first, double among) {}

  /// How far a confidence can be trusted.
  ///
  /// @param error mean distance of confidence and share of right ones over ten bins
  /// @param decided share of the texts that are more sure than the last at which 97 % are right
  record Confidence(double error, double decided) {}

  record Found(double recall, double precision) {}

  static ReadingScore of(List<TestAppeal> tests, List<Suggestion> read) {
    int n = tests.size();
    IntPredicate isRight = i -> top(read.get(i)).equals(tests.get(i).category());
    var dangerous = IntStream.range(0, n).filter(i -> !tests.get(i).danger().isEmpty()).toArray();
    return new ReadingScore(
        macroF1(tests, read),
        share(n, isRight),
        new UnitShare(
            share(n, i -> units(read.get(i), 1).contains(tests.get(i).unit())),
            share(n, i -> units(read.get(i), 3).contains(tests.get(i).unit()))),
        found(
            n,
            i -> tests.get(i).isUrgent(),
            i -> UnderstandingBench.value(read.get(i).urgency()).equals(Urgency.URGENT.name())),
        found(n, i -> !tests.get(i).danger().isEmpty(), i -> !read.get(i).dangers().isEmpty()),
        share(
            dangerous.length, k -> names(read.get(dangerous[k]), tests.get(dangerous[k]).danger())),
        share(n, i -> UnderstandingBench.value(read.get(i).type()).equals(tests.get(i).type())),
        new Confidence(calibrationError(n, read, isRight), decided(n, read, isRight)));
  }

  private static boolean names(Suggestion read, String number) {
    return read.dangers().stream().anyMatch(it -> it.danger().number().digits().equals(number));
  }

  private static String top(Suggestion read) {
    return UnderstandingBench.value(read.matter().top());
  }

  private static double sure(Suggestion read) {
    Guess top = read.matter().top();
    return top == null ? 0 : top.confidence();
  }

  private static List<String> units(Suggestion read, int most) {
    return read.matter().units().stream().limit(most).map(Guess::value).toList();
  }

  private static double share(int n, IntPredicate isTrue) {
    return n == 0 ? Double.NaN : IntStream.range(0, n).filter(isTrue).count() / (double) n;
  }

  private static Found found(int n, IntPredicate is, IntPredicate said) {
    double both = IntStream.range(0, n).filter(is.and(said)).count();
    return new Found(
        both / IntStream.range(0, n).filter(is).count(),
        both / IntStream.range(0, n).filter(said).count());
  }

  private static double macroF1(List<TestAppeal> tests, List<Suggestion> read) {
    Set<String> labels = new TreeSet<>(tests.stream().map(TestAppeal::category).toList());
    double sum = 0;
    for (String label : labels) {
      int both = 0;
      int either = 0;
      for (int i = 0; i < tests.size(); i++) {
        boolean is = tests.get(i).category().equals(label);
        boolean said = top(read.get(i)).equals(label);
        both += is && said ? 1 : 0;
        either += (is ? 1 : 0) + (said ? 1 : 0);
      }
      sum += 2.0 * both / either;
    }
    return sum / labels.size();
  }

  private static double calibrationError(int n, List<Suggestion> read, IntPredicate isRight) {
    double[] sure = new double[BINS];
    double[] right = new double[BINS];
    for (int i = 0; i < n; i++) {
      int bin = Math.min(BINS - 1, (int) (sure(read.get(i)) * BINS));
      sure[bin] += sure(read.get(i));
      right[bin] += isRight.test(i) ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(sure[bin] - right[bin]) / n;
    }
    return error;
  }

  private static double decided(int n, List<Suggestion> read, IntPredicate isRight) {
    var order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    order.sort(Comparator.comparingDouble((Integer i) -> sure(read.get(i))).reversed());
    int right = 0;
    double decided = 0;
    for (int k = 0; k < n; k++) {
      right += isRight.test(order.get(k)) ? 1 : 0;
      if (right >= SURE * (k + 1)) {
        decided = (k + 1.0) / n;
      }
    }
    return decided;
  }
}
