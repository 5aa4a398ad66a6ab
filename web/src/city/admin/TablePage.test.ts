import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import TablePage from './TablePage.vue'

vi.mock('vue-router', async (original) => ({
  ...(await original<object>()),
  useRouter: () => ({ push: () => undefined }),
}))

let isRefused = false
const DUTY = {
  columns: ['day', 'from', 'until', 'rank', 'staff'],
  rows: [{ line: 2, cells: ['MONDAY', '08:00', '20:00', '1', 'manager-1'] }],
  number: 0,
}

beforeEach(() => {
  speak('zh')
  vi.spyOn(api, 'GET').mockImplementation(((path: string) => {
    if (isRefused && path.startsWith('/api/city/tables'))
      return Promise.resolve({
        error: { why: 'NotPermitted' },
        response: new Response('', { status: 403 }),
      })
    return Promise.resolve({
      data: path === '/api/city/tables/{table}' ? DUTY : [],
      response: new Response('{}'),
    })
  }) as never)
})
afterEach(() => vi.restoreAllMocks())

async function page() {
  const shown = mount(TablePage, {
    props: { table: 'duty' },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  await flushPromises()
  return shown
}

it('whoever may not see a table gets the refusal alone, with nothing to press', async () => {
  isRefused = true
  const shown = await page()
  expect(shown.get('[role=alert]').attributes('data-why')).toBe('NotPermitted')
  expect(shown.find('[data-does=draft]').exists()).toBe(false)
  expect(shown.find('a[download]').exists()).toBe(false)
  isRefused = false
  expect((await page()).find('[data-does=draft]').exists()).toBe(true)
})

it('says a day as people say it', async () => {
  const text = (await page()).get('[data-line="2"]').text()
  expect(text).toContain('星期一')
  expect(text).not.toContain('MONDAY')
})
