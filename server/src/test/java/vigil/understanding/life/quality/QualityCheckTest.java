package vigil.understanding.life.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.understanding.QualityKind.CHOSEN_WORD_ALONE;
import static vigil.understanding.QualityKind.CLOSED_AGAINST_CITIZEN;
import static vigil.understanding.QualityKind.COMPLAINT_AS_CONSULTATION;
import static vigil.understanding.QualityKind.CONTACT_WITHOUT_CALL;
import static vigil.understanding.QualityKind.DATE_PASSED;
import static vigil.understanding.QualityKind.FACT_ADDED;
import static vigil.understanding.QualityKind.FACT_LEFT_OUT;
import static vigil.understanding.QualityKind.PROMISE_OUTSIDE_SCRIPT;
import static vigil.understanding.QualityKind.REPLY_ANSWERS_NOTHING;
import static vigil.understanding.QualityKind.REPLY_OTHER_MATTER;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.city.AppealType;
import vigil.understanding.QualityField;
import vigil.understanding.QualityKind;

/// What does not fit, and what only looks so.
class QualityCheckTest {
  private static final QualityCheck CHECK = new QualityCheck(QualitySettings.usual());
  private static final LocalDate REPLIED = LocalDate.of(2022, 4, 10);

  private static Set<QualityKind> kinds(CheckedOrder order) {
    return CHECK.check(order).stream().map(it -> it.kind()).collect(Collectors.toSet());
  }

  private static CheckedOrder appeal(AppealType type, String words, String title, String text) {
    return new CheckedOrder(
        new CheckedOrder.Appeal(type, words, title, text, ""), null, null, null);
  }

  private static CheckedOrder replied(String points) {
    return replied(points, null);
  }

