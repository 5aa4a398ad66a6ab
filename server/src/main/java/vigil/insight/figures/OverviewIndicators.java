package vigil.insight.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.casework.OrderState;
import vigil.insight.rollup.IndicatorTexts;
import vigil.insight.store.OverviewIndicator;
import vigil.insight.store.OverviewIndicator.Source;
import vigil.insight.store.OverviewIndicator.Terms;
import vigil.insight.store.OverviewIndicator.Unit;
import vigil.insight.store.PastMeasure;
import vigil.insight.store.SqlWaveHandling;

/// The indicators of calls, and of how orders stand now: each formula is written here, once, beside
/// the SQL that computes it. What happened to orders is counted in
/// [vigil.insight.rollup.Indicators]; no key is in both.
public final class OverviewIndicators {
  private static final String CALLS = "c.at >= :from and c.at < :to";
  private static final String REGISTERED = "o.at >= :from and o.at < :to";
  private static final String ANSWERED = "c.answered_at is not null";
  private static final String IN_15_S =
      "c.answered_at <= coalesce(c.queued_at, c.at) + interval '15 seconds'";

  /// Hung up unanswered within five seconds: counted apart (rules 6.2).
  private static final String SHORT = "c.ended_at < c.at + interval '5 seconds'";

  /// Refused by us is not abandoned; hung up before the answer is.
  private static final String ABANDONED =
      "c.answered_at is null and c.ended_at is not null and c.reason is distinct from 'REFUSED'";

  private static final String IS_OPEN =
      Arrays.stream(OrderState.values())
          .filter(OrderState::isOpen)
          .map(state -> "'" + state + "'")
          .collect(Collectors.joining(", ", "o.state in (", ")"));

  /// In the order in which they are shown.
  public static final List<OverviewIndicator> ALL =
      List.of(
          count(
              "calls",
              "来电量",
              "Calls",
              "呼入的电话数，含线路占满被拒的和接通前挂断的",
              "every try to call: also those refused with no line free, or cancelled before an answer",
              CALLS,
              PastMeasure.CALLS),
          count(
              "answered",
              "接听量",
              "Answered",
              "被话务员接听的电话数",
              "calls that a person answered",
              CALLS + " and " + ANSWERED,
              PastMeasure.ANSWERED),
          ratio(
              "connectRate",
              new IndicatorTexts(
                  "接通率",
                  "Connect rate",
                  "接听量 ÷ 全部来电，含被拒的和接通前挂断的（GB/T 33358：任意24小时不低于95%）",
                  "answered / every try to reach a person (GB/T 33358: 95 % over any 24 hours)"),
              Terms.ratio(CALLS, ANSWERED),
              0.95,
              List.of(PastMeasure.ANSWERED, PastMeasure.CALLS)),
          ratio(
              "serviceLevel",
              new IndicatorTexts(
                  "15秒服务水平（丙）",
                  "Service level (c), 15 s",
                  "15秒内接听 ÷（接听 + 放弃）",
                  "answered within 15 s / (answered + abandoned)"),
              Terms.ratio(CALLS + " and (" + ANSWERED + " or " + ABANDONED + ")", IN_15_S),
              null,
              List.of()),
          ratio(
              "serviceLevelAnswered",
              new IndicatorTexts(
                  "15秒服务水平（乙）",
                  "Service level (b), 15 s",
                  "15秒内接听 ÷ 接听",
                  "answered within 15 s / answered"),
              Terms.ratio(CALLS + " and " + ANSWERED, IN_15_S),
              null,
              List.of()),
          ratio(
              "abandonRate",
              new IndicatorTexts(
                  "放弃率",
                  "Abandon rate",
                  "5秒及以后挂断的未接 ÷（接听 + 这些未接）；5秒内挂断另计",
                  "unanswered calls ended after 5 s / (answered + these); shorter ones stand apart"),
              Terms.ratio(
                  CALLS + " and (" + ANSWERED + " or " + ABANDONED + " and not " + SHORT + ")",
                  ABANDONED),
              null,
              List.of()),
          count(
              "shortAbandons",
              "5秒内放弃",
              "Short abandons",
              "5秒内挂断的未接电话数",
              "unanswered calls ended within 5 s",
              CALLS + " and " + ABANDONED + " and " + SHORT,
              null),
          mean(
              "handlingTime",
              "平均处理时长",
              "Average handling time",
              "（通话 + 话后）÷ 接听；话后到工单保存为止，最多120秒",
              "(talk + after-call work) / answered; after-call work until the order is saved, 120 s"
                  + " at most",
              SqlWaveHandling.SECONDS),
          mean(
              "wait",
              "平均等待",
              "Average wait of the answered",
              "接听前等待之和 ÷ 接听",
              "sum of waits until answered / answered",
              "extract(epoch from c.answered_at - coalesce(c.queued_at, c.at))"),
          orders(
              "open",
              "在办工单",
              "Open orders",
              "期内登记、尚未办结的工单数",
              "orders registered in the period that are not closed",
              REGISTERED + " and " + IS_OPEN),
          orders(
              "overdue",
              "超期未结",
              "Overdue",
              "期内登记、现已超过承办时限的在办工单数（申请延期待批的不算）",
              "open orders registered in the period that are past their due time now; not while a"
                  + " request for more time waits",
              REGISTERED + " and o.late_from <= :now"));

  /// Every order of a period, of which a list shows a part.
  public static final OverviewIndicator REGISTERED_ORDERS =
      orders("registered", "工单", "Orders", "期内登记的工单", "orders registered", REGISTERED);

  private OverviewIndicators() {}

  public static Optional<OverviewIndicator> find(String key) {
    return ALL.stream().filter(f -> f.key().equals(key)).findFirst();
  }

  private static OverviewIndicator count(
      String key,
      String name,
      String nameEn,
      String formula,
      String formulaEn,
      String base,
      @Nullable PastMeasure lastYear) {
    return new OverviewIndicator(
        key,
        new IndicatorTexts(name, nameEn, formula, formulaEn),
        Unit.CALLS,
        Source.CALLS,
        Terms.count(base),
        null,
        lastYear == null ? List.of() : List.of(lastYear));
  }

  private static OverviewIndicator orders(
      String key, String name, String nameEn, String formula, String formulaEn, String base) {
    return new OverviewIndicator(
        key,
        new IndicatorTexts(name, nameEn, formula, formulaEn),
        Unit.ORDERS,
        Source.ORDERS,
        Terms.count(base),
        null,
        List.of());
  }

  private static OverviewIndicator ratio(
      String key,
      IndicatorTexts texts,
      Terms terms,
      @Nullable Double target,
      List<PastMeasure> lastYear) {
    return new OverviewIndicator(key, texts, Unit.SHARE, Source.CALLS, terms, target, lastYear);
  }

  private static OverviewIndicator mean(
      String key, String name, String nameEn, String formula, String formulaEn, String sum) {
    return new OverviewIndicator(
        key,
        new IndicatorTexts(name, nameEn, formula, formulaEn),
        Unit.SECONDS,
        Source.CALLS,
        Terms.mean(CALLS + " and " + ANSWERED, sum),
        null,
        List.of());
  }
}
