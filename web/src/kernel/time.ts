import { say, type Language } from '@/say'

/** The hotline lives in Shanghai, wherever the browser stands. */
const ZONE = 'Asia/Shanghai'
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

interface Parts {
  year: number
  month: number
  day: number
  hour: string
  minute: string
  second: string
}

const FORMAT = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function parts(at: number): Parts {
  const found = Object.fromEntries(FORMAT.formatToParts(at).map((part) => [part.type, part.value]))
  return {
    year: Number(found['year']),
    month: Number(found['month']),
    day: Number(found['day']),
    hour: found['hour'] ?? '',
    minute: found['minute'] ?? '',
    second: found['second'] ?? '',
  }
}

function dayNumber(p: Parts): number {
  return Math.round(Date.UTC(p.year, p.month - 1, p.day) / DAY)
}

export function millis(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at)
}

/** `14:02:31` in Shanghai. */
export function clockTime(at: string | number, withSeconds = false): string {
  const p = parts(millis(at))
  return withSeconds ? `${p.hour}:${p.minute}:${p.second}` : `${p.hour}:${p.minute}`
}

/** `2022-03-28 14:02:31`, for titles and exports. */
export function exact(at: string | number): string {
  const p = parts(millis(at))
  const two = (n: number) => String(n).padStart(2, '0')
  return `${p.year}-${two(p.month)}-${two(p.day)} ${p.hour}:${p.minute}:${p.second}`
}

/** A moment as people say it: today 14:02, yesterday 09:10, 28 March 14:02. */
export function moment(at: string | number, now: number): string {
  return dayWord(millis(at), now, clockTime(at))
}

/** A due time as people say it; midnight belongs to the day it ends: tomorrow 24:00. */
export function dueMoment(due: string | number, now: number): string {
  const at = millis(due)
  const midnight = clockTime(at) === '00:00'
  return midnight ? dayWord(at - SECOND, now, '24:00') : dayWord(at, now, clockTime(at))
}

function dayWord(at: number, now: number, time: string): string {
  const p = parts(at)
  const away = dayNumber(p) - dayNumber(parts(now))
  if (away === 0) return say('kernel.time.today', { time })
  if (away === 1) return say('kernel.time.tomorrow', { time })
  if (away === -1) return say('kernel.time.yesterday', { time })
  const monthName = say(`kernel.time.months.m${p.month as Month}`)
  const values = { year: p.year, month: p.month, monthName, day: p.day, time }
  return p.year === parts(now).year
    ? say('kernel.time.thisYear', values)
    : say('kernel.time.otherYear', values)
}

type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12

/** A span in its two largest units: 6 h 10 min, 3 d 4 h, 45 s. */
export function span(length: number): string {
  const d = Math.floor(length / DAY)
  const h = Math.floor((length % DAY) / HOUR)
  const m = Math.floor((length % HOUR) / MINUTE)
  const s = Math.floor((length % MINUTE) / SECOND)
  if (d > 0) return say('kernel.time.days', { d, h })
  if (h > 0) return say('kernel.time.hours', { h, m })
  if (m > 0) return say('kernel.time.minutes', { m })
  return say('kernel.time.seconds', { s })
}

/** What is left of a due time, or how long it has been over. */
export function remaining(due: string | number, now: number): string {
  const left = millis(due) - now
  return left >= 0
    ? say('kernel.time.left', { span: span(left) })
    : say('kernel.time.over', { span: span(-left) })
}

/** When something may be tried again, rounded up: in 40 seconds, in 3 minutes; later where nobody said. */
export function again(seconds: number): string {
  if (!(seconds > 0)) return say('kernel.time.again.later')
  if (seconds < 60) return say('kernel.time.again.seconds', { s: Math.ceil(seconds) })
  const m = Math.ceil(seconds / 60)
  if (m <= 90) return say('kernel.time.again.minutes', { m })
  return say('kernel.time.again.hours', { h: Math.ceil(m / 60) })
}

/** `02:10`, or `1:02:10` beyond an hour: for things that tick. */
export function ticking(length: number): string {
  const total = Math.max(0, Math.floor(length / SECOND))
  const two = (n: number) => String(n).padStart(2, '0')
  const h = Math.floor(total / 3600)
  const rest = `${two(Math.floor((total % 3600) / 60))}:${two(total % 60)}`
  return h > 0 ? `${h}:${rest}` : rest
}

/** A count as people say it: 316.2 万 or 3.16 million; exact below ten thousand. */
export function count(n: number, language: Language): string {
  if (language === 'zh') {
    if (n >= 1e8) return `${trim(n / 1e8, 2)} 亿`
    if (n >= 1e4) return `${trim(n / 1e4, 1)} 万`
    return n.toLocaleString('zh-CN')
  }
  if (n >= 1e6) return `${trim(n / 1e6, 2)} million`
  return n.toLocaleString('en-GB')
}

/** A rate between 0 and 1 with one decimal: 95.3 %. */
export function percent(rate: number): string {
  return `${(rate * 100).toFixed(1)} %`
}

function trim(n: number, digits: number): string {
  return String(Number(n.toFixed(digits)))
}

/** The day so many days after a day (before it, below zero), both as `2022-03-31`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}
