import { onMounted, watch } from 'vue'
import { api, type Words } from '@/kernel/api'
import { SEAT_STATES } from '@/kernel/enums'
import { useAsk } from '@/kernel/useAsk'
import { GAP, usePush, wire } from '@/kernel/usePush'

export type Line = Words['DeskLineView']
export type SeatRow = Line['seats'][number]
export type SeatState = SeatRow['state']

/** What changed of the line from one turn to the next; what did not is left out or null. */
export interface LineDelta {
  turn: number
  at: string
  queue?: Line['queue'] | null
  seats: SeatRow[]
  gone: string[]
  service?: Line['service'] | null
  minute?: Line['hour'][number] | null
  health?: Line['health'] | null
  alarms?: Line['alarms'] | null
}

const MINUTES = 60

/** The line after a delta. */
export function withDelta(line: Line, delta: LineDelta): Line {
  const changed = new Map(delta.seats.map((seat) => [seat.staff, seat]))
  const kept = line.seats
    .filter((seat) => !delta.gone.includes(seat.staff))
    .map((seat) => changed.get(seat.staff) ?? seat)
  const known = new Set(line.seats.map((seat) => seat.staff))
  const came = delta.seats.filter((seat) => !known.has(seat.staff))
  const { minute } = delta
  return {
    turn: delta.turn,
    at: delta.at,
    queue: delta.queue ?? line.queue,
    seats: [...kept, ...came],
    service: delta.service ?? line.service,
    hour: minute
      ? [...line.hour.filter((one) => one.at !== minute.at), minute].slice(-MINUTES)
      : line.hour,
    health: delta.health ?? line.health,
    alarms: delta.alarms ?? line.alarms,
  }
}

/** The line as it stands: asked for once, then told by the push what changes. */
export function useLine() {
  const asked = useAsk<Line>(() => api.GET('/api/desk/line'))

  usePush(['desk.Line'], (heard) => {
    if (heard.kind === GAP) {
      void asked.ask()
      return
    }
    const line = asked.value.value
    const delta = heard.body as unknown as LineDelta
    if (!line || delta.turn <= line.turn) return
    if (delta.turn > line.turn + 1) void asked.ask()
    else asked.put(withDelta(line, delta))
  })
  watch(wire, (now, before) => {
    if (now === 'ok' && before !== 'ok') void asked.ask()
  })
  onMounted(() => void asked.ask())

  return asked
}

/** In which order states are counted: what needs a leader's eye first. */
const RANK: Record<SeatState, number> = {
  NOT_RESPONDING: 0,
  ON_BREAK: 1,
  AFTER_CALL: 2,
  TALKING: 3,
  ENGAGED: 4,
  OFFERED: 5,
  READY: 6,
  OFF: 7,
}

/**
 * A list that does not jump while seats go from call to call: by seat, whoever does not answer first. Those of one
 * state stand by how long they have been so.
 */
export function inOrder(seats: readonly SeatRow[], state = ''): SeatRow[] {
  const isCalm = (seat: SeatRow) => Number(seat.state !== 'NOT_RESPONDING')
  const bySeat = (one: SeatRow, other: SeatRow) =>
    one.staff.localeCompare(other.staff, undefined, { numeric: true })
  return seats
    .filter((seat) => !state || seat.state === state)
    .sort(
      (one, other) =>
        (state ? one.since.localeCompare(other.since) : isCalm(one) - isCalm(other)) ||
        bySeat(one, other),
    )
}

/** How many seats stand in each state, in the order in which the list shows them. */
export function countStates(seats: readonly SeatRow[]): { state: SeatState; n: number }[] {
  return [...SEAT_STATES]
    .sort((one, other) => RANK[one] - RANK[other])
    .map((state) => ({ state, n: seats.filter((seat) => seat.state === state).length }))
    .filter((one) => one.n > 0)
}
