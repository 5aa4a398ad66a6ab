import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import DeliveriesPage from './DeliveriesPage.vue'

const dead = {
  id: 'd1',
  channel: 'SMS',
  kind: 'RATE',
  number: '20261126-000001-3',
  receiver: null,
  state: 'DEAD',
  attempts: 12,
  error: 'HTTP 503',
  createdAt: '2026-11-25T17:49:16Z',
  nextAttemptAt: null,
  settledAt: '2026-11-26T17:49:16Z',
}
const ok = (data: unknown) => ({ data, response: new Response(null, { status: 200 }) }) as never
let rows: unknown[] = []
let posted: string[] = []
let partners: unknown[] = []

beforeEach(() => {
  speak('zh')
  posted = []
  vi.spyOn(api, 'GET').mockImplementation(((path: string) => {
    if (path.endsWith('/channels')) {
      const standing = { channel: 'SMS', ready: false, waiting: 2, dead: rows.length }
      return Promise.resolve(ok([standing]))
    }
    if (path.endsWith('/hooks')) return Promise.resolve(ok({ items: [], kinds: ['order.closed'] }))
    if (path.endsWith('/partners'))
      return Promise.resolve(ok({ ourCode: 'vigil', items: partners }))
    if (path.startsWith('/api/city')) return Promise.resolve(ok([]))
    return Promise.resolve(ok({ items: rows, next: null }))
  }) as never)
  vi.spyOn(api, 'POST').mockImplementation(((path: string) => {
    posted.push(path)
    return Promise.resolve(ok({ count: 1 }))
  }) as never)
})

async function page(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { template: '<i/>' } }],
  })
  await router.push(address)
  const shown = mount(DeliveriesPage, {
    global: { plugins: [router], stubs: { RouterLink: RouterLinkStub } },
  })
  await flushPromises()
  return shown
}

it('says that a channel has no gateway, and what waits', async () => {
  rows = []
  const shown = await page('/deliveries')
  const text = shown.get('[data-channel=SMS]').text()
  expect(text).toContain('未配置网关')
  expect(text).toContain('等待 2')
  expect(shown.text()).toContain('没有这样的消息')
  expect(shown.get('[data-does=replay-all]').attributes('disabled')).toBeDefined()
  shown.unmount()
})

it('sends one dead message again, or all of them', async () => {
  rows = [dead]
  const shown = await page('/deliveries?state=DEAD')
  await shown.get('[data-does=replay]').trigger('click')
  await flushPromises()
  await shown.get('[data-does=replay-all]').trigger('click')
  await flushPromises()
  expect(posted).toEqual(['/api/portal/deliveries/{id}/replay', '/api/portal/deliveries/replay'])
  expect(shown.text()).toContain('1 条消息重新进入发送')
  shown.unmount()
})

it('names the other platforms, and what one that is away means for its orders', async () => {
  rows = []
  partners = [
    {
      code: 'hangzhou',
      name: '杭州12345',
      nameEn: 'Hangzhou 12345',
      url: 'https://hotline.example',
      districts: [],
      categories: [],
      createdAt: '2026-11-25T17:49:16Z',
      createdBy: 'operator',
      endedAt: null,
      failures: 3,
      pausedUntil: '2026-11-25T17:59:16Z',
      heardAt: null,
    },
  ]
  const shown = await page('/deliveries')
  expect(shown.get('[data-shows=our-code]').text()).toBe('vigil')
  const one = shown.get('[data-partner=hangzhou]').text()
  expect(one).toContain('连续失败 3 次')
  expect(one).toContain('全部区域和类别')
  await shown.get('#partner-code').setValue('suzhou')
  await shown.get('[data-does=enter-partner]').trigger('submit')
  await flushPromises()
  expect(posted).toContain('/api/portal/partners')
  shown.unmount()
})
