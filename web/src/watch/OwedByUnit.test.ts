import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import OwedByUnit from './OwedByUnit.vue'

let reports: object[] = []
let scripts: object[] = []

const report = (id: string, ours: object, signedAt: string | null = '2022-04-17T22:00:00Z') => ({
  id,
  signedAt,
  text: { title: `快报${id}` },
  deliveries: [
    { unit: 'swj', receivedAt: '2022-04-17T22:05:00Z', measure: '增派抽水车' },
    { unit: 'd310115', ...ours },
  ],
})

const ME = { id: 'clerk-1', roles: ['CLERK'], unit: 'd310115' }

beforeEach(async () => {
  speak('zh')
  reports = scripts = []
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data: path.endsWith('/me') ? ME : { items: path.includes('scripts') ? scripts : reports },
      response: new Response(),
    })) as never)
  await session.refresh()
})
afterEach(() => vi.restoreAllMocks())

async function shown() {
  const part = mount(OwedByUnit, { global: { stubs: { RouterLink: RouterLinkStub } } })
  await flushPromises()
  return part
}

it('shows reports until they are received and answered by this unit', async () => {
  reports = [
    report('一', {}),
    report('二', { receivedAt: '2022-04-17T22:05:00Z' }),
    report('三', { receivedAt: '2022-04-17T22:05:00Z', measure: '已加派' }),
    report('四', {}, null),
  ]
  const told = (await shown()).findAll('[data-owes=report]').map((one) => one.text())
  expect(told).toHaveLength(2)
  expect(told[0]).toMatch(/快报一\s*快报待接收/)
  expect(told[1]).toMatch(/快报二\s*快报待答复/)
})

it('shows scripts on which the unit has not given its word', async () => {
  scripts = [{ id: 's-1', text: { title: '黄码怎样转绿', titleEn: null } }]
  expect((await shown()).get('[data-owes=script]').text()).toContain('黄码怎样转绿')
})

it('is not there while nothing is owed', async () => {
  reports = [report('三', { receivedAt: '2022-04-17T22:05:00Z', measure: '已加派' })]
  expect((await shown()).find('[data-shows=owed-by-unit]').exists()).toBe(false)
})
