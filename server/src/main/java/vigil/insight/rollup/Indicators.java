package vigil.insight.rollup;

import static vigil.insight.rollup.Measure.ACCEPTED;
import static vigil.insight.rollup.Measure.BOUNCED;
import static vigil.insight.rollup.Measure.CALLBACKS_CALLED;
import static vigil.insight.rollup.Measure.CALLBACKS_TYPED;
import static vigil.insight.rollup.Measure.CALLED;
import static vigil.insight.rollup.Measure.CLOSED;
import static vigil.insight.rollup.Measure.CLOSED_DISSATISFIED;
import static vigil.insight.rollup.Measure.CONSULTATIONS;
import static vigil.insight.rollup.Measure.CONTACTS_CALLED;
import static vigil.insight.rollup.Measure.CONTACTS_TYPED;
import static vigil.insight.rollup.Measure.DISPATCHED_LATE;
import static vigil.insight.rollup.Measure.DISPATCHES;
import static vigil.insight.rollup.Measure.DISSATISFIED;
import static vigil.insight.rollup.Measure.DUE;
import static vigil.insight.rollup.Measure.EXPLAINED;
import static vigil.insight.rollup.Measure.EXTENSIONS;
import static vigil.insight.rollup.Measure.HANDLED;
import static vigil.insight.rollup.Measure.ONCE;
import static vigil.insight.rollup.Measure.ON_TIME;
import static vigil.insight.rollup.Measure.ORDERS;
import static vigil.insight.rollup.Measure.REACHED;
import static vigil.insight.rollup.Measure.RECHECKS;
import static vigil.insight.rollup.Measure.REDONE;
import static vigil.insight.rollup.Measure.RESOLVED;
import static vigil.insight.rollup.Measure.RESPONDED;
import static vigil.insight.rollup.Measure.RETURNS;
import static vigil.insight.rollup.Measure.SAID_NO;
import static vigil.insight.rollup.Measure.SAID_YES;
import static vigil.insight.rollup.Measure.SATISFIED;
import static vigil.insight.rollup.Measure.SIGNED_LATE;
import static vigil.insight.rollup.Measure.SOLVED;
import static vigil.insight.rollup.Measure.SPOT;
import static vigil.insight.rollup.Measure.UNSOLVED;
import static vigil.insight.rollup.Measure.WAIVED;

import java.util.List;
import java.util.Optional;
import vigil.insight.rollup.Indicator.Kind;

/// The indicators of orders by dimension: each formula is written once, beside the columns that
/// give it (rules 6.3). An order that was left out of scoring counts for the city as an order and a
/// closing, and for no unit.
public final class Indicators {
  private static final List<Measure> ANSWERS = List.of(SATISFIED, ACCEPTED, DISSATISFIED);

