package vigil.understanding.life.quality;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vigil.city.AppealType;
import vigil.city.files.PolicyCity;
import vigil.kernel.Csv;
import vigil.understanding.QualityKind;
import vigil.understanding.life.NoMeaning;
import vigil.understanding.life.quality.TuningOrders.Sample;
import vigil.understanding.steps.ShippedTypes;

/// The totals of the checks on the orders that they were tuned on: a floor, and no proof. How they
/// do on orders by other hands says `./vigil bench quality`.
class TuningSetTest {
  /// What a kind has to find of its planted faults, in percent.
  private static final int LEAST_FOUND = 66;

  private static final long MOST_FLAGGED = 6L;

  private static final List<Sample> SAMPLES = TuningOrders.list();
  private static QualityCheck check;

  @BeforeAll
  static void learn() {
    check =
        new QualityCheck(
            QualitySettings.of(Csv.policy("", "quality.csv")),
            ShippedTypes.train(PolicyCity.shipped()),
            new NoMeaning());
  }

  private static boolean hasKind(CheckedOrder order, Predicate<QualityKind> kind) {
    return check.check(order).stream().anyMatch(it -> kind.test(it.kind()));
  }

  @Test
  void eachKindFindsMostOfItsPlantedFaults() {
    Map<QualityKind, Integer> planted = new EnumMap<>(QualityKind.class);
    Map<QualityKind, Integer> found = new EnumMap<>(QualityKind.class);
    for (Sample one : SAMPLES) {
      if (one.fault() != null && isShown(one.fault())) {
        planted.merge(one.fault(), 1, Integer::sum);
        int here = hasKind(one.order(), one.fault()::equals) ? 1 : 0;
        found.merge(one.fault(), here, Integer::sum);
      }
    }
    planted.forEach((kind, all) -> {
      int share = 100 * found.getOrDefault(kind, 0) / all;
      assertTrue(share >= LEAST_FOUND, kind + ": " + share + " % of " + all);
    });
  }

  private static boolean isShown(QualityKind kind) {
    return QualitySettings.of(Csv.policy("", "quality.csv")).threshold(kind) < 1
        && kind != QualityKind.REPLY_OTHER_MATTER;
  }

  @Test
  void fewRightOrdersAreFlagged() {
    List<Sample> right = SAMPLES.stream().filter(one -> one.fault() == null).toList();
    long flagged = right.stream().filter(one -> hasKind(one.order(), _ -> true)).count();
    assertTrue(100 * flagged <= MOST_FLAGGED * right.size(), flagged + " of " + right.size());
  }

  @Test
  void aComplaintEnteredAsAQuestionIsMostlyFoundAsACallForHelpAtTimes() {
    assertTrue(retyped(AppealType.CONSULTATION) >= 0.9);
    assertTrue(retyped(AppealType.HELP) >= 0.5);
  }

  private static double retyped(AppealType type) {
    List<CheckedOrder> complaints =
        SAMPLES.stream()
            .filter(one -> one.fault() == null && isComplaint(one.order().appeal().type()))
            .map(one -> as(type, one.order().appeal()))
            .toList();
    long found =
        complaints.stream()
            .filter(it -> hasKind(it, QualityKind.COMPLAINT_AS_CONSULTATION::equals))
            .count();
    return (double) found / complaints.size();
  }

  private static boolean isComplaint(@Nullable AppealType type) {
    return type == AppealType.COMPLAINT || type == AppealType.REPORT;
  }

  private static CheckedOrder as(AppealType type, CheckedOrder.Appeal it) {
    var appeal =
        new CheckedOrder.Appeal(type, it.words(), it.title(), it.description(), it.place());
    return new CheckedOrder(appeal, null, null, null);
  }
}
