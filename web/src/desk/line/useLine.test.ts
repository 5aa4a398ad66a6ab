import { expect, it } from 'vitest'
import { countStates, inOrder, withDelta, type Line, type SeatRow } from './useLine'

const seat = (staff: string, state: SeatRow['state'], since: string): SeatRow => ({
  staff,
  state,
  since,
  reason: '',
  site: 'home',
  onShift: true,
})
const LINE: Line = {
  turn: 7,
  at: '2022-03-28T06:00:00Z',
  queue: { waiting: 2, oldestSince: '2022-03-28T05:59:00Z', urgent: 0 },
  seats: [seat('a', 'READY', '1'), seat('b', 'TALKING', '2'), seat('c', 'ON_BREAK', '3')],
  service: { minutes: 30, answered: 1, answeredSoon: 1, abandoned: 0, share: 1 },
  hour: [
    { at: '2022-03-28T05:59:00Z', waiting: 1, longestWaitSeconds: 4 },
    { at: '2022-03-28T06:00:00Z', waiting: 2, longestWaitSeconds: 9 },
  ],
  health: {
    channels: { inUse: 3, most: 2000 },
    media: { isUp: true },
    carriers: [],
    refusals: { since: '2022-03-28T00:00:00Z', byReason: {}, gaveUp: 0 },
    voice: { good: 0, poor: 0, bad: 0 },
  },
  alarms: [],
}

it('takes from a delta what changed and keeps the rest', () => {
  const after = withDelta(LINE, {
    turn: 8,
    at: '2022-03-28T06:00:01Z',
    seats: [seat('b', 'AFTER_CALL', '4'), seat('d', 'READY', '5')],
    gone: ['c'],
    queue: null,
    minute: { at: '2022-03-28T06:00:00Z', waiting: 3, longestWaitSeconds: 10 },
  })
  expect(after.turn).toBe(8)
  expect(after.seats.map((one) => `${one.staff} ${one.state}`)).toEqual([
    'a READY',
    'b AFTER_CALL',
    'd READY',
  ])
  expect(after.queue).toEqual(LINE.queue)
  expect(after.service).toEqual(LINE.service)
  expect(after.hour.map((one) => one.waiting)).toEqual([1, 3])
})

it('keeps seats in their places, whoever does not answer first', () => {
  const seats = [
    seat('agent-10', 'READY', '1'),
    seat('agent-3', 'NOT_RESPONDING', '9'),
    seat('agent-1', 'TALKING', '5'),
    seat('agent-2', 'TALKING', '3'),
  ]
  const order = (state?: string) => inOrder(seats, state).map((one) => one.staff)
  expect(order()).toEqual(['agent-3', 'agent-1', 'agent-2', 'agent-10'])
  expect(order('TALKING')).toEqual(['agent-2', 'agent-1'])
  expect(countStates(seats)).toEqual([
    { state: 'NOT_RESPONDING', n: 1 },
    { state: 'TALKING', n: 2 },
    { state: 'READY', n: 1 },
  ])
})
