import { messages } from './zhMessages'

export const passage = {
  title: '平台流转',
  to: '转往',
  from: '来自',
  state: {
    WAITING: '等待对方接收，仍在本平台计时',
    TAKEN: '对方办理中',
    ENDED: '对方已办结',
    RECALLED: '发出方已收回',
    REFUSED: '对方未办理，已退回派单',
  },
  stateHere: {
    WAITING: '等待登记',
    TAKEN: '本平台办理中',
    ENDED: '本平台已办结',
    RECALLED: '来件平台已收回',
    REFUSED: '未办理',
  },
  since: '转送时间',
  number: '对方工单号',
  original: '原工单号',
  registered: '首次受理',
  promised: '对方承诺答复市民',
  waits: '等待送达，已试 {n} 次',
  first: '等待送出',
  behind: '等对方接收工单后送出',
  next: '下次尝试',
  deadUntried: '未能送出，请运维重发，或收回工单',
  dead: '试满 {n} 次未送达，请运维重发，或收回工单',
  files: '对方附件',
  filesHere: '共 {n} 个，已到 {here} 个',
  kind: {
    ...messages,
    order_time_asked: '对方申请延期，待审批',
    order_registered: '对方登记',
    Loop: '工单曾经由对方平台转来',
    UNFIT: '对方报告不合本平台要求',
  },
}

/** What the server keeps of a try that failed. */
export const failure = {
  noAnswer: '{n} 秒内没有应答',
  status: '对方返回 HTTP {n} {what}',
  known: {
    no_connection: '连不上对方',
    no_SMTP_connection: '连不上邮件服务器',
    the_scanner_has_not_answered_for_it_yet: '安全扫描还没有结果',
    the_other_platform_does_not_have_the_order_yet: '对方还没有收到这件工单',
    nothing_goes_to_this_platform_any_more: '与该平台的交换已停止',
    the_other_platform_does_not_have_this_order_any_more: '对方已没有这件工单',
    stopped: '服务器重启，会再试',
  },
}
