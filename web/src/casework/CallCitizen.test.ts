import { mount } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'
import { speak } from '@/say'
import CallCitizen from './CallCitizen.vue'
import type { OrderCall, Wanted } from './useOrderCalls'

const WANTED: Wanted = { purpose: 'CALL_BACK' }
const CALL: OrderCall = {
  call: 'call-1',
  purpose: 'CALL_BACK',
  by: 'callback-1',
  stage: 'RINGING_STAFF',
  placedAt: '2022-03-28T02:00:00Z',
  isFiled: false,
}

function shown(own: Partial<OrderCall> | undefined, wanted: Wanted | undefined = WANTED) {
  const call = own && { ...CALL, ...own }
  return mount(CallCitizen, {
    props: {
      wanted,
      own: call,
      hasNumber: true,
      isOn: Boolean(call && !call.endedAt),
      isPressed: false,
      refused: null,
    },
  })
}

beforeEach(() => speak('zh'))

it('places a call by one press and by its key', async () => {
  const bar = shown(undefined)
  await bar.get('[data-does=call-citizen]').trigger('click')
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', code: 'KeyC', altKey: true }))
  expect(bar.emitted('place')).toEqual([[WANTED], [WANTED]])
  bar.unmount()
})

it('is not there for who may call nobody', () => {
  const bar = mount(CallCitizen, {
    props: {
      wanted: undefined,
      own: undefined,
      hasNumber: true,
      isOn: false,
      isPressed: false,
      refused: null,
    },
  })
  expect(bar.find('[data-shows=citizen-call]').exists()).toBe(false)
})

it('says whose phone rings, and hangs up', async () => {
  const bar = shown({})
  expect(bar.get('[role=status]').text()).toBe('您的话机在响，请接听')
  await bar.setProps({ own: { ...CALL, stage: 'RINGING_CITIZEN' } })
  expect(bar.get('[role=status]').text()).toBe('正在呼叫市民')
  expect(bar.find('[data-does=call-citizen]').exists()).toBe(false)
  await bar.get('[data-does=hang-up]').trigger('click')
  expect(bar.emitted('hangUp')).toHaveLength(1)
  bar.unmount()
})

it('tells why nobody was reached, and what that counts as', () => {
  const over = { stage: 'ENDED', endedAt: '2022-03-28T02:01:00Z' } as const
  expect(shown({ ...over, reach: 'NO_ANSWER', isFiled: true }).text()).toContain('已记入工单')
  expect(shown({ ...over, reach: 'NOT_CARRIED' }).text()).toContain('不算一次联系')
  expect(shown({ ...over, reach: 'STAFF_ABSENT' }).text()).toContain('未呼叫市民')
})

it('asks for what was said while nobody has entered it', () => {
  const answered = { stage: 'TALKING', answeredAt: '2022-03-28T02:00:20Z' } as const
  expect(shown(answered).find('[data-shows=owes-words]').exists()).toBe(true)
  expect(
    shown({ ...answered, isFiled: true })
      .find('[data-shows=owes-words]')
      .exists(),
  ).toBe(false)
  const contact = { ...answered, purpose: 'CONTACT' } as const
  expect(shown(contact).find('[data-shows=owes-words]').exists()).toBe(false)
})

it('offers no call where no number is known, and says so', async () => {
  const bar = shown(undefined)
  await bar.setProps({ hasNumber: false })
  expect(bar.find('[data-does=call-citizen]').exists()).toBe(false)
  expect(bar.get('[data-shows=how-to-call]').text()).toBe('没有可拨打的号码')
  bar.unmount()
})
