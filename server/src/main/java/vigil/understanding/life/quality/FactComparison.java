package vigil.understanding.life.quality;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vigil.understanding.QualityEvidence;
import vigil.understanding.QualityField;
import vigil.understanding.QualityFinding;
import vigil.understanding.QualityFinding.Severity;
import vigil.understanding.QualityKind;
import vigil.understanding.life.quality.CheckedOrder.Appeal;
import vigil.understanding.life.quality.Quantity.Measure;

/// Holds the facts of the citizen's words against those of the order, both ways. The order may say
/// them otherwise: 两千三 as 2300元, 一周 as 7天, 昨晚九点 as 27日21时.
final class FactComparison {
  /// An order tells more than short words do: the agent asked. Below this share of its length
  /// nothing counts as added.
  private static final double FULL_WORDS = 0.6;

  private static final Pattern RELATIVE_DAY =
      Pattern.compile(
          "昨天|昨晚|昨日|昨夜|前天|前晚|大前天|今天|今早|今晨|今日|今晚|刚才|刚刚|现在|早上|上午|中午|下午|晚上|夜里|上周|上个?星期|上个?礼拜|上个?月|月初|月底|这两天|这几天|去年|前年|今年|本周|本月|星期[一二三四五六天日]|礼拜[一二三四五六天日]|周[一二三四五六日]|明天|后天|近日|目前|前一日|当日|当天|次日|连日|半个");

  private static final Set<Measure> WHEN =
      EnumSet.of(Measure.DATE, Measure.DAY, Measure.CLOCK, Measure.MINUTES);

  private final Appeal appeal;
  private final String order;
  private final List<Quantity> said;
  private final List<Quantity> written;

  FactComparison(Appeal appeal) {
    this.appeal = appeal;
    this.order = appeal.title() + "\n" + appeal.description() + "\n" + appeal.place();
    this.said = Quantities.of(appeal.words());
    this.written = Quantities.of(order);
  }

  List<QualityFinding> check() {
    var found = new ArrayList<QualityFinding>();
    if (appeal.words().isBlank() || appeal.description().isBlank()) {
      return found;
    }
    add(found, QualityKind.FACT_LEFT_OUT, listLeftOut());
    if (Texts.countHan(appeal.words()) >= FULL_WORDS * Texts.countHan(appeal.description())) {
      add(found, QualityKind.FACT_ADDED, listAdded());
    }
    return found;
  }

  /// A fact that is on one side only.
  private record Difference(double confidence, QualityEvidence here) {}

  private static void add(
      List<QualityFinding> found, QualityKind kind, List<Difference> differences) {
    if (!differences.isEmpty()) {
      double most = differences.stream().mapToDouble(Difference::confidence).max().orElse(0);
      var words = differences.stream().map(Difference::here).distinct().toList();
      found.add(new QualityFinding(kind, words, Severity.MEDIUM, most));
    }
  }

  private List<Difference> listLeftOut() {
    var all = new ArrayList<Difference>();
    for (Quantity one : said) {
      if (!isAmong(one, written)
          && !RawNumbers.says(order, one)
          && !isDatedOtherwise(one, order, written, said)) {
        double confidence = TellingFacts.confidence(appeal.words(), one);
        all.add(new Difference(confidence, inWords(one.from(), one.until())));
      }
    }
    for (var one : Conditions.of(appeal.words())) {
      if (!one.denied() && !Conditions.mayBeIn(order, one.kind())) {
        all.add(new Difference(0.85, inWords(one.from(), one.until())));
      }
    }
    var places = PlaceNames.of(appeal.words());
    boolean hasPlace =
        places.stream().anyMatch(one -> !one.isDistrict() && order.contains(one.stem()));
    for (var one : places) {
      if (!order.contains(one.stem()) && !(one.isDistrict() && hasPlace)) {
        all.add(new Difference(0.75, inWords(one.from(), one.until())));
      }
    }
    all.removeIf(it -> it.confidence() <= 0);
    return all;
  }

  private List<Difference> listAdded() {
    var all = new ArrayList<Difference>();
    int fields = appeal.title().length() + appeal.description().length() + 2;
    for (Quantity one : written) {
      if (one.from() < fields
          && !isAmong(one, said)
          && !isSum(one)
          && !RawNumbers.says(appeal.words(), one)
          && !isDatedOtherwise(one, appeal.words(), said, written)) {
        double confidence = TellingFacts.confidence(order, one) - TellingFacts.doubt(order, one);
        all.add(new Difference(confidence, inOrder(one.from(), one.until())));
      }
    }
    for (var one : Conditions.of(order)) {
      boolean isSaid = Conditions.mayBeIn(appeal.words(), one.kind());
      if (!one.denied() && !isSaid && one.from() < fields) {
        all.add(new Difference(one.isPlain() ? 0.8 : 0.7, inOrder(one.from(), one.until())));
      }
    }
    for (var one : PlaceNames.of(order)) {
      if (one.from() < fields && !appeal.words().contains(one.stem())) {
        all.add(new Difference(0.65, inOrder(one.from(), one.until())));
      }
    }
    all.removeIf(it -> it.confidence() <= 0);
    return all;
  }

  private static boolean isAmong(Quantity one, List<Quantity> others) {
    return others.stream().anyMatch(one::fits);
  }

  /// A total that the agent added up.
  private boolean isSum(Quantity total) {
    double sum =
        said.stream()
            .filter(one -> one.measure() == total.measure())
            .mapToDouble(Quantity::low)
            .sum();
    return total.measure() == Measure.MONEY && Math.abs(sum - total.low()) < 0.01 * sum;
  }

  /// 三天了 may stand as 自25日起, 昨晚 as a date: as long as the other side says when in a way of its own,
  /// which this side lacks.
  private static boolean isDatedOtherwise(
      Quantity one, String otherText, List<Quantity> others, List<Quantity> own) {
    if (!WHEN.contains(one.measure())) {
      return false;
    }
    boolean isRelative = RELATIVE_DAY.matcher(otherText).find();
    boolean hasDate =
        others.stream()
            .anyMatch(other ->
                WHEN.contains(other.measure())
                    && other.measure() != one.measure()
                    && !isAmong(other, own));
    boolean hasSame = others.stream().anyMatch(other -> other.measure() == one.measure());
    return hasDate || (isRelative && !hasSame && one.measure() != Measure.MINUTES);
  }

  private static QualityEvidence inWords(int from, int until) {
    return new QualityEvidence(QualityField.WORDS, from, until);
  }

  /// PlaceNames in title and description, which stand one after the other here.
  private QualityEvidence inOrder(int from, int until) {
    int title = appeal.title().length();
    return from < title
        ? new QualityEvidence(QualityField.TITLE, from, Math.min(until, title))
        : new QualityEvidence(QualityField.DESCRIPTION, from - title - 1, until - title - 1);
  }
}