  /// In the order in which they are shown.
  public static final List<Indicator> ALL =
      List.of(
          count("orders", "工单量", "Orders", "期内登记的工单数", "orders registered", ORDERS, false),
          count("closed", "办结量", "Closed", "期内办结的工单数", "orders closed", CLOSED, false),
          share(
              "onTheSpot",
              words("咨询当场答复率", "Answered on the spot"),
              words("未派单即答复的咨询 ÷ 咨询", "consultations answered without dispatch / consultations"),
              List.of(SPOT),
              List.of(CONSULTATIONS)),
          new Indicator(
              "dispatchAccuracy",
              new IndicatorTexts(
                  "派单准确率",
                  "Dispatch accuracy",
                  "1 − 同意退单的派单 ÷ 派单（按派单日）",
                  "1 - dispatches whose return was agreed to / dispatches, by day of dispatch"),
              List.of(BOUNCED),
              List.of(DISPATCHES),
              Kind.REST,
              false),
          share(
              "onTime",
              words("按时办结率", "On time"),
              words(
                  "时限内办结 ÷ 期内到期（提前办结按办结日，超期未结按到期日；时限含延期）",
                  "closed by due, after extensions / fallen due in the period; open overdue ones"
                      + " count"),
              List.of(ON_TIME),
              List.of(DUE)),
          share(
              "firstContact",
              words("先行联系率", "First contact"),
              words(
                  "回访时市民说联系过 ÷（联系过 + 没联系过）",
                  "citizens who say at callback that the unit got in touch / those who said yes or"
                      + " no"),
              List.of(SAID_YES),
              List.of(SAID_YES, SAID_NO)),
          share(
              "resolved",
              words("实际解决率", "Resolved"),
              words("实际解决 ÷（实际解决 + 解释说明）", "RESOLVED / (RESOLVED + EXPLAINED)"),
              List.of(RESOLVED),
              List.of(RESOLVED, EXPLAINED)),
          new Indicator(
              "satisfaction",
              new IndicatorTexts(
                  "满意率",
                  "Satisfaction",
                  "权重之和 ÷ 全部评价（每次评价都计，重办前的也计；权重见表）",
                  "sum of weights / all answers; one that led to a recheck counts too; weights in a table"),
              ANSWERS,
              ANSWERS,
              Kind.WEIGHED,
              false),
          share(
              "doneOnce",
              words("一次办成率", "Done once"),
              words("无退单、无重办的办结 ÷ 承办办结", "closed with no return and no recheck / closed by units"),
              List.of(ONCE),
              List.of(HANDLED)),
          new Indicator(
              "recheck",
              new IndicatorTexts(
                  "重办率",
                  "Recheck rate",
                  "重办过的办结 ÷ 承办办结",
                  "closed after a recheck / closed by units"),
              List.of(REDONE),
              List.of(HANDLED),
              Kind.SHARE,
              true),
          share(
              "callback",
              words("回访率", "Callback rate"),
              words("回访过的办结 ÷ 承办办结", "closed with a callback / closed by units"),
              List.of(CALLED),
              List.of(HANDLED)),
          share(
              "reached",
              words("回访接通率", "Reached at callback"),
              words("回访接通的办结 ÷ 回访过的办结", "closed with an answer / closed with a callback"),
              List.of(REACHED),
              List.of(CALLED)),
          share(
              "contactsByCall",
              words("联系有通话为据", "Contacts by a call"),
              words(
                  "以热线通话为据的联系 ÷（有通话为据 + 手工登记）",
                  "tries to reach the citizen that rest on a call / those by a call and those typed"),
              List.of(CONTACTS_CALLED),
              List.of(CONTACTS_CALLED, CONTACTS_TYPED)),
          share(
              "callbacksByCall",
              words("回访有通话为据", "Callbacks by a call"),
              words(
                  "以热线通话为据的电话回访 ÷（有通话为据 + 手工登记）",
                  "callbacks by telephone that rest on a call / those by a call and those typed"),
              List.of(CALLBACKS_CALLED),
              List.of(CALLBACKS_CALLED, CALLBACKS_TYPED)),
          share(
              "response",
              words("响应率（北京）", "Response (Beijing)"),
              words(
                  "首次联系时限内联系到市民、且市民回访未否认 ÷ 承办办结",
                  "citizen reached before first contact was due, and not denied at callback / closed"
                      + " by units"),
              List.of(RESPONDED),
              List.of(HANDLED)),
          share(
              "solved",
              words("解决率（北京）", "Resolution (Beijing)"),
              words(
                  "市民说已解决 ÷（已解决 + 未解决）",
                  "citizens who say it is solved / those who said yes or no"),
              List.of(SOLVED),
              List.of(SOLVED, UNSOLVED)),
          share(
              "content",
              words("满意率（北京）", "Satisfaction (Beijing)"),
              words("（满意 + 基本满意）÷ 全部评价", "(satisfied + accepted) / all answers"),
              List.of(SATISFIED, ACCEPTED),
              ANSWERS),
          count("returns", "退单", "Returns", "期内同意的退单次数", "returns agreed to", RETURNS, true),
          count(
              "extensions",
              "延期",
              "Extensions",
              "期内同意的延期次数",
              "extensions granted",
              EXTENSIONS,
              true),
          count("rechecks", "重办", "Rechecks", "期内要求重办的次数", "rechecks ordered", RECHECKS, true),
          count(
              "dissatisfied",
              "不满意",
              "Dissatisfied",
              "回访评价不满意的次数（每次评价都计）",
              "dissatisfied answers at callback, each of them",
              DISSATISFIED,
              true),
          count(
              "waived",
              "免回访办结",
              "Callback waived",
              "期内写明理由、未回访市民而办结的工单",
              "orders closed without asking the citizen",
              WAIVED,
              true),
          count(
              "closedDissatisfied",
              "不满意办结",
              "Closed though dissatisfied",
              "期内市民评价不满意、经第二人同意而办结的工单",
              "orders closed by a second person after a dissatisfied answer",
              CLOSED_DISSATISFIED,
              true),
          count(
              "dispatchedLate",
              "派单超时",
              "Dispatched late",
              "期内超过派单时限仍未派出的次数（含后来派出的）",
              "times that the time to dispatch passed unanswered, dispatched since or not",
              DISPATCHED_LATE,
              true),
          count(
              "signedLate",
              "签收超时",
              "Signed late",
              "期内超过签收时限仍未签收的次数（含后来签收的）",
              "times that the time to sign passed unanswered, signed since or not",
              SIGNED_LATE,
              true));

  private Indicators() {}

  public static Optional<Indicator> find(String key) {
    return ALL.stream().filter(one -> one.key().equals(key)).findFirst();
  }

  private record Words(String zh, String en) {}

  private static Words words(String zh, String en) {
    return new Words(zh, en);
  }

  private static Indicator share(
      String key, Words name, Words formula, List<Measure> hits, List<Measure> base) {
    var texts = new IndicatorTexts(name.zh(), name.en(), formula.zh(), formula.en());
    return new Indicator(key, texts, hits, base, Kind.SHARE, false);
  }

  private static Indicator count(
      String key,
      String name,
      String nameEn,
      String formula,
      String formulaEn,
      Measure what,
      boolean isLessBetter) {
    var texts = new IndicatorTexts(name, nameEn, formula, formulaEn);
    return new Indicator(key, texts, List.of(what), List.of(), Kind.COUNT, isLessBetter);
  }
}
