import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import WallPage from './WallPage.vue'

vi.mock('@/kernel/usePush', async (original) => ({
  ...(await original<object>()),
  openPush: () => undefined,
  closePush: () => undefined,
}))

const tile = (district: string, name: string, count: number) => ({
  district,
  name,
  nameEn: name,
  count,
  usual: 1,
  times: null,
})
const fire = (n: number) => ({
  id: `i${n}`,
  state: 'PAGING',
  topicName: `话题${n}`,
  topicNameEn: `Topic ${n}`,
  openedAt: '2022-03-28T18:00:00Z',
  lates: [],
})
const page = (place: number, isAwake: boolean) => ({
  place,
  staff: `manager-${place}`,
  name: `值班${place}`,
  nameEn: `Duty ${place}`,
  at: '2022-03-28T18:02:00Z',
  tries: [],
  isAwake,
})
const NIGHT = {
  asOf: '2022-03-28T18:05:00Z',
  sentence: '“话题1”上升。',
  sentenceEn: 'Topic 1 is rising.',
  number: 40,
  wave: {
    usual: 2,
    times: 20,
    districts: [tile('310115', '浦东新区', 30)],
    curve: [],
    calls: null,
  },
  incident: fire(1),
  spike: { id: 'i1', topic: { id: 'x', name: '话题1', nameEn: 'Topic 1' } },
  others: [fire(2), fire(3), fire(4), fire(5)],
  woken: [page(1, false), page(2, false), page(3, false), page(4, true)],
  onDuty: [{ staff: 'manager-1', name: '值班1', nameEn: 'Duty 1' }],
}
const LINE = { queue: { waiting: 37, oldestSince: '2022-03-28T18:03:00Z', urgent: 2 } }
const ok = (data: unknown) => ({ data, response: new Response(null, { status: 200 }) }) as never
const failed = () => ({ error: {}, response: new Response(null, { status: 503 }) }) as never
let night: unknown
let line: () => never

beforeEach(() => {
  speak('zh')
  night = NIGHT
  line = () => ok(LINE)
  vi.spyOn(api, 'GET').mockImplementation(((path: string) => {
    if (path === '/api/watch/night') return Promise.resolve(night ? ok(night) : failed())
    if (path === '/api/desk/line') return Promise.resolve(line())
    if (path === '/api/portal/outlines')
      return Promise.resolve(
        ok([{ district: '310115', rings: [[{ lat: 31, lon: 121 }], [{ lat: 31.2, lon: 121.5 }]] }]),
      )
    return Promise.resolve(ok([]))
  }) as never)
})

async function wall() {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { template: '<i/>' } }],
  })
  await router.push('/watch/wall')
  const shown = mount(WallPage, { global: { plugins: [router] } })
  await flushPromises()
  return { shown, router }
}

// promise: docs/screens.md «It shows what burns, who waits and the longest»
it('shows what burns, who waits and who of the line is awake, no more than a screen holds', async () => {
  const { shown } = await wall()
  expect(shown.get('[data-shows=sentence]').text()).toContain('“话题1”上升。')
  expect(shown.get('[data-shows=waiting]').text()).toContain('37')
  expect(shown.get('[data-shows=waiting]').text()).toContain('其中紧急就医 2')
  const burning = shown.get('[data-shows=burning]').text()
  expect(burning).toContain('话题3')
  expect(burning).not.toContain('话题4')
  expect(burning).toContain('另有 2 个')
  const woken = shown.get('[data-shows=woken]')
  expect(woken.text()).toContain('此前叫过 1 次')
  expect(woken.get('.awake').text()).toContain('值班4')
  expect(woken.get('.awake').text(), 'the time is that of the page').toMatch(
    /02:02 呼叫，\s*已应答/,
  )
  expect(shown.find('[data-district="310115"] path').exists()).toBe(true)
})

it('says nothing of a line that it does not know', async () => {
  line = failed
  const { shown } = await wall()
  expect(shown.get('[data-shows=waiting]').text()).toContain('线路情况不明')
  expect(shown.get('[data-shows=longest]').text()).not.toContain('无人等待')
})

it('is calm where nothing burns, and is left by Escape', async () => {
  night = { ...NIGHT, incident: null, spike: null, others: [], woken: [] }
  const { shown, router } = await wall()
  expect(shown.get('[data-shows=burning]').text()).toContain('没有异常上升的诉求')
  expect(shown.get('[data-shows=woken]').text()).toContain('还没有叫醒任何人')
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  await flushPromises()
  expect(router.currentRoute.value.path).toBe('/watch')
  shown.unmount()
})