  private static CheckedOrder replied(String points, CheckedOrder.@Nullable Closing closing) {
    return new CheckedOrder(
        new CheckedOrder.Appeal(AppealType.HELP, "", "", "", ""),
        new CheckedOrder.Reply(points, false, "", "", "", REPLIED, List.of()),
        null,
        closing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我要投诉楼下饭店，油烟天天往我家里灌，态度还特别恶劣",
        "这家健身房卷钱跑路了，不肯退钱，我要举报他们",
        "物业乱收费，问他们也爱理不理的，你们给个说法",
        "工地半夜打桩吵得睡不着，我就是要投诉"
      })
  void whoComplainsDidNotOnlyAsk(String words) {
    assertTrue(
        kinds(appeal(AppealType.CONSULTATION, words, "", "")).contains(COMPLAINT_AS_CONSULTATION));
    assertFalse(
        kinds(appeal(AppealType.COMPLAINT, words, "", "")).contains(COMPLAINT_AS_CONSULTATION));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "请问怎么投诉快递公司，投诉电话是多少",
        "我不是要投诉，就想问问居住证怎么办理",
        "请问噪音到几点算扰民，有没有规定",
        "请问怎样投诉物业公司，要交哪些材料",
        "我想问一下怎样才能投诉这家培训机构",
        "要投诉的话应该怎样投诉，打哪个电话",
        "之前投诉的那个单子现在什么进度了",
        "想咨询一下社保断缴会不会影响看病报销"
      })
  void whoAsksDoesNotComplain(String words) {
    assertFalse(
        kinds(appeal(AppealType.CONSULTATION, words, "", "")).contains(COMPLAINT_AS_CONSULTATION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"请问怎样投诉物业公司，要交哪些材料", "我爸透析的药只剩一天了，求你们帮忙送一送", "楼道灯不亮，我妈眼睛不好，能不能派人来看看"})
  void whoAsksForHelpDoesNotComplain(String words) {
    assertFalse(kinds(appeal(AppealType.HELP, words, "", "")).contains(COMPLAINT_AS_CONSULTATION));
  }

  @ParameterizedTest
  @CsvSource({
    "押金两千三到现在没退给我, 市民反映押金未退",
    "我妈八十二岁了家里停水三天, 市民反映家中停水3天",
    "我老婆怀孕七个月要去产检出不去, 市民反映家属无法外出产检",
    "我在龙柏新村88弄住, 市民反映龙柏新村居民情况",
    "四月三号就跟他们说了没人管, 市民反映此前已反映无人处理",
    "他坐轮椅的下不来楼, 市民反映家人无法下楼"
  })
  void aFactThatWasSaidIsInTheOrder(String words, String text) {
    assertTrue(kinds(appeal(AppealType.HELP, words, "", text)).contains(FACT_LEFT_OUT), words);
  }

  @ParameterizedTest
  @CsvSource({
    "押金两千三到现在没退给我, 市民反映押金2300元未退",
    "扣了我三千五百块钱, 市民称被扣3500元",
    "停水一个星期了, 市民反映停水7天",
    "昨天晚上九点半停的电, 市民反映前一日21:30停电",
    "我外婆七十多岁了, 市民反映家中有70余岁老人",
    "等了一个半小时, 市民等待90分钟",
    "二〇二二年四月三号交的钱, 市民于2022-04-03缴费",
    "家里没有孕妇也没人发烧, 市民反映家中情况",
    "押金两百，不对，三百块没退, 市民反映押金300元未退",
    "他半年没发工资一共一万二, 市民反映6个月未发工资共计1.2万元",
    "十分感谢我一直打不通电话, 市民反映电话打不通"
  })
  void theSameFactMayBeWrittenOtherwise(String words, String text) {
    var found = kinds(appeal(AppealType.HELP, words, "", text));
    assertFalse(found.contains(FACT_LEFT_OUT), words);
    assertFalse(found.contains(FACT_ADDED), words);
  }

  @ParameterizedTest
  @CsvSource({
    "押金到现在没退给我他们电话也不接, 市民反映押金5000元未退",
    "我外婆出不了门想配点药不知道找谁, 市民反映其外婆因骨折无法外出配药",
    "押金两百，不对，三百块没退给我, 市民反映押金200元未退",
    "我们这里路灯坏了好几盏晚上很黑, 市民反映四平路路灯损坏3盏"
  })
  void theOrderAddsNothing(String words, String text) {
    assertTrue(kinds(appeal(AppealType.HELP, words, "", text)).contains(FACT_ADDED), words);
  }

  @Test
  void theWordsThatCarryAFindingAreShownOnTheirSide() {
    String words = "押金两千三没退";
    var found = CHECK.check(appeal(AppealType.HELP, words, "", "押金未退")).getFirst();
    var evidence = found.evidence().getFirst();
    assertEquals(QualityField.WORDS, evidence.field());
    assertEquals("两千三", words.substring(evidence.from(), evidence.until()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "您好，您反映的问题我们高度重视，将进一步加强管理，感谢您的来电。",
        "已处理。",
        "您反映的小区停水问题已收悉，我单位已转相关部门处理，请您耐心等待。",
        "情况属实，已与市民沟通，市民表示理解。",
        "工作人员已联系市民，做好解释工作，感谢您对我们工作的支持与理解。",
        "我们将会同相关部门尽快处理，欢迎您继续监督。"
      })
  void courtesyIsNoAnswer(String points) {
    assertTrue(kinds(replied(points)).contains(REPLY_ANSWERS_NOTHING), points);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "经查，停水系水管爆裂所致，维修人员已于4月9日更换管道，现已恢复供水。",
        "您好，居住证到街道受理中心窗口申请，需带身份证和租房合同，感谢来电。",
        "已责令该店停业，罚款2000元。",
        "路灯不亮是线路老化，已换新线。",
        "因小区仍有阳性，暂不能解封，由居委会代为配药。"
      })
  void aMeasureOrACauseIsAnAnswer(String points) {
    assertFalse(kinds(replied(points)).contains(REPLY_ANSWERS_NOTHING), points);
  }

  @ParameterizedTest
  @CsvSource({
    "部分属实, true",
    "经核实，市民反映情况不属实。, true",
    "属实。, true",
    "'', true",
    "现场只见一处渗水，另一处为空调滴水, false",
    "不属实，该店持有效许可证, false"
  })
  void aNoteIsMoreThanTheChosenWord(String note, boolean isAlone) {
    var order =
        new CheckedOrder(
            new CheckedOrder.Appeal(AppealType.HELP, "", "", "", ""),
            new CheckedOrder.Reply("已更换水管。", true, note, "", "", REPLIED, List.of()),
            null,
            null);
    assertEquals(isAlone, kinds(order).contains(CHOSEN_WORD_ALONE), note);
  }

  @ParameterizedTest
  @CsvSource({
    "我们保证三天内给您修好水管, true",
    "水管已更换，以后绝对不会再漏, true",
    "下周肯定能解封, true",
    "目前无法保证具体解封时间，以公告为准, false",
    "质量保证金按合同退还，需带收据到窗口办理, false",
    "商家承诺三日内退还押金300元, false",
    "不一定能当天办结，一般三个工作日, false"
  })
  void nobodyPromisesWhatNobodyCan(String points, boolean isPromise) {
    assertEquals(isPromise, kinds(replied(points)).contains(PROMISE_OUTSIDE_SCRIPT), points);
  }

  @ParameterizedTest
  @CsvSource({
    "您好，配送已安排，明天送到您家。, 不承诺送到时间和具体品牌。, true",
    "配送已安排，送到时间以志愿者通知为准。, 不承诺送到时间和具体品牌。, false",
    "您放心，当日就能给您办结。, 不承诺当日办结。, true",
    "资料齐全的当日受理，具体由窗口办理。, 不承诺当日办结。, false",
    "已申诉，5天恢复绿码。, 不承诺恢复日期。, true",
    "线路已于昨日恢复运行。, 不承诺恢复日期。, false",
    "送菜免费。, 不承诺免费。, true",
    "后天解封，请做好准备。, 不预告解封日期。, true",
    "后天解封，请做好准备。, '', false"
  })
  void aReplyKeepsToWhatItsScriptForbids(String points, String forbidden, boolean isBroken) {
    var reply = new CheckedOrder.Reply(points, false, "", "", "", REPLIED, List.of(forbidden));
    var order =
        new CheckedOrder(
            new CheckedOrder.Appeal(AppealType.HELP, "", "", "", ""), reply, null, null);
    assertEquals(isBroken, kinds(order).contains(PROMISE_OUTSIDE_SCRIPT), points);
  }

  /// What the script itself says is no promise outside of it; a sentence of it with more in it, or
  /// with less, is the agent's own.
  @ParameterizedTest
  @CsvSource({
    "补贴资格以系统审核为准，审核通过的，一定会在当月发放。, false",
    "您好，补贴资格以系统审核为准，审核通过的，一定会在当月发放。, false",
    "一定会在当月发放。, true",
    "补贴资格以系统审核为准，审核通过的，一定会在当月发放，绝对不会少。, true"
  })
  void whatTheScriptItselfSaysIsNoPromiseOutsideOfIt(String points, boolean isPromise) {
    var script = "补贴资格以系统审核为准，审核通过的，一定会在当月发放。逾期可到窗口查询。";
    var reply =
        new CheckedOrder.Reply(points, false, "", "", "", REPLIED, List.of(), List.of(script));
    var order =
        new CheckedOrder(
            new CheckedOrder.Appeal(AppealType.CONSULTATION, "", "", "", ""), reply, null, null);
    assertEquals(isPromise, kinds(order).contains(PROMISE_OUTSIDE_SCRIPT), points);
  }

  @ParameterizedTest
  @CsvSource({
    "水管预计4月5日前修复, true",
    "路面将于三月二十八日完成修补, true",
    "水管预计4月15日前修复, false",
    "水管已于4月5日更换, false",
    "市民4月5日来电反映停水，经查系爆管, false"
  })
  void aPromisedDayLiesAhead(String points, boolean isPassed) {
    assertEquals(isPassed, kinds(replied(points)).contains(DATE_PASSED), points);
  }

  @Test
  void aPromisedDayThatWentByBeforeClosingIsFoundUnlessItCameTrue() {
    var closed = LocalDate.of(2022, 4, 20);
    String points = "水管预计4月15日前修复";
    assertTrue(
        kinds(replied(points, new CheckedOrder.Closing(closed, true, "再等等看", false)))
            .contains(DATE_PASSED));
    assertFalse(
        kinds(replied(points, new CheckedOrder.Closing(closed, true, "已经修好了", false)))
            .contains(DATE_PASSED));
  }

  @ParameterizedTest
  @CsvSource({
    "还是老样子，根本没人来, true",
    "修是修好了，但是第二天又漏了, true",
    "没解决，怎么就办结了, true",
    "不满意，你们这是糊弄人, true",
    "没什么不满意的，挺好, false",
    "一开始没人来，后来解决了，谢谢, false",
    "解决了，满意, false",
    "没有问题了, false"
  })
  void theCitizensWordStandsAgainstAClosing(String answer, boolean isAgainst) {
    var closing = new CheckedOrder.Closing(REPLIED, true, answer, false);
    assertEquals(
        isAgainst, kinds(replied("已更换水管。", closing)).contains(CLOSED_AGAINST_CITIZEN), answer);
  }

  @Test
  void aContactWithoutACallIsFound() {
    var appeal = new CheckedOrder.Appeal(AppealType.HELP, "", "", "", "");
    var reply = new CheckedOrder.Reply("水管已更换，已电话告知市民。", false, "", "", "", REPLIED, List.of());
    assertTrue(
        kinds(new CheckedOrder(appeal, reply, new CheckedOrder.Contact(true, 0), null))
            .contains(CONTACT_WITHOUT_CALL));
    assertFalse(
        kinds(new CheckedOrder(appeal, reply, new CheckedOrder.Contact(true, 1), null))
            .contains(CONTACT_WITHOUT_CALL));
    var visit = new CheckedOrder.Reply("已上门更换水管并当面告知。", false, "", "", "", REPLIED, List.of());
    assertFalse(
        kinds(new CheckedOrder(appeal, visit, new CheckedOrder.Contact(true, 0), null))
            .contains(CONTACT_WITHOUT_CALL));
  }

  @Test
  void aReplyToAnotherMatterIsFound() {
    var appeal =
        new CheckedOrder.Appeal(AppealType.HELP, "我们家停水三天了，自来水一滴没有", "停水", "市民反映家中停水3天", "");
    assertTrue(
        kinds(new CheckedOrder(appeal, reply("垃圾桶已由环卫每日清运两次，桶边已冲洗。"), null, null))
            .contains(REPLY_OTHER_MATTER));
    assertFalse(
        kinds(new CheckedOrder(appeal, reply("系主管爆裂，供水公司已换管，4月9日恢复供水。"), null, null))
            .contains(REPLY_OTHER_MATTER));
  }

  private static CheckedOrder.Reply reply(String points) {
    return new CheckedOrder.Reply(points, false, "", "", "", REPLIED, List.of());
  }
}
