import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { session } from '@/identity/session'
import { say, speak } from '@/say'
import ReportPage from './ReportPage.vue'

const UNIT = { id: 'd310115', name: '浦东新区城市运行管理中心', nameEn: 'Pudong Operations' }
const REPORT = {
  id: 'r1',
  version: 1,
  state: 'DRAFT',
  incident: 'wages-1',
  text: { title: '快报', topic: '工资', whyNow: '', appeals: [], suggestion: '' },
  figures: {
    from: '2022-04-17T22:00:00Z',
    to: '2022-04-17T23:00:00Z',
    count: 30,
    usual: 1,
    times: 30,
    districts: [],
    curve: [],
    query: '/',
    leftOut: { [UNIT.id]: ['o1', 'o2'] },
    unsaid: ['o3', 'o4', 'o5'],
  },
  deliveries: [],
  draftedBy: 'manager-1',
  draftedAt: '2022-04-17T23:00:00Z',
}

const ACCUSED = { why: 'UnitAccused', unit: UNIT.id, orders: 2 }
const FEW = { why: 'TooFewLeft', units: [UNIT.id, 'dsj'], orders: 9, unsaid: 1, left: 4, whole: 14 }
let refusal: object = ACCUSED
let shown: object = REPORT
/** What a save makes of it; null while it is refused. */
let saved: object | null = null
let signings = 0
let me: object

const ANEW = { ...REPORT.text, whyNow: '28件' }

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

/** A server that holds one draft, and takes no unit that the wave accuses. */
function answer(path: string): Response {
  if (path === '/api/identity/me') return json(200, me)
  if (path.endsWith('/redraft')) return json(200, { ...REPORT, version: 2, text: ANEW })
  if (path.endsWith('/edit')) return saved ? json(200, saved) : json(409, refusal)
  if (path.endsWith('/sign')) {
    signings++
    return json(200, { ...REPORT, state: 'SIGNED', version: 4 })
  }
  if (path === '/api/watch/reports/r1') return json(200, shown)
  if (path.includes('/units')) return json(200, [UNIT])
  return json(404, { why: 'NotFound' })
}

beforeEach(async () => {
  me = { id: 'leader-1', roles: ['LEADER'] }
  shown = REPORT
  saved = null
  signings = 0
  vi.stubGlobal('fetch', (request: Request) =>
    Promise.resolve(answer(new URL(request.url).pathname)),
  )
  await session.refresh()
})
afterEach(() => vi.unstubAllGlobals())

const stubs = ['DraftPanel', 'UnitPick', 'CityTiles', 'TopicCurve', 'FileLinks', 'RouterLink']

it.each([
  ['zh', '2 件诉求反映的就是“浦东新区城市运行管理中心”或其上级'],
  ['en', '2 of the orders counted here are about Pudong Operations'],
] as const)('in %s it says which unit the wave accuses', async (language, words) => {
  speak(language)
  const page = mount(ReportPage, { props: { id: 'r1' }, global: { stubs } })
  await flushPromises()
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(page.get('[data-why=UnitAccused]').text()).toContain(words)
})

it.each([
  ['zh', '未说明反映哪家单位的 1 件，全部 14 件中只剩 4 件'],
  ['en', '4 of 14 are left'],
] as const)(
  'in %s it says what is left without what accuses its units',
  async (language, words) => {
    speak(language)
    refusal = FEW
    const page = mount(ReportPage, { props: { id: 'r1' }, global: { stubs } })
    await flushPromises()
    await page.get('form').trigger('submit')
    await flushPromises()
    const told = page.get('[data-why=TooFewLeft]').text()
    expect(told).toContain(words)
    expect(told).toContain(language === 'zh' ? UNIT.name : UNIT.nameEn)
    refusal = ACCUSED
  },
)

it.each([
  ['zh', null, '：30 件，平常约 1 件'],
  ['en', null, ': 30 orders; about 1 is usual'],
  ['zh', {}, '：30 通，平常约 1 通'],
  ['en', {}, ': 30 calls; about 1 call is usual'],
] as const)('in %s the figures say what they count', async (language, calls, words) => {
  speak(language)
  shown = { ...REPORT, figures: { ...REPORT.figures, calls } }
  const page = mount(ReportPage, { props: { id: 'r1' }, global: { stubs } })
  await flushPromises()
  expect(page.get('.figures-card > p.figures').text()).toContain(words)
})

it('in English one that is not counted is one', async () => {
  speak('en')
  shown = {
    ...REPORT,
    figures: { ...REPORT.figures, leftOut: { [UNIT.id]: ['o1'] }, unsaid: ['o3'] },
  }
  const page = mount(ReportPage, { props: { id: 'r1' }, global: { stubs } })
  await flushPromises()
  const told = page.get('[data-shows=left-out]').text()
  expect(told).toContain('1 order is not counted: it is about a unit')
  expect(told).toContain('1 complaint or report is not counted: nobody had said whom it is')
})

