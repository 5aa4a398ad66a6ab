import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import ReadersPage from './ReadersPage.vue'

const aside = {
  reader: 'acd-orders',
  seq: 4711,
  kind: 'casework.Registered',
  subject: 'o1',
  at: '2026-11-26T17:49:16Z',
  reason: 'NullPointerException at vigil.acd.Orders.read:41',
  isRebuilt: false,
}
const figures = { ...aside, reader: 'insight.orders', isRebuilt: true }
const answer = (status: number, body: unknown) =>
  ({
    ...(status < 400 ? { data: body } : { error: body }),
    response: new Response(null, { status }),
  }) as never
let rows: (typeof aside)[] = []
let retried: unknown[] = []
let said = answer(200, { fact: aside })

beforeEach(() => {
  speak('zh')
  retried = []
  vi.spyOn(api, 'GET').mockImplementation((() =>
    Promise.resolve(answer(200, { count: rows.length, oldest: rows }))) as never)
  vi.spyOn(api, 'POST').mockImplementation(((_: string, given: unknown) => {
    retried.push((given as { params: { path: unknown } }).params.path)
    return Promise.resolve(said)
  }) as never)
})

async function page() {
  const shown = mount(ReadersPage)
  await flushPromises()
  return shown
}

it('says what no reader took, where it failed and since when, and tries it again', async () => {
  rows = [aside]
  said = answer(200, { fact: aside })
  const shown = await page()
  expect(shown.text()).toContain('排队与工单的对应')
  expect(shown.text()).toContain('4711')
  expect(shown.text()).toContain('casework.Registered')
  expect(shown.text()).toContain('vigil.acd.Orders.read:41')
  rows = []
  await shown.get('[data-does=again]').trigger('click')
  await flushPromises()
  expect(retried).toEqual([{ reader: 'acd-orders', seq: 4711 }])
  expect(shown.get('[data-shows=told]').text()).toContain('已处理第 4711 条记录')
  expect(shown.text()).toContain('没有搁置的记录')
})

it('says that figures are made anew, in both languages', async () => {
  rows = [figures]
  said = answer(200, { fact: figures })
  const shown = await page()
  expect(shown.get('[data-does=again]').text()).toBe('重新生成')
  await shown.get('[data-does=again]').trigger('click')
  await flushPromises()
  expect(shown.get('[data-shows=told]').text()).toContain('若第 4711 条仍处理不了')
  speak('en')
  await flushPromises()
  expect(shown.get('[data-does=again]').text()).toBe('Make anew')
  expect(shown.text()).toContain('Figures of orders')
})

it('says why it failed again and what to do, and when somebody else was faster', async () => {
  rows = [aside]
  const why = { why: 'StillSetAside', reason: 'NullPointerException at vigil.acd.Orders.read:42' }
  said = answer(409, why)
  const shown = await page()
  await shown.get('[data-does=again]').trigger('click')
  await flushPromises()
  expect(shown.get('[data-shows=reason]').text()).toContain('Orders.read:42')
  expect(shown.text()).toContain('程序更新之后再试')
  expect(shown.find('[data-shows=told]').exists()).toBe(false)
  said = answer(404, { why: 'NotFound' })
  await shown.get('[data-does=again]').trigger('click')
  await flushPromises()
  expect(shown.get('[data-shows=gone]').text()).toContain('已不在清单中')
})
