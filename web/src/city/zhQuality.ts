/** 核查发现的类型，策略表与核查页共用。 */
export const quality = {
  COMPLAINT_AS_CONSULTATION: '投诉举报被登记为咨询求助',
  FACT_LEFT_OUT: '遗漏市民所述事实',
  FACT_ADDED: '添加市民未说的事实',
  REPLY_ANSWERS_NOTHING: '答复空泛',
  REPLY_OTHER_MATTER: '答非所问',
  CHOSEN_WORD_ALONE: '只写了选项的字',
  PROMISE_OUTSIDE_SCRIPT: '绝对的承诺',
  DATE_PASSED: '承诺的日期已过',
  CONTACT_WITHOUT_CALL: '称已联系但无通话',
  CLOSED_AGAINST_CITIZEN: '办结与市民所说相反',
}