it('says whose words may not be quoted, as they were said', async () => {
  speak('zh')
  refusal = { why: 'QuoteWithdrawn', quotes: ['“门宽 3.5 米”（浦东新区）'] }
  const page = mount(ReportPage, { props: { id: 'r1' }, global: { stubs } })
  await flushPromises()
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(page.get('[data-why=QuoteWithdrawn]').text()).toContain('：“门宽 3.5 米”（浦东新区）。')
  refusal = ACCUSED
})

it('asks before a report is sent that quotes no citizen', async () => {
  speak('zh')
  const deliveries = [{ unit: UNIT.id }]
  const appeals = ['“黄码怎么办”']
  for (const [said, isAsked] of [
    [[], true],
    [appeals, false],
  ] as const) {
    shown = { ...REPORT, deliveries, text: { ...REPORT.text, appeals: said } }
    const page = mount(ReportPage, { props: { id: 'r1' }, global: { stubs } })
    await flushPromises()
    await page.get('[data-does=sign]').trigger('click')
    expect(page.find('[data-shows=no-appeals]').exists()).toBe(isAsked)
  }
})

it('a report that was sent says what was not counted, and no more how to draft it', async () => {
  speak('zh')
  const figures = { ...REPORT.figures, leftOut: {}, unsaid: ['o3'] }
  shown = { ...REPORT, figures, state: 'SIGNED' }
  const page = mount(ReportPage, { props: { id: 'r1' }, global: { stubs } })
  await flushPromises()
  const told = page.get('[data-shows=left-out]').text()
  expect(told).toBe('有 1 件投诉、举报没有计入：起草时还没有人说明反映哪家单位。')
})

it.each([
  ['zh', '完成日期'],
  ['en', 'Done by'],
] as const)('in %s a refused day is named as its field is', (language, words) => {
  speak(language)
  expect(say('kernel.field.by').toLowerCase()).toBe(words.toLowerCase())
  expect(say('watch.report.measureBy')).toBe(words)
})

// promise: web/src/watch/zh.ts «有 {n} 件诉求没有计入»
// promise: web/src/watch/zh.ts «有 {n} 件投诉、举报没有计入»
it('tells whoever sends it how many orders are not counted, and of which unit', async () => {
  speak('zh')
  const page = mount(ReportPage, { props: { id: 'r1' }, global: { stubs } })
  await flushPromises()
  const told = page.get('[data-shows=left-out]').text()
  expect(told).toContain('有 2 件诉求没有计入')
  expect(told).toContain('有 3 件投诉、举报没有计入')
  expect(told).toContain('2 件反映“浦东新区城市运行管理中心”或其上级')
})

// promise: web/src/watch/zh.ts «已写的文字不保留»
it('asks before it is drafted anew, and then shows the new words', async () => {
  speak('zh')
  const page = mount(ReportPage, { props: { id: 'r1' }, global: { stubs } })
  await flushPromises()
  await page.get('#report-why').setValue('写了一半')
  await page.get('[data-does=redraft]').trigger('click')
  expect(page.get('[data-shows=redraft-question]').text()).toContain('不保留')
  await page.get('[data-does=confirm-redraft]').trigger('click')
  await flushPromises()
  expect(page.get<HTMLTextAreaElement>('#report-why').element.value).toBe('28件')
})

// promise: docs/reports.md «What is signed is what was read»
it('signs what was read: words that saving masked are shown first', async () => {
  speak('zh')
  const sent = { ...REPORT, deliveries: [{ unit: UNIT.id }] }
  shown = sent
  saved = { ...sent, version: 2, text: { ...REPORT.text, whyNow: '王某来电' } }
  const page = mount(ReportPage, { props: { id: 'r1' }, global: { stubs } })
  await flushPromises()
  await page.get('#report-why').setValue('王小明来电')
  await press(page)
  expect(signings).toBe(0)
  expect(page.get('[data-shows=changed]').text()).toContain('还没有签发')
  expect(page.get<HTMLTextAreaElement>('#report-why').element.value).toBe('王某来电')
  await press(page)
  expect(signings).toBe(1)
})

it.each([
  ['MANAGER', undefined, ['save', 'redraft', 'sign']],
  ['EDITOR', undefined, []],
  ['OPERATOR', undefined, []],
])('offers a %s what the door takes of a draft', async (role, unit, offered) => {
  me = { id: 'x', roles: [role], unit }
  await session.refresh()
  expect(await buttonsOf(REPORT)).toEqual(offered)
})

it.each([
  ['CLERK', ['receive']],
  ['HANDLER', []],
])('offers a %s of the unit what the door takes of what was sent', async (role, offered) => {
  me = { id: 'x', roles: [role], unit: UNIT.id }
  await session.refresh()
  expect(await buttonsOf({ ...REPORT, state: 'SIGNED', deliveries: [{ unit: UNIT.id }] })).toEqual(
    offered,
  )
})

async function buttonsOf(report: object) {
  shown = report
  const page = mount(ReportPage, { props: { id: 'r1' }, global: { stubs } })
  await flushPromises()
  return page.findAll('button[data-does]').map((one) => one.attributes('data-does'))
}

async function press(page: ReturnType<typeof mount>) {
  await page.get('[data-does=sign]').trigger('click')
  await page.get('[data-does=confirm-sign]').trigger('click')
  await flushPromises()
}
