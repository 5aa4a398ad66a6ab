package vigil.insight.figures;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.insight.figures.Figure.Source;
import vigil.insight.figures.Figure.Unit;

/// The catalogue of indicators: each formula is written here, once, beside the SQL that computes
/// it.
public final class Figures {
  private static final String CALLS = "c.at >= :from and c.at < :to";
  private static final String REGISTERED = "o.at >= :from and o.at < :to";
  private static final String CLOSED = "o.closed_at >= :from and o.closed_at < :to";
  private static final String ANSWERED = "c.answered_at is not null";
  private static final String IN_15_S =
      "c.answered_at <= coalesce(c.queued_at, c.at) + interval '15 seconds'";

  /// Hung up unanswered within five seconds: counted apart (domain 6).
  private static final String SHORT = "c.ended_at < c.at + interval '5 seconds'";

  private static final String ABANDONED = "c.answered_at is null and c.ended_at is not null";

  /// An order falls due in the period if it was closed in it, or if its due time passed in it while
  /// it was open.
  private static final String FALLS_DUE =
      """
      o.due is not null and (o.closed_at >= :from and o.closed_at < :to
        or o.due >= :from and o.due < least(:to, :now) and (o.closed_at is null or o.closed_at > o.due))\
      """;

  /// After-call work ends with the order, or after 120 seconds (domain 4).
  private static final String HANDLING =
      """
      coalesce(c.talk_millis, 0) / 1000.0
        + least(120, greatest(0, coalesce(extract(epoch from c.written_at - c.ended_at), 120)))\
      """;

  /// In the order in which they are shown.
  public static final List<Figure> ALL =
      List.of(
          count("calls", "来电量", "Calls", "呼入的电话数", "calls that arrived", CALLS, "calls"),
          count(
              "answered",
              "接听量",
              "Answered",
              "被话务员接听的电话数",
              "calls that a person answered",
              CALLS + " and " + ANSWERED,
              "answered"),
          ratio(
              Source.CALLS,
              "connectRate",
              "接通率",
              "Connect rate",
              "接听量 ÷ 全部来电（GB/T 33358：任意24小时不低于95%）",
              "answered / every try to reach a person (GB/T 33358: 95 % over any 24 hours)",
              CALLS,
              ANSWERED,
              0.95,
              List.of("answered", "calls")),
          ratio(
              Source.CALLS,
              "serviceLevel",
              "15秒服务水平（丙）",
              "Service level (c), 15 s",
              "15秒内接听 ÷（接听 + 放弃）",
              "answered within 15 s / (answered + abandoned)",
              CALLS + " and (" + ANSWERED + " or " + ABANDONED + ")",
              IN_15_S,
              null,
              List.of()),
          ratio(
              Source.CALLS,
              "serviceLevelAnswered",
              "15秒服务水平（乙）",
              "Service level (b), 15 s",
              "15秒内接听 ÷ 接听",
              "answered within 15 s / answered",
              CALLS + " and " + ANSWERED,
              IN_15_S,
              null,
              List.of()),
          ratio(
              Source.CALLS,
              "abandonRate",
              "放弃率",
              "Abandon rate",
              "5秒及以后挂断的未接 ÷（接听 + 这些未接）；5秒内挂断另计",
              "unanswered calls ended after 5 s / (answered + these); shorter ones stand apart",
              CALLS + " and (" + ANSWERED + " or " + ABANDONED + " and not " + SHORT + ")",
              ABANDONED,
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
              HANDLING),
          mean(
              "wait",
              "平均等待",
              "Average wait of the answered",
              "接听前等待之和 ÷ 接听",
              "sum of waits until answered / answered",
              "extract(epoch from c.answered_at - coalesce(c.queued_at, c.at))"),
          orders("orders", "工单量", "Orders", "登记的工单数", "orders registered", REGISTERED, "orders"),
          orders(
              "open",
              "在办工单",
              "Open orders",
              "期内登记、尚未办结的工单数",
              "orders registered in the period that are not closed",
              REGISTERED
                  + " and o.closed_at is null and o.state not in ('NOT_ACCEPTED',"
                  + " 'TRANSFERRED_EMERGENCY', 'MERGED', 'WITHDRAWN')",
              null),
          orders(
              "overdue",
              "超期未结",
              "Overdue",
              "现已超过承办时限的在办工单数",
              "open orders past their due time now",
              REGISTERED + " and o.closed_at is null and o.due < :now",
              null),
          orders(
              "closed", "办结量", "Closed", "期内办结的工单数", "orders closed in the period", CLOSED, null),
          order(
              "onTheSpot",
              "咨询当场答复率",
              "Answered on the spot",
              "未派单即答复的咨询 ÷ 咨询",
              "consultations answered without dispatch / consultations",
              REGISTERED + " and o.type = 'CONSULTATION'",
              "o.is_answered and o.dispatches = 0"),
          order(
              "dispatchAccuracy",
              "派单准确率",
              "Dispatch accuracy",
              "1 − 同意退单的工单 ÷ 已派工单",
              "1 - orders with an approved return / orders dispatched",
              REGISTERED + " and o.dispatches > 0",
              "o.returns = 0"),
          order(
              "onTime",
              "按时办结率",
              "On-time rate",
              "时限内办结 ÷ 期内到期（已办结，或超期未结）",
              "closed by due, after extensions / fallen due in the period; open overdue ones count",
              FALLS_DUE,
              "coalesce(o.is_on_time, false)"),
          order(
              "firstContact",
              "先行联系率",
              "First-contact rate",
              "回访时市民说联系过 ÷（联系过 + 没联系过）",
              "citizens who say at callback that the unit got in touch / those who were asked",
              CLOSED + " and o.said_contacted is not null",
              "o.said_contacted"),
          order(
              "resolved",
              "实际解决率",
              "Resolved rate",
              "实际解决 ÷（实际解决 + 解释说明）",
              "RESOLVED / (RESOLVED + EXPLAINED)",
              CLOSED + " and o.result in ('RESOLVED', 'EXPLAINED')",
              "o.result = 'RESOLVED'"),
          new Figure(
              "satisfaction",
              "满意率",
              "Satisfaction",
              "权重之和 ÷ 已评价；满意1，基本认可0.8，不满意0；未接通不计",
              "sum of weights / surveyed: satisfied 1, accepted 0.8, dissatisfied 0; unreachable left"
                  + " out",
              Unit.SHARE,
              Source.ORDERS,
              CLOSED + " and o.survey in (select survey from insight.satisfaction_weight)",
              null,
              "(select w.weight from insight.satisfaction_weight w where w.survey = o.survey)",
              null,
              List.of()),
          order(
              "doneOnce",
              "一次办成率",
              "Done once",
              "无退单、无重办的办结 ÷ 办结",
              "closed without a return or a recheck / closed",
              CLOSED,
              "o.returns = 0 and o.rechecks = 0"),
          order(
              "recheck",
              "重办率",
              "Recheck rate",
              "重办过的办结 ÷ 办结",
              "closed after a recheck / closed",
              CLOSED,
              "o.rechecks > 0"));

