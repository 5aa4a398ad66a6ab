import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import { blankDraft, titleOf } from './useDraft'
import { useWriting } from './useWriting'

let scope: EffectScope
let posted: string[] = []
let isReady = true
let isRefused = false
const call = ref<string | null>('c1')
const ringing = ref<string | null>(null)
const draft = ref(blankDraft())

beforeEach(() => {
  speak('zh')
  posted = []
  isReady = true
  isRefused = false
  call.value = 'c1'
  ringing.value = null
  draft.value = { ...blankDraft(), description: '路灯不亮' }
  scope = effectScope()
  const kept = { id: 'o1', number: '20220328-000001-1', code: '123456', version: 2 }
  vi.spyOn(api, 'GET').mockImplementation((() =>
    Promise.resolve({ data: { isReady }, response: new Response('{}') })) as never)
  vi.spyOn(api, 'POST').mockImplementation(((path: string) => {
    posted.push(path)
    return Promise.resolve(
      isRefused
        ? {
            error: { why: 'ElementsMissing', missing: ['NAME'] },
            response: new Response('', { status: 422 }),
          }
        : { data: kept, response: new Response('{}') },
    )
  }) as never)
})
afterEach(() => {
  scope.stop()
  vi.restoreAllMocks()
})
function writing(): ReturnType<typeof useWriting> {
  const made = scope.run(() => useWriting(call, draft, ref([]), ringing))
  if (!made) throw new Error('the scope is over')
  return made
}

it('nothing is sent about a call that rings still, and the refusal goes when it is answered', async () => {
  ringing.value = 'c1'
  const { submit, own } = writing()
  expect(await submit(false)).toBeNull()
  expect(posted).toEqual([])
  expect(own.value?.why).toBe('StillRings')
  ringing.value = null
  await flushPromises()
  expect(own.value).toBeNull()
  expect(await submit(true)).toBe('c1')
})

it('what is owed of another call is sent while the next one rings', async () => {
  ringing.value = 'c2'
  expect(await writing().submit(false)).toBe('c1')
})

it('the query code is told now to who is on the line, and else by whoever rings back', async () => {
  const { submit, told } = writing()
  await submit(true)
  expect(told.value).toContain('123456，请现在告诉来电人')
  await submit(false)
  expect(told.value).not.toContain('请现在')
  expect(told.value).toContain(
    '查询码 123456：来电人还在与同事通话的，请同事告知；已挂断的，回拨时告知',
  )
  expect(told.value).toContain('20220328-000001-1')
})

it('does not say that a message comes where nothing carries one', async () => {
  const { submit, told } = writing()
  await flushPromises()
  await submit(true)
  expect(told.value).toContain('已排入发送')
  isReady = false
  call.value = 'c2'
  await flushPromises()
  await submit(true)
  expect(told.value).not.toContain('已排入发送')
  expect(told.value).toContain('短信网关没有配置')
})

it('what was refused of one call is not said of the next', async () => {
  isRefused = true
  const { submit, refused } = writing()
  await submit(true)
  expect(refused.value?.why).toBe('ElementsMissing')
  call.value = null
  await flushPromises()
  expect(refused.value).toBeNull()
})

it('without a title the first clause that has words is the title', () => {
  const of = (description: string) => titleOf({ ...blankDraft(), description })
  expect(of('路灯不亮，三天了。请修')).toBe('路灯不亮，三天了')
  expect(of('\n。路灯不亮')).toBe('路灯不亮')
  expect(of('。。')).toBe('。。')
})
