import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import PeriodicReportsPage from './PeriodicReportsPage.vue'

let role: string

beforeEach(() => {
  vi.spyOn(api, 'GET').mockImplementation(((path: string) => {
    const data = path === '/api/identity/me' ? { id: 'e', roles: [role] } : { items: [] }
    return Promise.resolve({ data, response: new Response(null, { status: 200 }) })
  }) as never)
})
afterEach(() => vi.restoreAllMocks())

it.each([
  ['LEADER', true],
  ['MANAGER', true],
  ['CLERK', false],
])('offers a %s to write a report: %s', async (of, isOffered) => {
  role = of
  await session.refresh()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)', component: { template: '<i/>' } }],
  })
  await router.push('/watch/periodic')
  const page = mount(PeriodicReportsPage, { global: { plugins: [router] } })
  await flushPromises()
  expect(page.find('[data-does=write-report]').exists()).toBe(isOffered)
})