  private Figures() {}

  public static Optional<Figure> find(String key) {
    return ALL.stream().filter(f -> f.key().equals(key)).findFirst();
  }

  private static Figure count(
      String key,
      String name,
      String nameEn,
      String formula,
      String formulaEn,
      String base,
      @Nullable String lastYear) {
    return new Figure(
        key,
        name,
        nameEn,
        formula,
        formulaEn,
        Unit.CALLS,
        Source.CALLS,
        base,
        null,
        null,
        null,
        lastYear == null ? List.of() : List.of(lastYear));
  }

  private static Figure orders(
      String key,
      String name,
      String nameEn,
      String formula,
      String formulaEn,
      String base,
      @Nullable String lastYear) {
    return new Figure(
        key,
        name,
        nameEn,
        formula,
        formulaEn,
        Unit.ORDERS,
        Source.ORDERS,
        base,
        null,
        null,
        null,
        lastYear == null ? List.of() : List.of(lastYear));
  }

  private static Figure ratio(
      Source source,
      String key,
      String name,
      String nameEn,
      String formula,
      String formulaEn,
      String base,
      String hit,
      @Nullable Double target,
      List<String> lastYear) {
    return new Figure(
        key,
        name,
        nameEn,
        formula,
        formulaEn,
        Unit.SHARE,
        source,
        base,
        hit,
        null,
        target,
        lastYear);
  }

  private static Figure order(
      String key,
      String name,
      String nameEn,
      String formula,
      String formulaEn,
      String base,
      String hit) {
    return ratio(Source.ORDERS, key, name, nameEn, formula, formulaEn, base, hit, null, List.of());
  }

  private static Figure mean(
      String key, String name, String nameEn, String formula, String formulaEn, String sum) {
    return new Figure(
        key,
        name,
        nameEn,
        formula,
        formulaEn,
        Unit.SECONDS,
        Source.CALLS,
        CALLS + " and " + ANSWERED,
        null,
        sum,
        null,
        List.of());
  }
}
