/** 诉求理解的模型：谁采纳了建议，各版本如何。 */
export const zhModels = {
  title: '诉求理解',
  answers: '填单建议的采纳情况',
  answersHow: '受理台显示过建议、且按所录内容登记的工单。留用或自己选了同一项，都算采纳。',
  noAnswers: '还没有工单用过建议',
  model: '版本',
  wordsAlone: '仅词表',
  what: '项目',
  share: '采纳',
  field: { TYPE: '诉求类型', CATEGORY: '类别（自动填入）', CATEGORY_LIST: '类别（备选三项）' },
  outcome: { ACCEPTED: '采纳', CHANGED: '改成别的', IGNORED: '未采用' },
}
