export const problems = {
  title: '集中问题',
  ownerless: '没人认领的集中问题',
  ownerlessHow:
    '{from} 以来登记、尚未办结的工单，按类别和区归拢；退回两次以上、正在会商、超过一天未派出、派单目录没有对应行的，满 {least} 件列出。点数字看工单。',
  nobodys: '没人认领',
  open: '在办',
  why: '原因',
  because: {
    returned: '退回两次以上 {n} 件',
    conferring: '会商中 {n} 件',
    waiting: '超过一天未派出 {n} 件',
    unlisted: '目录没有对应行 {n} 件',
  },
  none: '没有没人认领的集中问题',
  noneHow: '有同一类别、同一区的工单反复退回或派不出去时，这里会列出来。',
  unsaid: '未填',
  seasons: '往年此时会来的',
  seasonsHow: '前 {n} 年都在同一周开始上升的类别，提前 {weeks} 周提示。',
  tooShort: '留存的工单不满一年零八周，还看不出往年规律。',
  noSeason: '今后 {weeks} 周没有往年同期上升的类别。',
  begins: '预计 {from} 当周开始上升',
  year: '{week} 当周起每周 {risen} 件，此前平常每周 {usual} 件',
}
