package vigil.portal.status;

/// Every sentence of the status page.
enum StatusPhrase {
  DOT_RECEIVED("已受理", "Received"),
  DOT_WITH_UNIT("已派单", "With the unit"),
  DOT_HANDLED("已办理", "Handled"),
  DOT_CLOSED("已办结", "Closed"),
  DOT_WITHDRAWN("已撤回", "Withdrawn"),

  RECEIVED("我们已收到您的诉求。", "We have your appeal."),
  WAITS_FOR_DISPATCH("工作人员正在确定由哪个单位办理。", "We are finding the unit whose duty it is."),
  WITH_UNIT("您的诉求已交给承办单位。", "The unit in charge has your appeal."),
  SIGNED("承办单位已签收。", "The unit in charge has signed for your appeal."),
  CONTACTED("承办单位已与您联系。", "The unit in charge has contacted you."),
  TRIED("承办单位联系过您，但未能联系上。", "The unit in charge tried to reach you and could not."),
  REPORTED("承办单位已提交办理结果，正在审核。", "The unit has reported; we are checking its report."),
  SENT_BACK("办理结果未通过审核，承办单位正在补充办理。", "The report was not good enough; the unit is at it again."),
  EXTENDED("办理需要更长时间，时限已延长。", "This needs more time; the due date was moved."),
  HANDLED("承办单位已办理，结果已审核。", "The unit has handled it and we have checked the result."),
  NOT_SOLVED(
      "您反映问题尚未解决，我们正在研究是否重新办理。", "You told us it is not solved; we look into handling it again."),
  NOT_SATISFIED(
      "您表示不满意，我们正在研究是否重新办理。", "You told us you are not satisfied; we look into handling it again."),
  HEARD(
      "谢谢您的反馈，本件待复核后办结。", "Thank you for telling us; we look at it once more before it is closed."),
  RECHECK("您的诉求正在重新办理。", "Your appeal is being handled a second time."),
  ANSWERED("您的诉求已当场答复。", "Your appeal was answered at once."),
  SATISFIED("您的诉求已办结。谢谢您的反馈。", "Your appeal is closed. Thank you for telling us."),
  UNREACHABLE("我们多次未能联系到您，诉求已办结。", "We could not reach you; your appeal is closed."),
  CLOSED("您的诉求已办结。", "Your appeal is closed."),
  CLOSED_UNHAPPY(
      "您表示不满意，我们复核后已将诉求办结。",
      "You are not satisfied; a second person looked at it, and your appeal was closed."),
  NOT_ACCEPTED("您的诉求未予受理，原因已告知。", "Your appeal was not accepted; you were told why."),
  EMERGENCY(
      "我们已建议您拨打紧急电话，本件不再另行派单。",
      "We advised you to ring the emergency number; this appeal goes to no unit."),
  MERGED("已与同类诉求合并办理，您同样会收到答复。", "Joined with like appeals; you get the reply all the same."),
  MERGED_HEARD(
      "谢谢您的反馈。您的诉求已与同类诉求合并办理。", "Thank you for telling us; your appeal was joined with like ones."),
  SHELVED("暂无法办理，将按期复核。", "It cannot be handled yet; we look at it again on the date given."),
  DIFFICULT("已列为疑难件，将按期复核。", "Listed as a difficult case; we look at it again on the date given."),
  WITHDRAWN("您的诉求已撤回。", "Your appeal was withdrawn."),

  NEXT_DISPATCH("下一步：确定承办单位。", "Next: we give it to the unit in charge."),
  NEXT_SIGN("下一步：承办单位签收，然后办理。", "Next: the unit signs for it and sets to work."),
  NEXT_HANDLE("下一步：承办单位办理并答复。", "Next: the unit handles it and answers you."),
  NEXT_CHECK("下一步：热线审核办理结果。", "Next: we check the result."),
  NEXT_RATE(
      "下一步：请告诉我们问题是否解决；我们也会回访您。", "Next: tell us whether it is solved; we will call you too."),
  NEXT_TELL("下一步：请告诉我们问题是否解决。", "Next: tell us whether it is solved."),
  NEXT_TOGETHER("下一步：与同类诉求一并办结。", "Next: it is closed together with the like appeals."),
  NEXT_RECHECK("下一步：热线决定是否重新办理。", "Next: we decide whether it is handled again."),
  NEXT_REVIEW("下一步：到期复核。", "Next: we look at it again."),
  NEXT_NOTHING("如仍有问题，请拨打12345。", "If something is still wrong, call 12345.");

  private final String zh;
  private final String en;

  StatusPhrase(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  BilingualText words() {
    return new BilingualText(zh, en);
  }
}
