import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import WordsSay from './WordsSay.vue'

let roles = ['DISPATCHER']
let said: Record<string, unknown>
let asked: unknown[] = []

beforeEach(async () => {
  speak('zh')
  roles = ['DISPATCHER']
  asked = []
  said = {
    categories: [{ value: '010101', confidence: 0.71, why: ['黄码'] }],
    units: [
      { value: 'wjw', confidence: 0.62, why: ['黄码', '转码'] },
      { value: 'dsj', confidence: 0.2, why: ['黄码', '转码'] },
    ],
    dangers: [],
  }
  const answer = (data: unknown) => Promise.resolve({ data, response: new Response('{}') })
  vi.spyOn(api, 'GET').mockImplementation(((path: string, given: never) => {
    if (path === '/api/identity/me') return answer({ id: 'd-1', roles })
    if (path === '/api/understanding/orders/{id}/suggestion') {
      asked.push((given as { params: unknown }).params)
      return answer(said)
    }
    if (path === '/api/city/units')
      return answer([
        { id: 'wjw', name: '卫健委', nameEn: 'Health', kind: 'CITY' },
        { id: 'dsj', name: '大数据中心', nameEn: 'Data', kind: 'CITY' },
      ])
    return answer([])
  }) as never)
  await session.refresh()
})
afterEach(() => vi.restoreAllMocks())

async function shown() {
  const part = mount(WordsSay, {
    props: {
      order: 'o1',
      version: 2,
      accused: '',
      lead: 'wjw',
      isSingle: true,
      isPressed: false,
    },
  })
  await flushPromises()
  return part
}

it('shows how sure it is and by which words, and takes a unit or a category by a press only', async () => {
  const part = await shown()
  const text = part.get('[data-shows=words-say]').text()
  expect(text).toContain('卫健委 62%')
  expect(text).toContain('依据：黄码 · 转码')
  expect(part.emitted()).toEqual({})
  const units = part.findAll('[data-does=take-unit]')
  expect(units, 'whom the directory names has the usual button').toHaveLength(1)
  await units[0]?.trigger('click')
  expect(part.emitted('give')).toEqual([['dsj']])
  await part.get('[data-does=take-category]').trigger('click')
  expect(part.emitted('classify')).toEqual([['010101']])
})

it('is asked again once it is chosen whom the order accuses', async () => {
  const part = await shown()
  await part.setProps({ accused: 'wjw' })
  await flushPromises()
  expect(asked).toEqual([
    { path: { id: 'o1' }, query: { accused: undefined } },
    { path: { id: 'o1' }, query: { accused: 'wjw' } },
  ])
})

it('tells the words of danger and whom to call', async () => {
  said = {
    categories: [],
    units: [],
    dangers: [
      {
        danger: { said: '煤气味', number: 'FIRE_119', advice: '先离开', adviceEn: 'Leave' },
        confidence: 0.9,
        why: ['煤气味'],
      },
    ],
  }
  const part = await shown()
  expect(part.get('[data-shows=danger-words]').text()).toContain('提到“煤气味”')
  expect(part.find('[data-shows=words-say]').exists()).toBe(false)
})

it('is not asked by who gives nothing to units, and silence shows nothing', async () => {
  said = { categories: [], units: [], dangers: [] }
  expect((await shown()).text()).toBe('')
  roles = ['MANAGER']
  await session.refresh()
  asked = []
  await shown()
  expect(asked).toEqual([])
})
