import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { speak } from '@/say'
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
  },
  deliveries: [],
  draftedBy: 'manager-1',
  draftedAt: '2022-04-17T23:00:00Z',
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

/** A server that holds one draft, and takes no unit that the wave accuses. */
function answer(path: string): Response {
  if (path.endsWith('/edit')) return json(409, { why: 'UnitAccused', unit: UNIT.id, orders: 2 })
  if (path === '/api/watch/reports/r1') return json(200, REPORT)
  if (path.includes('/units')) return json(200, [UNIT])
  return json(404, { why: 'NotFound' })
}

beforeEach(() => {
  vi.stubGlobal('fetch', (request: Request) =>
    Promise.resolve(answer(new URL(request.url).pathname)),
  )
})
afterEach(() => vi.unstubAllGlobals())

const stubs = ['DraftPanel', 'UnitPick', 'CityTiles', 'TopicCurve', 'FileLinks', 'RouterLink']

it.each([
  ['zh', '2 件诉求反映的就是“浦东新区城市运行管理中心”或其上级'],
  ['en', '2 orders of this wave are about Pudong Operations'],
] as const)('in %s it says which unit the wave accuses', async (language, words) => {
  speak(language)
  const page = mount(ReportPage, { props: { id: 'r1' }, global: { stubs } })
  await flushPromises()
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(page.get('[data-why=UnitAccused]').text()).toContain(words)
})
