import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import OfferedCategory from './OfferedCategory.vue'

let found: unknown[] = []
let posted: unknown[] = []
let danger: string[] = []

beforeEach(() => {
  speak('zh')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  posted = []
  danger = []
  found = [{ value: '010101', confidence: 0.7, why: ['黄码'] }]
  const answer = (data: unknown) => Promise.resolve({ data, response: new Response('{}') })
  vi.spyOn(api, 'GET').mockImplementation((() => answer([])) as never)
  vi.spyOn(api, 'POST').mockImplementation(((_: string, given: { body: unknown }) => {
    posted.push(given.body)
    return answer({ danger, categories: found })
  }) as never)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function written(description: string, category = '') {
  const part = mount(OfferedCategory, {
    props: { title: '黄码', description, modelValue: category },
    attachTo: document.body,
  })
  await vi.advanceTimersByTimeAsync(1_600)
  await flushPromises()
  return part
}

it('asks whether it is about what the words say, and chooses by a press only', async () => {
  const part = await written('健康码变黄怎么转码')
  expect(posted, 'nothing but the words goes out').toEqual([
    { title: '黄码', description: '健康码变黄怎么转码' },
  ])
  expect(part.text()).toContain('这件事是不是关于')
  expect(part.text()).toContain('依据：黄码')
  expect(part.emitted('update:modelValue')).toBeUndefined()
  await part.get('[data-does=take-category]').trigger('click')
  expect(part.emitted('update:modelValue')).toEqual([['010101']])
  part.unmount()
})

it('what was refused is not asked again, nor what somebody chose already', async () => {
  const part = await written('健康码变黄怎么转码')
  await part.get('[data-does=refuse-category]').trigger('click')
  await part.setProps({ description: '健康码变黄怎么转码，急' })
  await vi.advanceTimersByTimeAsync(1_600)
  expect(part.find('[data-shows=offered-category]').exists()).toBe(false)
  part.unmount()
  const other = await written('健康码变黄怎么转码', '140101')
  expect(other.find('[data-shows=offered-category]').exists()).toBe(false)
  other.unmount()
})

it('says whom to call as soon as the words say danger, whatever was chosen', async () => {
  danger = ['昏迷']
  found = []
  const part = await written('老人已经昏迷，快来人', '140101')
  expect(part.get('[role=alert]').text()).toContain('您提到“昏迷”')
  expect(part.get('[role=alert]').text()).toContain('120')
  danger = []
  await part.setProps({ description: '老人已经好些了，谢谢' })
  await vi.advanceTimersByTimeAsync(1_600)
  expect(part.get('[role=alert]').text()).toBe('')
  part.unmount()
})

it('is silent where nothing is sure, and of few words', async () => {
  found = []
  const part = await written('健康码变黄怎么转码')
  expect(part.text()).toBe('')
  part.unmount()
  posted = []
  const short = await written('黄码')
  expect(posted).toEqual([])
  short.unmount()
})
