import type { Words } from '@/kernel/api'
import { dayAfter } from '@/kernel/time'

export type Weeks = Words['InsightTopicWeeks']
export type Stream = Words['InsightTopicWeeksTopicStream']

const WEEK_DAYS = 7

/** So many bands can be told apart. */
export const MOST_BANDS = 8

/** The first days of the weeks. */
export function firstDays(weeks: Weeks): string[] {
  return weeks.orders.map((_, index) => dayAfter(weeks.from, index * WEEK_DAYS))
}

/** First and last day of the last week. */
export function lastWeek(weeks: Weeks): { from: string; to: string } {
  const from = dayAfter(weeks.from, (weeks.orders.length - 1) * WEEK_DAYS)
  return { from, to: dayAfter(from, WEEK_DAYS - 1) }
}

function total(stream: Stream): number {
  return stream.orders.reduce((sum, one) => sum + one, 0)
}

/** What is new, then what is asked most, as many as can be told apart; all else is one band. */
export function bands(weeks: Weeks): { shown: Stream[]; others: number[] } {
  const shown = weeks.topics
    .toSorted((one, other) => Number(other.isNew) - Number(one.isNew) || total(other) - total(one))
    .slice(0, MOST_BANDS)
  const others = weeks.orders.map((all, week) =>
    shown.reduce((rest, one) => rest - (one.orders[week] ?? 0), all),
  )
  return { shown, others }
}

/** Percentage points that a topic gained on the weeks before; null where none is known. */
export function gained(stream: Stream): number | null {
  return stream.before === undefined || stream.before === null
    ? null
    : (stream.share - stream.before) * 100
}
