import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import type { StepView } from './shapes'
import { useOrderCalls, wantedOf, type OrderCall } from './useOrderCalls'

const CALL: OrderCall = {
  call: 'call-1',
  purpose: 'CALL_BACK',
  by: 'callback-1',
  stage: 'ENDED',
  placedAt: '2022-03-28T02:00:00Z',
  answeredAt: '2022-03-28T02:00:20Z',
  endedAt: '2022-03-28T02:01:00Z',
  reach: 'ANSWERED',
  isFiled: false,
}
let calls: OrderCall[] = []

function offer(step: string, assignment?: string): StepView {
  return { step, allowed: true, hers: true, assignment }
}

beforeEach(async () => {
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data:
        path === '/api/identity/me' ? { id: 'callback-1', roles: ['CALLBACK'], unit: null } : calls,
      response: new Response(),
    })) as never)
  await session.refresh()
})
afterEach(() => vi.restoreAllMocks())

async function known(some: OrderCall[]) {
  calls = some
  let found: ReturnType<typeof useOrderCalls> | undefined
  mount(
    defineComponent({
      setup() {
        found = useOrderCalls(() => 'order-1')
        return () => null
      },
    }),
  )
  await flushPromises()
  return found as ReturnType<typeof useOrderCalls>
}

it('calls for what the server offers and for nothing else', () => {
  expect(wantedOf([offer('contact', 'a-1')], [])).toEqual({ purpose: 'CONTACT', assignment: 'a-1' })
  expect(wantedOf([offer('call-back')], [])).toEqual({
    purpose: 'CALL_BACK',
    assignment: undefined,
  })
  expect(wantedOf([offer('report', 'a-1')], [])).toBeUndefined()
})

it('an attempt that says somebody was reached names the call that was answered', async () => {
  const own = await known([CALL])
  expect(own.callOf('call-back', { result: 'SATISFIED' })?.call).toBe('call-1')
  expect(own.callOf('call-back', { result: 'UNREACHABLE' })).toBeUndefined()
  expect(own.callOf('contact', { reached: true })).toBeUndefined()
})

it('a call serves once, and only who placed it', async () => {
  const filed = await known([{ ...CALL, isFiled: true }])
  expect(filed.callOf('call-back', { result: 'SATISFIED' })).toBeUndefined()
  const others = await known([{ ...CALL, by: 'callback-2' }])
  expect(others.callOf('call-back', { result: 'SATISFIED' })).toBeUndefined()
  expect(others.own.value).toBeUndefined()
  expect(others.all.value).toHaveLength(1)
})
