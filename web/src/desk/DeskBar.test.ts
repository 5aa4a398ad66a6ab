import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { heardServerClock } from '@/kernel/clock'
import { speak } from '@/say'
import DeskBar from './DeskBar.vue'
import type { Seat } from './useSeat'

const page = vi.hoisted(() => ({ state: { value: 'OFF' } }))
vi.mock('@/telephony/page/usePagePhone', () => ({ usePagePhone: () => page }))

const talking: Seat = {
  staff: 'agent-1',
  state: 'AFTER_CALL',
  since: '2022-03-28T06:00:00Z',
  until: '2022-03-28T06:02:00Z',
  call: 'c1',
  reason: '',
  debts: [],
  handled: 3,
  onShift: true,
}

const bar = (seat: Seat, hasPhone: boolean | null = null) =>
  mount(DeskBar, {
    props: { seat, queue: null, isPressed: false, refused: null, hasPhone },
    global: { stubs: { RouterLink: true } },
  })

beforeEach(() => speak('zh'))
afterEach(() => {
  page.state.value = 'OFF'
  heardServerClock(new Date().toUTCString())
})

it('offers to begin a shift to whoever still writes about the last call of the one before', () => {
  const after = bar({ ...talking, onShift: false })
  expect(after.find('[data-does=begin-shift]').exists()).toBe(true)
  expect(after.find('[data-does=ready]').exists()).toBe(false)
})

it('on shift she may say that she is ready', () => {
  const during = bar(talking)
  expect(during.find('[data-does=begin-shift]').exists()).toBe(false)
  expect(during.find('[data-does=ready]').exists()).toBe(true)
})

it('says while she waits that no phone would ring', () => {
  const wire = (hasPhone: boolean | null) =>
    bar({ ...talking, state: 'READY', call: undefined }, hasPhone).get('[data-wire=voice]')
  expect(wire(false).text()).toBe('■ 话机')
  expect(wire(true).text()).toBe('● 话机')
  expect(wire(null).text(), 'nobody has asked yet').toBe('○ 话机')
})

it('calls owed what lies behind her, not the call she is writing about', () => {
  const owing = bar({ ...talking, debts: ['c0', 'c1'] }, true)
  expect(owing.findAll('[data-debt]').map((one) => one.attributes('data-debt'))).toEqual(['c0'])
})

const light = (state: Seat['state'], soundAt: string | null) =>
  mount(DeskBar, {
    props: {
      seat: { ...talking, state },
      queue: null,
      isPressed: false,
      refused: null,
      hasPhone: true,
      phoneUntil: '2022-03-28T06:05:00Z',
      soundAt,
    },
    global: { stubs: { RouterLink: true } },
  })
    .get('[data-wire=voice]')
    .text()
    .replace(/\s+/g, ' ')

it('claims no sound between calls, only until when the phone is registered', () => {
  expect(light('READY', null)).toBe('● 话机 登记有效至 14:05')
})

// promise: web/src/desk/zh.ts «通话时显示最近一次收到您声音的时间»
it('follows the sound while a call is on, and says when it was last heard', () => {
  heardServerClock('Mon, 28 Mar 2022 06:02:00 GMT')
  expect(light('TALKING', '2022-03-28T06:01:58Z')).toBe('● 话机 收到声音 14:01:58')
  expect(light('TALKING', '2022-03-28T06:01:30Z')).toBe('○ 话机 收到声音 14:01:30')
  expect(light('TALKING', null)).toBe('○ 话机 没有收到声音')
})

it.each([
  ['READY', '来电没有在本页接听'],
  ['OFF', '话机没有应答'],
])('after a ring that nobody answered says what to look at (page %s)', (state, words) => {
  page.state.value = state
  const missed = bar({ ...talking, state: 'NOT_RESPONDING', call: null } as unknown as Seat, true)
  expect(missed.text()).toContain(words)
})
