import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import VoiceTestPart from './VoiceTestPart.vue'

let said: unknown = null

beforeEach(() => {
  speak('zh')
  vi.useFakeTimers()
  vi.spyOn(api, 'GET').mockImplementation((() =>
    Promise.resolve({ data: said, response: new Response() })) as never)
  vi.spyOn(api, 'POST').mockImplementation((() =>
    Promise.resolve({ data: { isRunning: true, last: null }, response: new Response() })) as never)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

it('rings the phone, asks until it is over, and says what to do', async () => {
  said = { isRunning: false, last: null }
  const part = mount(VoiceTestPart, { attachTo: document.body })
  await flushPromises()
  expect(part.get('[role=status]').text()).toBe('还没有测试过')
  await part.get('[data-does=voice-test]').trigger('click')
  await flushPromises()
  expect(part.get('[role=status]').text()).toContain('正在测试')
  said = {
    isRunning: false,
    last: {
      at: '2022-03-28T00:00:00Z',
      findings: ['TOO_QUIET', 'LOSS'],
      figures: {
        packets: 350,
        activeMillis: 2500,
        levelDb: -44.2,
        clippedPercent: 0,
        lossPercent: 3.1,
        jitterMillis: 5.4,
        roundTripMillis: null,
      },
    },
  }
  await vi.advanceTimersByTimeAsync(1000)
  await flushPromises()
  const findings = part.findAll('[data-finding]').map((one) => one.attributes('data-finding'))
  expect(findings).toEqual(['TOO_QUIET', 'LOSS'])
  expect(part.text()).toContain('音量 -44 dB，丢包 3.1%，抖动 5 毫秒')
  part.unmount()
})
