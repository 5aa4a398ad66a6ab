import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import StatusPage from './StatusPage.vue'

afterEach(() => vi.restoreAllMocks())

const text = (zh: string) => ({ zh, en: zh })
const STORY = {
  now: text('正在办理'),
  next: text('办结后会告诉您'),
  dots: [],
  open: true,
  mayRate: false,
  mayWithdraw: false,
}

async function asked(answer: { data?: unknown; error?: unknown }) {
  speak('zh')
  const response = new Response('{}', { status: answer.error ? 404 : 200 })
  vi.spyOn(api, 'GET').mockImplementation((() => Promise.resolve({ ...answer, response })) as never)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  await router.push('/p/status')
  const page = mount(StatusPage, { attachTo: document.body, global: { plugins: [router] } })
  await page.get('#ask-number').setValue('20220328-000123-4')
  await page.get('#ask-code').setValue('123456')
  await page.get('form').trigger('submit')
  await flushPromises()
  return page
}

it('leads whoever asked to what was found: on a phone it stands below the fold', async () => {
  const page = await asked({ data: { title: '路灯不亮', story: STORY, answer: null } })
  expect(document.activeElement?.textContent).toBe('路灯不亮')
  page.unmount()
})

it('leaves whoever is refused at the form, also where another appeal was found before', async () => {
  const page = await asked({ data: { title: '路灯不亮', story: STORY, answer: null } })
  const refused = { error: { why: 'NoSuchOrder' }, response: new Response('{}', { status: 404 }) }
  vi.spyOn(api, 'GET').mockImplementation((() => Promise.resolve(refused)) as never)
  document.getElementById('ask-code')?.focus()
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(page.find('[role=alert]').exists()).toBe(true)
  expect(document.activeElement?.id).toBe('ask-code')
  page.unmount()
})
