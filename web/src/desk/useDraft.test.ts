import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, ref, type Ref } from 'vue'
import { api } from '@/kernel/api'
import { blankDraft, titleOf, useDraft } from './useDraft'

type Used = ReturnType<typeof useDraft>

let page: VueWrapper

function draftOf(call: Ref<string | null>): Used {
  let used: Used | undefined
  page = mount(
    defineComponent({
      setup() {
        used = useDraft(call)
        return () => null
      },
    }),
  )
  return used as Used
}

/** What the server keeps, for every machine. */
let kept: { words: string; savedAt: string } | null = null
const sent: string[] = []

beforeEach(() => {
  vi.useFakeTimers()
  kept = null
  sent.length = 0
  const answer = (data: unknown) => Promise.resolve({ data, response: new Response() }) as never
  vi.spyOn(api, 'GET').mockImplementation((() => answer(kept ?? {})) as never)
  vi.spyOn(api, 'PUT').mockImplementation(((_: string, { body }: { body: { words: string } }) => {
    sent.push(body.words)
    kept = { words: body.words, savedAt: `2022-03-28T06:00:0${sent.length}Z` }
    return answer({ savedAt: kept.savedAt })
  }) as never)
  vi.spyOn(api, 'DELETE').mockImplementation((() => {
    kept = null
    return answer(undefined)
  }) as never)
})
afterEach(() => {
  page.unmount()
  vi.restoreAllMocks()
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

it('a page that goes keeps its last letters at once, and writes nothing older later', async () => {
  const call = ref<string | null>('c1')
  const { draft } = draftOf(call)
  await flushPromises()
  draft.value.description = '血透要通行证'
  await flushPromises()
  page.unmount()
  expect(sessionStorage.getItem('vigil.draft.c1')).toContain('血透要通行证')
  expect(sent.at(-1), 'the server has them too').toContain('血透要通行证')
  sessionStorage.setItem('vigil.draft.c1', 'newer')
  await vi.advanceTimersByTimeAsync(1000)
  expect(sessionStorage.getItem('vigil.draft.c1')).toBe('newer')
})

it('a window that is looked at again shows what another window wrote about the call', async () => {
  const { draft } = draftOf(ref<string | null>('c1'))
  await flushPromises()
  draft.value.description = '血透'
  await flushPromises()
  dispatchEvent(new Event('blur'))
  await flushPromises()
  expect(sent.at(-1), 'whoever goes to the other finds it there').toContain('血透')
  kept = { words: JSON.stringify({ description: '血透要通行证' }), savedAt: '2022-03-28T06:01:00Z' }
  dispatchEvent(new Event('focus'))
  await flushPromises()
  expect(draft.value.description).toBe('血透要通行证')
})

it('what is typed in the moment another call comes is kept with the call it is about', async () => {
  const call = ref<string | null>('c1')
  const { draft } = draftOf(call)
  await flushPromises()
  draft.value.description = '血透要通行证'
  await vi.advanceTimersByTimeAsync(100)
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

it('what was written is there again at another machine, and what was typed meanwhile stays', async () => {
  const { draft } = draftOf(ref('c1'))
  await flushPromises()
  draft.value.description = '血透要通行证'
  await vi.advanceTimersByTimeAsync(3000)
  expect(sent).toHaveLength(1)
  sessionStorage.clear()
  const other = draftOf(ref('c1'))
  await flushPromises()
  expect(other.draft.value.description).toBe('血透要通行证')
  sessionStorage.clear()
  const third = draftOf(ref('c1'))
  third.draft.value.description = '别的'
  await flushPromises()
  expect(third.draft.value.description).toBe('别的')
})

it('what a cut wire held back goes out before anything older comes in', async () => {
  vi.mocked(api.PUT).mockResolvedValueOnce({ error: {}, response: new Response() } as never)
  const call = ref<string | null>('c1')
  const { draft } = draftOf(call)
  await flushPromises()
  draft.value.description = '写在断线时'
  await vi.advanceTimersByTimeAsync(3000)
  expect(sent).toHaveLength(0)
  kept = { words: JSON.stringify({ description: '旧的' }), savedAt: '2022-03-28T05:00:00Z' }
  call.value = null
  await flushPromises()
  call.value = 'c1'
  await flushPromises()
  expect(draft.value.description).toBe('写在断线时')
  expect(sent.at(-1)).toContain('写在断线时')
})

it('the first clause is the title where none was typed', () => {
  expect(titleOf({ ...blankDraft(), description: '路灯不亮三天。老人看不见' })).toBe('路灯不亮三天')
  expect(titleOf({ ...blankDraft(), title: '路灯', description: '别的' })).toBe('路灯')
})
