/** The curve of a matter with what was done marked on it. */
export const course = {
  title: '做了什么，之后怎样',
  open: '这件事后来怎样',
  label: '每小时的数量，标出 {n} 个时点',
  mark: {
    RAISED: '报出',
    ACKNOWLEDGED: '有人应答',
    PUBLISHED: '口径发布',
    RETIRED: '口径停用',
    REPORTED: '快报发出',
    MEASURE: '单位措施',
  },
  by: '（{day} 前完成）',
  few: { orders: '到下一时点 {n} 件', calls: '到下一时点 {n} 通' },
  last: {
    few: { orders: '此后 {n} 件', calls: '此后 {n} 通' },
    orders: '此后 {n} 件，每小时 {perHour}（平常每小时 {usual}）',
    calls: '此后 {n} 通，每小时 {perHour}（平常每小时 {usual}）',
  },
  line: '{topic}：{came}',
  orders: '到下一时点 {n} 件，每小时 {perHour}（平常每小时 {usual}）',
  calls: '到下一时点 {n} 通，每小时 {perHour}（平常每小时 {usual}）',
  how: '从每个时点数到下一个，最后一个数到现在，最多到一周后。下降不等于就是它的作用：夜里和周末本来就少，请与平常比。',
}
