import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, ref, type Ref } from 'vue'
import { blankDraft, titleOf, useDraft } from './useDraft'

type Used = ReturnType<typeof useDraft>

function draftOf(call: Ref<string | null>): Used {
  let used: Used | undefined
  mount(
    defineComponent({
      setup() {
        used = useDraft(call)
        return () => null
      },
    }),
  )
  return used as Used
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  sessionStorage.clear()
})

it('each call keeps its own draft, and a debt is taken up where it was left', async () => {
  const call = ref<string | null>('c1')
  const { draft, savedAt } = draftOf(call)
  await flushPromises()
  draft.value.description = '血透要通行证'
  await vi.advanceTimersByTimeAsync(500)
  expect(savedAt.value).not.toBeNull()
  call.value = 'c2'
  await flushPromises()
  expect(draft.value.description).toBe('')
  call.value = 'c1'
  await flushPromises()
  expect(draft.value.description).toBe('血透要通行证')
})

it('what became an order is forgotten', async () => {
  const call = ref<string | null>('c1')
  const { draft, savedAt, forget } = draftOf(call)
  await flushPromises()
  draft.value.description = '路灯不亮'
  await vi.advanceTimersByTimeAsync(500)
  forget('c1')
  await vi.advanceTimersByTimeAsync(500)
  expect(draft.value.description).toBe('')
  expect(sessionStorage.getItem('vigil.draft.c1')).toBeNull()
  expect(savedAt.value).toBeNull()
})

it('the first clause is the title where none was typed', () => {
  expect(titleOf({ ...blankDraft(), description: '路灯不亮三天。老人看不见' })).toBe('路灯不亮三天')
  expect(titleOf({ ...blankDraft(), title: '路灯', description: '别的' })).toBe('路灯')
})
