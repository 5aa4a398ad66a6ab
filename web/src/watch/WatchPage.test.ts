import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { session } from '@/identity/session'
import { heardServerClock } from '@/kernel/clock'
import { clockTime, exact } from '@/kernel/time'
import { say, speak } from '@/say'
import ReportsPage from './ReportsPage.vue'
import WatchPage from './WatchPage.vue'

const CODES = { id: 'yellow', name: '黄码', nameEn: 'Yellow codes', categories: [] }
const WAVE = { count: 30, usual: 1, times: 30, districts: [], curve: [] }
const BURNING = {
  id: 's1',
  version: 2,
  state: 'ACKNOWLEDGED',
  topic: 'yellow',
  topicName: '黄码',
  topicNameEn: 'Yellow codes',
  joined: [],
  pages: [],
  lates: [],
}
const REPORT = {
  id: 'r1',
  state: 'SIGNED',
  text: { title: '快报' },
  deliveries: [{ unit: 'wjw' }],
  draftedAt: '2022-04-18T02:00:00Z',
  signedAt: '2022-04-18T03:30:00Z',
}

let roles: string[]
let night: object
let reports: object[]

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

function answer(path: string): Response {
  if (path === '/api/identity/me') return json({ id: 'x', roles })
  if (path === '/api/watch/night') return json(night)
  if (path === '/api/watch/reports') return json({ items: reports, next: null })
  return json({ why: 'NotFound' }, 404)
}

beforeEach(() => {
  speak('zh')
  roles = ['MANAGER']
  reports = [REPORT]
  night = {
    asOf: '2022-04-18T04:00:00Z',
    sentence: '“黄码”在普陀区上升',
    sentenceEn: 'Yellow codes are rising',
    number: 30,
    wave: WAVE,
    incident: BURNING,
    spike: { id: 's1', topic: CODES, raisedAt: '2022-04-18T01:00:00Z', reason: '', reasonEn: '' },
    others: [],
    woken: [],
    scripts: [],
    reports,
    onDuty: [],
  }
  vi.stubGlobal('fetch', (request: Request) =>
    Promise.resolve(answer(new URL(request.url).pathname)),
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const PARTS = ['CityTiles', 'TopicCurve', 'TopicTable', 'MatterPart', 'CoursePart', 'PastPart']

async function shown(page: typeof WatchPage | typeof ReportsPage) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { template: '<i/>' } }],
  })
  await session.refresh()
  const made = mount(page, {
    global: { plugins: [router], stubs: [...PARTS, 'NoticePart', 'WokenList'] },
  })
  await flushPromises()
  return made
}

const CLOSED = {
  ...BURNING,
  state: 'CLOSED',
  closedAt: '2022-04-18T04:00:00Z',
  closing: { staff: 'manager-2', why: '误报', at: '2022-04-18T04:00:00Z' },
}

const STEPS = ['acknowledge-incident', 'close-incident', 'write-script', 'draft-report']

it.each([
  ['MANAGER', STEPS],
  ['LEADER', STEPS.filter((one) => one !== 'write-script')],
  ['EDITOR', ['write-script']],
  ['OPERATOR', []],
] as const)('offers %s what the server takes from them and nothing else', async (role, may) => {
  roles = [role]
  const burns = await shown(WatchPage)
  night = { ...night, incident: { ...BURNING, state: 'PAGING' } }
  const pages = await shown(WatchPage)
  const offered = STEPS.filter((one) =>
    [burns, pages].some((page) => page.find(`[data-does=${one}]`).exists()),
  )
  expect(offered).toEqual(may)
})

// promise: docs/rules.md «taken back within ten minutes»
it('what a person closed can be taken back in any window for ten minutes', async () => {
  const cases = [
    [CLOSED, 9, true],
    [CLOSED, 10, false],
    [{ ...CLOSED, closing: undefined }, 1, false],
    [BURNING, 1, false],
  ] as const
  for (const [incident, minutes, may] of cases) {
    heardServerClock(new Date(Date.parse(CLOSED.closedAt) + minutes * 60_000).toISOString())
    night = { ...night, incident }
    expect((await shown(WatchPage)).find('[data-does=undo-close]').exists()).toBe(may)
  }
})

it('shows another incident as soon as somebody looks at it', async () => {
  night = { ...night, others: [{ ...BURNING, id: 's2' }] }
  const asked: (string | null)[] = []
  vi.stubGlobal('fetch', (request: Request) => {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/api/watch/night') asked.push(searchParams.get('incident'))
    return Promise.resolve(answer(pathname))
  })
  const page = await shown(WatchPage)
  expect(asked).toEqual([null])
  const look = page.findAll('button').find((one) => one.text() === say('watch.look'))
  await look?.trigger('click')
  await flushPromises()
  expect(asked).toEqual([null, 's2'])
})

it('says of a report when it was sent or answered, not when it was begun', async () => {
  expect((await shown(WatchPage)).get('[data-shows=scripts] time').text()).toContain(
    clockTime(REPORT.signedAt),
  )
  const answered = { unit: 'wjw', measure: '核查', measuredAt: '2022-04-18T05:00:00Z' }
  reports = [
    REPORT,
    { ...REPORT, id: 'r2', state: 'DRAFT', signedAt: undefined },
    { ...REPORT, id: 'r3', state: 'ANSWERED', deliveries: [answered] },
  ]
  const list = (await shown(ReportsPage)).text()
  for (const at of [REPORT.signedAt, REPORT.draftedAt, answered.measuredAt])
    expect(list.split(exact(at))).toHaveLength(2)
})
