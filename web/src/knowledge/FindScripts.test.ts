import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import ScriptsPage from './ScriptsPage.vue'

const text = (title: string) => ({ title, category: '010201', followUps: [], keywords: [] })
const LISTED = { id: 's-1', edition: 1, state: 'PUBLISHED', agreements: [], text: text('清单里的') }
const FOUND = {
  id: 's-2',
  edition: 3,
  text: text('停水去哪里取水'),
  score: 1,
  because: ['停水'],
  alike: false,
  agreedBy: ['swj'],
  publishedAt: '2022-04-02T02:00:00Z',
  tonight: false,
}
let asked: { path: string; q?: string }[] = []
let role = 'AGENT'
let found: object[] = [FOUND]

beforeEach(() => {
  speak('zh')
  localStorage.clear()
  asked = []
  role = 'AGENT'
  found = [FOUND]
  vi.spyOn(api, 'GET').mockImplementation(((path: string, given?: never) => {
    const { params } = (given ?? {}) as { params?: { query?: { q?: string } } }
    asked.push({ path, q: params?.query?.q })
    const data =
      path === '/api/identity/me'
        ? { id: 'a', roles: [role] }
        : path === '/api/knowledge/search'
          ? found
          : path === '/api/knowledge/scripts'
            ? { items: [LISTED] }
            : []
    return Promise.resolve({ data, response: new Response(null, { status: 200 }) })
  }) as never)
})

async function page(address = '/scripts') {
  await session.refresh()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { template: '<i/>' } }],
  })
  await router.push(address)
  const shown = mount(ScriptsPage, { attachTo: document.body, global: { plugins: [router] } })
  await flushPromises()
  return shown
}

it('finds scripts by words, says by which, and Enter leads to the first', async () => {
  const shown = await page()
  expect(shown.text()).toContain('清单里的')
  window.dispatchEvent(new KeyboardEvent('keydown', { key: '/', code: 'Slash' }))
  expect(document.activeElement).toBe(shown.get('[data-does=search]').element)
  await shown.get('[data-does=search]').setValue('停水')
  await flushPromises()
  expect(asked.at(-1)).toEqual({ path: '/api/knowledge/search', q: '停水' })
  expect(shown.get('[data-row=s-2]').text()).toContain('停水去哪里取水')
  expect(shown.get('[data-row=s-2] [data-column=because]').text()).toBe('停水')
  expect(shown.text()).not.toContain('清单里的')
  await shown.get('[data-does=search]').trigger('keydown', { key: 'Enter' })
  await flushPromises()
  expect(document.activeElement?.getAttribute('data-row')).toBe('s-2')
  shown.unmount()
})

it('keeps the words in the address, and says so where no script fits', async () => {
  found = []
  const shown = await page('/scripts?q=没有的事')
  expect(shown.get<HTMLInputElement>('[data-does=search]').element.value).toBe('没有的事')
  expect(shown.text()).toContain('没有匹配的口径')
  shown.unmount()
})

it('offers nobody a state in which they read no script', async () => {
  const states = async () => {
    const shown = await page()
    const all = shown
      .findAll('select.filter')[0]
      ?.findAll('option')
      .map((one) => one.text())
    shown.unmount()
    return all
  }
  expect(await states()).toEqual(['全部状态', '已发布', '已停用'])
  role = 'REVIEWER'
  expect(await states()).toContain('草稿')
})
