import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { speak } from '@/say'
import PastPage from './PastPage.vue'
import PastPart from './PastPart.vue'

const TOPIC = { id: 'storm', name: '暴雨积水', nameEn: 'Rain and floods', categories: ['140201'] }
const PAST = {
  id: 'storm-1',
  topic: TOPIC,
  raisedAt: '2022-07-05T18:00:00Z',
  closedAt: '2022-07-05T21:00:00Z',
  count: 42,
  usual: 2,
  times: 21,
  districts: ['310115'],
  woken: { staff: ['manager-1'], by: 'manager-1', minutes: 3 },
  answers: [
    { script: 's1', title: '积水点绕行', publishedAt: '2022-07-05T18:30:00Z', retiredAt: null },
  ],
  handling: [
    { consultations: 10, onTheSpot: 2 },
    { consultations: 20, onTheSpot: 18 },
  ],
  reports: [
    {
      id: 'r1',
      title: '暴雨快报',
      signedAt: '2022-07-05T19:00:00Z',
      units: 2,
      measures: [{ unit: 'swj', measure: '增派抽水车', by: null, at: '2022-07-05T20:00:00Z' }],
    },
  ],
  closing: null,
}

let items: unknown[]
let asked: string[]

beforeEach(() => {
  speak('zh')
  items = [PAST]
  asked = []
  vi.stubGlobal('fetch', (request: Request) => {
    const url = new URL(request.url)
    if (url.pathname !== '/api/watch/past') return Promise.resolve(new Response('[]'))
    asked.push(url.search)
    const next = url.searchParams.has('cursor') ? null : 'more'
    return Promise.resolve(new Response(JSON.stringify({ items, next })))
  })
})
afterEach(() => vi.unstubAllGlobals())

async function page(path = '/watch/past?topic=storm') {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)', component: { template: '<i/>' } }],
  })
  await router.push(path)
  const shown = mount(PastPage, { global: { plugins: [router] } })
  await flushPromises()
  return shown
}

it('shows what was answered and done, and asks for the page before', async () => {
  const shown = await page()
  const text = shown.get('[data-shows=past-incident]').text()
  expect(text).toContain('42 件')
  expect(text).toContain('3 分钟后应答')
  expect(text).toContain('积水点绕行')
  expect(text).toContain('发布前 10 件中 2 件，发布后 20 件中 18 件')
  expect(text).toContain('增派抽水车')
  expect(asked).toEqual(['?topic=storm'])
  await shown.get('[data-does=more]').trigger('click')
  await flushPromises()
  expect(asked.at(-1)).toContain('cursor=more')
  expect(shown.find('[data-does=more]').exists()).toBe(false)
})

it('searches by month when one is chosen', async () => {
  const shown = await page()
  await shown.get('[data-does=month]').setValue('2022-07')
  await flushPromises()
  expect(asked.at(-1)).toContain('month=2022-07')
})

it.each([
  ['/watch/past', '还没有热点结束'],
  ['/watch/past?month=2022-07', '没有找到'],
])('at %s with nothing there says %s', async (path, words) => {
  items = []
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"items":[],"next":null}')))
  expect((await page(path)).text()).toContain(words)
})

it('beside an incident shows the times before and not itself', async () => {
  items = [{ ...PAST, id: 'storm-2' }, PAST]
  const part = mount(PastPart, {
    props: { topic: 'storm', incident: 'storm-2' },
    global: { stubs: ['RouterLink'] },
  })
  await flushPromises()
  expect(part.findAll('[data-shows=past-incident]')).toHaveLength(1)
  expect(asked).toEqual(['?topic=storm&limit=4'])
})
