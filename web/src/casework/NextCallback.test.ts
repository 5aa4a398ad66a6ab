import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRouter, createMemoryHistory } from 'vue-router'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import NextCallback from './NextCallback.vue'

const ORDER = { id: 'order-1', number: '20220328-000001-7', hasNumber: true }
const TOLD = {
  title: '楼道灯坏了',
  description: '老人夜里不敢出门',
  order: { id: 'order-1', assignments: [{ id: 'a-1', unit: 'd310115' }], callbacks: [] },
  reports: { 'a-1': { replyPoints: '灯已修好' } },
}
let next: { order?: typeof ORDER } = {}
const sent: unknown[] = []

beforeEach(() => {
  speak('zh')
  sent.length = 0
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data: path.endsWith('/next') ? next : path.endsWith('/{id}') ? TOLD : [],
      response: new Response(),
    })) as never)
  vi.spyOn(api, 'POST').mockImplementation(((path: string, wish: { body: unknown }) => {
    sent.push([path, wish.body])
    return Promise.resolve({ data: {}, response: new Response() })
  }) as never)
})
afterEach(() => vi.restoreAllMocks())

async function shown() {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { template: '<p />' } }],
  })
  const made = mount(NextCallback, { global: { plugins: [router] } })
  await flushPromises()
  return made
}

it("shows the citizen's words and the unit's reply before anybody rings", async () => {
  next = { order: ORDER }
  const card = await shown()
  expect(card.get('[data-shows=words]').text()).toBe('老人夜里不敢出门')
  expect(card.get('[data-shows=replied]').text()).toBe('灯已修好')
  expect(sent).toEqual([])
  await card.get('[data-does=call-citizen]').trigger('click')
  await flushPromises()
  expect(sent).toEqual([['/api/desk/orders/{order}/calls', { purpose: 'CALL_BACK' }]])
})

it('is passed on with a reason only', async () => {
  next = { order: ORDER }
  const card = await shown()
  await card.get('form').trigger('submit')
  expect(sent).toEqual([])
  await card.get('select').setValue('ANOTHER_TIME')
  await card.get('form').trigger('submit')
  await flushPromises()
  expect(sent).toEqual([['/api/casework/orders/{id}/pass-callback', { reason: 'ANOTHER_TIME' }]])
  expect(card.emitted('passed'), 'the list below is told').toHaveLength(1)
  expect(card.get('[data-shows=passed]').text()).toBe(
    '工单 20220328-000001-7 已转给他人，一天内不再排给您。',
  )
})

it('says before it is pressed that whoever has an interest no longer sees the order', async () => {
  next = { order: ORDER }
  const card = await shown()
  expect(card.find('[data-shows=steps-aside]').exists()).toBe(false)
  await card.get('select').setValue('INTEREST')
  expect(card.get('[data-shows=steps-aside]').text()).toContain('不再看到')
  await card.get('form').trigger('submit')
  await flushPromises()
  expect(card.get('[data-shows=passed]').text()).toContain('您已回避')
})

it('offers no call where there is no number, and says what can be done instead', async () => {
  next = { order: { ...ORDER, hasNumber: false } }
  const card = await shown()
  expect(card.find('[data-does=call-citizen]').exists()).toBe(false)
  expect(card.get('[data-shows=no-number]').text()).toContain('没有可拨打的号码')
  expect(card.get('a[href="/orders/order-1"]').text()).toBe('打开工单')
  const reasons = card.findAll('option').map((one) => one.attributes('value'))
  expect(reasons).toEqual(['', 'LOOK_AGAIN', 'LANGUAGE', 'INTEREST'])
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', code: 'KeyC', altKey: true }))
  await flushPromises()
  expect(sent).toEqual([])
})

it('says so where nobody may be called', async () => {
  next = {}
  const card = await shown()
  expect(card.text()).toContain('现在没有可拨打的回访')
})
