import { mount } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'
import { speak } from '@/say'
import DeskBar from './DeskBar.vue'
import type { Seat } from './useSeat'

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

it('says when the phone was last looked for, since the light claims no more than that', () => {
  const at = Date.parse('2022-03-28T06:02:00Z')
  const light = mount(DeskBar, {
    props: {
      seat: { ...talking, state: 'READY', call: undefined },
      queue: null,
      isPressed: false,
      refused: null,
      hasPhone: true,
      phoneSeenAt: at,
    },
    global: { stubs: { RouterLink: true } },
  }).get('[data-wire=voice]')
  expect(light.text().replace(/\s+/g, ' ')).toBe('● 话机 14:02')
})
