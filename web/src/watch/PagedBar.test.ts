import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { session } from '@/identity/session'
import { speak } from '@/say'
import PagedBar from './PagedBar.vue'

vi.mock('@/kernel/quietRing', () => ({ startRing: vi.fn(), stopRing: vi.fn() }))
vi.mock('@/kernel/usePush', async (original) => ({
  ...(await original<object>()),
  usePush: vi.fn(),
}))

const json = (body: unknown) => new Response(JSON.stringify(body), { status: 200 })
const incident = (id: string, staff: string, state = 'PAGING') => ({
  id,
  state,
  topicName: id,
  topicNameEn: id,
  pages: [{ staff }],
})
let items: object[]

beforeEach(() => {
  speak('zh')
  vi.stubGlobal('fetch', (request: Request) =>
    Promise.resolve(
      json(request.url.includes('/me') ? { id: 'manager-1', roles: ['MANAGER'] } : { items }),
    ),
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
})

async function shown(): Promise<string> {
  await session.refresh()
  const bar = mount(PagedBar, { global: { stubs: { RouterLink: RouterLinkStub } } })
  await flushPromises()
  return bar.text()
}

it('names one for which this person is woken, and says for how many more', async () => {
  items = [
    incident('黄码', 'manager-1'),
    incident('透析', 'manager-1'),
    incident('煤气', 'manager-2'),
  ]
  expect(await shown()).toContain('黄码')
  expect(await shown()).toContain('另有 1 件')
  items = [incident('黄码', 'manager-1'), incident('透析', 'manager-1', 'ACKNOWLEDGED')]
  expect(await shown()).not.toContain('另有')
  items = []
  expect(await shown()).toBe('')
})
