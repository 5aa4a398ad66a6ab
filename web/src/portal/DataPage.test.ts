import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import DataPage from './DataPage.vue'

afterEach(() => vi.restoreAllMocks())

it('leads to the days chosen, and to none that are not over or too many', async () => {
  speak('zh')
  const data = {
    tables: ['channel'],
    columns: [],
    fewest: 5,
    mostDays: 31,
    lastDay: '2026-03-01',
  }
  vi.spyOn(api, 'GET').mockImplementation((() =>
    Promise.resolve({ data, response: new Response('{}') })) as never)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  const page = mount(DataPage, { global: { plugins: [router] } })
  await flushPromises()
  const link = () => page.find('[data-shows=tables] a').attributes('href')
  expect(link()).toBe('/api/insight/open-data/channel/csv?from=2026-02-23&until=2026-03-01')
  await page.get('input[name=from]').setValue('2026-01-30')
  expect(link()).toBe('/api/insight/open-data/channel/csv?from=2026-01-30&until=2026-03-01')
  for (const from of ['2026-01-29', '2026-03-02', '']) {
    await page.get('input[name=from]').setValue(from)
    expect(page.find('[data-shows=tables]').exists(), from).toBe(false)
    expect(page.get('[role=alert]').text()).toContain('31')
  }
})
