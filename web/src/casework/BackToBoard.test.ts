import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import BackToBoard from './BackToBoard.vue'

let roles = ['DISPATCHER']

beforeEach(() => {
  speak('zh')
  roles = ['DISPATCHER']
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data: path === '/api/identity/me' ? { id: 'dispatcher-1', roles } : [],
      response: new Response(),
    })) as never)
})
afterEach(async () => {
  vi.spyOn(api, 'POST').mockResolvedValue({ response: new Response() } as never)
  await session.signOut()
  vi.restoreAllMocks()
})

async function shownAfter(before: string | null) {
  await session.refresh()
  const history = createMemoryHistory()
  const router = createRouter({
    history,
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  if (before) await router.push(before)
  await router.push('/orders/o1')
  Object.defineProperty(history, 'state', { value: { back: before } })
  return { router, shown: mount(BackToBoard, { global: { plugins: [router] } }) }
}

async function pressed(): Promise<void> {
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'b', code: 'KeyB', altKey: true }))
  await new Promise((go) => setTimeout(go))
}

it('leads back to the board as it was filtered, by a link and by its key', async () => {
  const { router, shown } = await shownAfter('/board?district=310115')
  expect(shown.get('a').attributes('href')).toBe('/board?district=310115')
  expect(shown.text()).toContain('回到派单台')
  await pressed()
  expect(router.currentRoute.value.fullPath).toBe('/board?district=310115')
  shown.unmount()
})

// promise: docs/screens.md «a dispatcher who came from elsewhere gets to its top»
it.each([null, '/orders', '/boardroom'])(
  'leads a dispatcher to the board from %s',
  async (from) => {
    const { router, shown } = await shownAfter(from)
    expect(shown.get('a').text()).toContain('派单台')
    expect(shown.text()).not.toContain('回到')
    await pressed()
    expect(router.currentRoute.value.fullPath).toBe('/board')
    shown.unmount()
  },
)

it('is not there for whoever has no board', async () => {
  roles = ['CLERK']
  const { router, shown } = await shownAfter(null)
  expect(shown.find('a').exists()).toBe(false)
  await pressed()
  expect(router.currentRoute.value.fullPath).toBe('/orders/o1')
  shown.unmount()
})
