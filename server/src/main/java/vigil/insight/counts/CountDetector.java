package vigil.insight.counts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a series of counts period by period, each by what came before it alone. A score is the log
/// likelihood ratio of the outbreaks looked for, by their weights, against the usual; both negative
/// binomial, whose variance an outbreak's cases raise by no more than their number. A period that
/// is as usual itself is no alarm, whatever came before it.
public final class CountDetector {
  /// No ratio beyond it says more.
  private static final double MOST = 300;

  private static final int LATE = 3;

  private final CountSettings settings;

  public CountDetector(CountSettings settings) {
    this.settings = settings;
  }

  /// Reads the periods from `from` on.
  ///
  /// @param holidays by period; empty where none are known
  public List<CountReading> read(int[] counts, boolean[] holidays, int from) {
    List<CountReading> readings = new ArrayList<>();
    LogLinearModel model = null;
    for (int period = Math.max(from, settings.learning().least());
        period < counts.length;
        period++) {
      if (model == null || (period - from) % settings.learning().refit() == 0) {
        model = learn(counts, holidays, period, model);
      }
      readings.add(read(counts, period, model, isOn(readings)));
    }
    return readings;
  }

  /// An alarm of late goes on over a weekend on which a service is closed.
  private static boolean isOn(List<CountReading> readings) {
    return readings.subList(Math.max(0, readings.size() - LATE), readings.size()).stream()
        .anyMatch(CountReading::isAlarm);
  }

  private LogLinearModel learn(
      int[] counts, boolean[] holidays, int period, @Nullable LogLinearModel before) {
    int end = period - settings.learning().guard();
    var terms = new SeasonalTerms(settings.cadence(), end, holidays);
    boolean isAlike = before != null && before.terms().size() == terms.size();
    return LogLinearFit.of(
        counts, end, terms, settings.learning().usual(), isAlike ? before : null);
  }

  private CountReading read(int[] counts, int period, LogLinearModel model, boolean isOn) {
    double level = level(counts, period, model);
    double ratio = 0;
    double best = Double.NEGATIVE_INFINITY;
    int periods = 1;
    for (Outbreak outbreak : settings.outbreaks()) {
      double evidence = evidence(counts, period, model, level, outbreak);
      ratio += outbreak.weight() * Math.exp(Math.min(MOST, evidence));
      if (evidence > best) {
        best = evidence;
        periods = outbreak.extra().size();
      }
    }
    double score = Math.log(ratio);
    double expected = level * model.expected(period);
    return new CountReading(
        period,
        counts[period],
        expected,
        model.dispersion(),
        score,
        counts[period] > expected && score >= (isOn ? settings.keep() : settings.threshold()),
        periods);
  }

  private static double evidence(
      int[] counts, int period, LogLinearModel model, double level, Outbreak outbreak) {
    double sum = 0;
    int first = period - outbreak.extra().size() + 1;
    for (int t = first; t <= period; t++) {
      double mean = level * model.expected(t);
      double variance = model.dispersion() * mean;
      double extra = outbreak.extra().get(t - first) * Math.sqrt(variance);
      sum +=
          NegativeBinomial.logLikelihood(
                  counts[t], mean + extra, (variance + extra) / (mean + extra))
              - NegativeBinomial.logLikelihood(counts[t], mean, model.dispersion());
    }
    return sum;
  }

  /// How much of the expectation came lately: a gamma prior worth some dispersed cases.
  private double level(int[] counts, int period, LogLinearModel model) {
    double weight = settings.level().weight() * model.dispersion();
    double seen = weight;
    double due = weight;
    int end = period - settings.learning().guard();
    for (int t = Math.max(0, end - settings.level().periods()); t < end; t++) {
      double mean = model.expected(t);
      seen +=
          Math.min(
              counts[t], mean + settings.learning().usual() * Math.sqrt(model.dispersion() * mean));
      due += mean;
    }
    return due == 0 ? 1 : seen / due;
  }
}
