import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import FindingsPage from './FindingsPage.vue'

const finding = {
  id: '7.3.REPLY_ANSWERS_NOTHING',
  order: { id: '7', number: '20220606-000007-1' },
  finding: {
    kind: 'REPLY_ANSWERS_NOTHING',
    severity: 'HIGH',
    confidence: 0.9,
    state: 'OPEN',
    foundAt: '2022-06-06T08:00:00Z',
    unit: null,
    agent: 'agent-3',
    judgedBy: null,
  },
  texts: [
    {
      field: 'REPLY_POINTS',
      pieces: [
        { text: '您好，', marked: false },
        { text: '高度重视', marked: true },
      ],
    },
  ],
  words: {},
}
const ok = (data: unknown) => ({ data, response: new Response(null, { status: 200 }) }) as never
let asked: { path: string; query: Record<string, string> }[] = []
let posted: { path: string; body: unknown }[] = []

beforeEach(() => {
  speak('zh')
  asked = []
  posted = []
  vi.spyOn(api, 'GET').mockImplementation(((path: string, ask?: { params?: { query?: never } }) => {
    asked.push({ path, query: ask?.params?.query ?? {} })
    if (path.endsWith('/counts')) {
      const confirmed = [{ unit: null, agent: 'agent-3', kind: 'FACT_LEFT_OUT', count: 4 }]
      return Promise.resolve(ok({ states: {}, confirmed }))
    }
    if (path.startsWith('/api/city') || path.startsWith('/api/identity'))
      return Promise.resolve(ok([]))
    return Promise.resolve(ok({ items: [finding], next: null }))
  }) as never)
  vi.spyOn(api, 'POST').mockImplementation(((path: string, ask: { body: unknown }) => {
    posted.push({ path, body: ask.body })
    return Promise.resolve(ok({}))
  }) as never)
})

async function page(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { template: '<i/>' } }],
  })
  await router.push(address)
  const shown = mount(FindingsPage, {
    global: { plugins: [router], stubs: { RouterLink: RouterLinkStub } },
  })
  await flushPromises()
  return shown
}

const last = (path: string) => asked.filter((one) => one.path.endsWith(path)).at(-1)?.query

it('marks the words that carry a finding, and nothing else', async () => {
  const shown = await page('/quality')
  expect(shown.findAll('mark').map((it) => it.text())).toEqual(['高度重视'])
  expect(shown.text()).toContain('20220606-000007-1')
  shown.unmount()
})

it('says on the card what was judged, where a second click finds no button', async () => {
  const shown = await page('/quality')
  await shown.get('form select').setValue('CHOSEN_WORD_ALONE')
  await shown.get('form textarea').setValue('已核对')
  await shown.get('[data-does=confirm]').trigger('click')
  await flushPromises()
  expect(posted).toEqual([
    {
      path: '/api/understanding/findings/{id}/judge',
      body: { verdict: 'CONFIRMED', kind: 'CHOSEN_WORD_ALONE', note: '已核对' },
    },
  ])
  expect(shown.get('[data-finding] [data-shows=done]').text()).toBe('已确认')
  expect(shown.find('[data-finding] [data-does=confirm]').exists()).toBe(false)
  shown.unmount()
})

it('asks list and counts for one agent and a time', async () => {
  const shown = await page('/quality')
  expect(shown.get('[data-shows=counts]').text()).toContain('遗漏市民所述事实')
  const agent = shown.get('[data-does=agent]')
  await agent.setValue('agent-3')
  await agent.trigger('change')
  await flushPromises()
  await shown.get('[data-does=from]').setValue('2022-06-01')
  await flushPromises()
  expect(last('/findings')).toMatchObject({ agent: 'agent-3' })
  expect(last('/counts')).toMatchObject({ agent: 'agent-3', from: '2022-06-01' })
  shown.unmount()
})
