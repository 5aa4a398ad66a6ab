// What time it is in the system walked through: a training's clock may be ahead of this machine's.
const UNIT_MILLIS = { H: 3_600_000, M: 60_000 }
const [, count, unit] = /^PT(\d+)([HM])$/.exec(process.env.CLOCK_AHEAD ?? 'PT0H')
const AHEAD_MILLIS = Number(count) * UNIT_MILLIS[unit]

/** The system's moment as this machine's clock has it, in epoch milliseconds. */
export const here = (instant) => Date.parse(instant) - AHEAD_MILLIS

/** A minute ago in the system, as a form writes a moment of the city. */
export function lately() {
  const there = new Date(Date.now() + AHEAD_MILLIS - UNIT_MILLIS.M)
  return there.toLocaleString('sv', { timeZone: 'Asia/Shanghai' }).replace(' ', 'T').slice(0, 16)
}

/** Whether a citizen may be rung now: 9:00 to 20:00 in the city (rules 4.9). */
export function mayBeRung() {
  const hour = new Intl.DateTimeFormat('en', {
    timeZone: 'Asia/Shanghai',
    hour: 'numeric',
    hourCycle: 'h23',
  }).format(Date.now() + AHEAD_MILLIS)
  return Number(hour) >= 9 && Number(hour) < 20
}
