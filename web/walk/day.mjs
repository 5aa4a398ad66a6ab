// An ordinary day for the pictures: on each desk lies what usually lies there.
import { register, take } from './lives.mjs'
import { until } from './until.mjs'

const UNIT = 'd310115'
const CLERK = 'clerk-310115'
const HANDLER = 'handler-310115'
const REVIEWER = 'reviewer-1'
const HERE = { district: '310115', urgency: 'NORMAL' }

const WAY = [
  ['dispatcher-1', 'dispatch', { lead: UNIT }],
  [CLERK, 'sign'],
  [HANDLER, 'contact'],
  [HANDLER, 'handle'],
  [HANDLER, 'report'],
  [REVIEWER, 'review'],
  [REVIEWER, 'audit'],
]
/** After so many steps this one is taken. */
const FAR = Object.fromEntries(WAY.map(([, step], at) => [step, at + 1]))

const LONGER = { ground: 'DIFFICULT', days: 15, reason: '需与运营企业和交警会商。' }
const BACK = { code: 'NOT_THIS_UNITS_DUTY_22', reason: '退费由教育部门核定。' }
const LATER = {
  reviewOn: new Date(Date.now() + 30 * 86_400_000).toISOString(),
  reason: '旧改方案未定。',
}
const WATCHED = { note: '请三日内上门查清并回复。' }

/** What was said of what and where, the last step taken, and what somebody asked then. */
const ORDERS = [
  ['楼道灯坏了三天，老人夜里不敢出门', '050101', '东方路800弄12号', 'dispatch'],
  ['团购的菜四天没有送到', '040102', '锦绣路300弄5号', 'dispatch'],
  ['小区门口积水，车出不去', '140201', '张杨路1200号', 'sign'],
  ['封控楼里老人血压药只剩一天', '010102', '浦三路21弄8号', 'sign'],
  ['深夜工地还在施工', '060201', '峨山路91弄', 'contact'],
  ['垃圾三天没有清运', '150102', '上南路4265弄', 'handle'],
  ['共享单车堵路', '070105', '世纪大道站', 'handle', [CLERK, 'ask-extension', LONGER]],
  ['幼儿园没有退费', '110201', '成山路1993弄', 'sign', [CLERK, 'ask-return', BACK]],
  ['高空抛物险些伤人', '050101', '羽山路1150弄', 'handle', [REVIEWER, 'supervise', WATCHED]],
  [
    '老公房加装电梯没有进展',
    '050303',
    '崮山路355弄',
    'handle',
    ['dispatcher-1', 'ask-shelve', LATER],
  ],
  ['电梯停运，九楼孕妇上下不便', '050106', '云台路300弄', 'report'],
  ['独居老人联系不上', '040105', '崂山路640弄', 'report'],
  ['志愿者证明不给开', '010701', '龙阳路2000弄', 'audit'],
  ['团购鸡蛋变质要求退款', '030201', '灵山路1500弄', 'audit'],
]
/** They stand in the rapid lane: urgent, and of a category that cannot wait. */
const URGENT = [
  ['透析病人周四必须到院，小区不放行', '01010101', '栖山路1700弄', null],
  ['孕三十九周见红，叫不到车', '01010103', '金桥路801弄', 'sign'],
]

/** Two people agreed that they lie until somebody looks again. */
const LISTED = [
  ['征询未满三分之二，加装电梯停在半路', '050303', '潍坊路200弄', 'ask-shelve', 'SHELVE', 30],
  ['开发商已注销，产权证办不出来', '050303', '乳山路98号', 'ask-difficult', 'DIFFICULT', 60],
]
const DAY_MILLIS = 86_400_000

/** Another system's orders: a file that was brought over, and one that has faults in it. */
const HEAD = '原编号,诉求类型,类别,标题,内容,发生时间,区,街镇,地址,姓名,电话'
const OLD = [
  ['求助', '060102', '窨井盖缺失，夜里看不见', '2026-11-20 09:30', '浦东新区', '13812345678'],
  ['投诉', '150102', '菜场门口垃圾满出来', '2026-11-20 10:05', '浦东新区', '13812345679'],
  ['求助', '050101', '楼道灯不亮', '2026-11-21 18:40', '浦东新区', '13812345680'],
]
const FAULTY = [
  ['求助', '99', '类别写错了', '2026-11-21 09:30', '浦东新区', '13812345681'],
  ['闲聊', '060102', '类型写错了', '2026-11-21 09:40', '浦东新区', '13812345682'],
  ['求助', '060102', '时间写错了', '昨天', '浦东新区', '13812345683'],
  ['求助', '060102', '电话写错了', '2026-11-21 10:10', '浦东新区', '12'],
]

function sheet(rows) {
  const line = ([type, category, title, when, district, phone], at) =>
    [`A-${title.length}-${at}`, type, category, title, `${title}，请处理。`, when, district].concat(
      '花木街道',
      `锦绣路${at + 1}号`,
      '王小明',
      phone,
    )
  return [HEAD, ...rows.map((row, at) => line(row, at).join(','))].join('\n')
}

async function brought(operator, name, rows) {
  const staff = 'dispatcher-1'
  const query = `name=${encodeURIComponent(name)}&source=district-app`
  const answer = await fetch(`${operator.url}/api/portal/imports?${query}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${operator.token}`,
      'Content-Type': 'application/octet-stream',
      'X-Vigil-As': staff,
    },
    body: sheet(rows),
  })
  if (!answer.ok) throw new Error(`import of ${name} -> ${answer.status} ${await answer.text()}`)
  const { id } = await answer.json()
  const state = (wanted) =>
    until(async () => {
      const all = await operator.get('/api/portal/imports', staff)
      return all.find((one) => one.id === id && wanted.includes(one.state))
    }, `${name} is ${wanted}`)
  const { state: checked } = await state(['READY', 'FAULTY'])
  if (checked === 'FAULTY') return
  await operator.ask('POST', `/api/portal/imports/${id}/start`, {}, staff)
  await state(['DONE'])
}

async function listed(operator, [title, category, address, step, kind, days]) {
  const said = { ...HERE, category, address, description: `${title}。` }
  const id = await register(operator, title, said)
  await led(operator, id, 'sign')
  const reviewOn = new Date(Date.now() + days * DAY_MILLIS).toISOString()
  await take(operator, id, 'dispatcher-1', step, { reviewOn, reason: title })
  for (const staff of [REVIEWER, 'manager-1'])
    await take(operator, id, staff, 'decide', { kind, agreed: true })
}

async function led(operator, id, until) {
  for (const [staff, step, given] of WAY.slice(0, FAR[until] ?? 0))
    await take(operator, id, staff, step, given)
}

/** Lays the orders out; those of an earlier day stay where they are. */
export async function layOut(operator) {
  for (const [title, category, address, until, then] of ORDERS) {
    const said = { ...HERE, category, address, description: `${title}，请尽快处理。` }
    const id = await register(operator, title, said)
    await led(operator, id, until)
    if (then) await take(operator, id, ...then)
  }
  for (const [title, category, address, until] of URGENT) {
    const said = { ...HERE, urgency: 'URGENT', category, address, description: `${title}。` }
    await led(operator, await register(operator, title, said), until)
  }
  for (const one of LISTED) await listed(operator, one)
  await brought(operator, '区级平台十一月.csv', OLD)
  await brought(operator, '区级平台十一月补.csv', FAULTY)
}
