import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, nextTick, ref } from 'vue'
import { api } from '@/kernel/api'
import { blankDraft } from './useDraft'
import { useSuggestion } from './useSuggestion'

const SUGGESTION = {
  type: { value: blankDraft().type, confidence: 0.77, why: ['怎么'] },
  matter: { leaf: { value: '010201', confidence: 0.9, why: ['码'] }, leaves: [] },
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(api, 'POST').mockImplementation((() =>
    Promise.resolve({ data: SUGGESTION, response: new Response('{}') })) as never)
})

function desk(kept: Partial<ReturnType<typeof blankDraft>> = {}) {
  const draft = ref({ ...blankDraft(), ...kept })
  const call = ref<string | null>('c-1')
  const made: { its?: ReturnType<typeof useSuggestion> } = {}
  mount(
    defineComponent({
      setup() {
        made.its = useSuggestion(draft, call)
        return () => null
      },
    }),
  )
  if (!made.its) throw new Error('not mounted')
  return { draft, its: made.its }
}

it('forgets its guesses with the words of the order that was sent', async () => {
  const { draft, its } = desk()
  await nextTick()
  draft.value.description = '随申码怎么变黄了，要去哪里转绿'
  await nextTick()
  vi.runAllTimers()
  await flushPromises()
  expect(draft.value.category).toBe('010201')
  expect(its.isGuessed('type')).toBe(true)
  Object.assign(draft.value, blankDraft())
  await nextTick()
  expect(its.suggestion.value).toBeNull()
  expect(its.isGuessed('type')).toBe(false)
  expect(draft.value.category).toBe('')
})

it('a guess that was kept with the draft is one still, and follows the words', async () => {
  const { draft, its } = desk({
    description: '我妈每周三次血透，医院停诊了',
    category: '01010101',
    guessed: { category: '01010101' },
  })
  await nextTick()
  expect(its.isGuessed('category')).toBe(true)
  draft.value.description = '随申码怎么变黄了，要去哪里转绿'
  await nextTick()
  vi.runAllTimers()
  await flushPromises()
  expect(draft.value.category).toBe('010201')
  expect(its.isGuessed('category')).toBe(true)
})

it('what was kept as chosen is left alone', async () => {
  const { draft, its } = desk({ description: '我妈每周三次血透', category: '01010101' })
  await nextTick()
  draft.value.description = '随申码怎么变黄了，要去哪里转绿'
  await nextTick()
  vi.runAllTimers()
  await flushPromises()
  expect(draft.value.category).toBe('01010101')
  expect(its.isGuessed('category')).toBe(false)
})
