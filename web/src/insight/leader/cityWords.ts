import { count, percent } from '@/kernel/time'
import { language, pick, say, type Key } from '@/say'
import { usualWords } from '../rise'
import {
  behind,
  screenOf,
  type Days,
  type Indicator,
  type LateUnit,
  type Matter,
  type Overview,
} from './useLeader'

/** Some words of the sentence, and the page behind them where they are a number. */
export interface Said {
  words: string
  to?: string
}

const MARK = '\u0001'

/** A key's words, in which the values keep their links. */
function linked(key: Key, values: Record<string, Said | string>): Said[] {
  const all = Object.values(values)
  const marks = Object.keys(values).map((name, at) => [name, `${MARK}${at}${MARK}`])
  return say(key, Object.fromEntries(marks) as Record<string, string>)
    .split(MARK)
    .map((words, at) => {
      if (at % 2 === 0) return { words }
      const value = all[Number(words)] ?? ''
      return typeof value === 'string' ? { words: value } : value
    })
    .filter((one) => one.words)
}

/** The city in these days, in one sentence: what rises (null: nobody knows), how the line does, what is late. */
export function cityWords(
  when: string,
  overview: Overview,
  matters: readonly Matter[] | null,
  late: readonly LateUnit[],
): Said[] {
  const days = { from: overview.from, to: overview.until }
  const find = (key: string) => overview.indicators.find((one) => one.key === key)
  const orders = find('orders')
  const calls = find('calls')
  // Of daily sums that an older system handed over nobody knows what rose or was late.
  const isOnlySums = Boolean(orders?.importedDays) && !matters?.length
  const isCounted = !isOnlySums && !isUnknown(orders)
  if (isUnknown(orders) && isUnknown(calls)) return linked('insight.leader.unknown', { when })
  if ([orders, calls].every((one) => !one?.value && !isUnknown(one)))
    return linked('insight.leader.nothing', { when })
  return [
    ...linked('insight.leader.volume', {
      when,
      orders: counted('insight.leader.orders', orders, say('insight.leader.ordersUnknown')),
      calls: counted('insight.leader.calls', calls, say('insight.leader.callsUnknown')),
    }),
    ...(matters && isCounted ? risen(matters) : []),
    ...lineWords(find('connectRate')),
    ...(isCounted ? lateWords(days, overview, late) : []),
  ]
}

/** What nobody counted is not none. */
function isUnknown(of: Indicator | undefined): boolean {
  return of?.value == null && Boolean(of?.unknownDays)
}

function counted(key: Key, of: Indicator | undefined, unknown: string): Said {
  if (isUnknown(of)) return { words: unknown }
  const words = say(key, { n: count(of?.value ?? 0, language.value) })
  // Daily sums of an older system have no rows behind them.
  return of && !of.importedDays ? { words, to: screenOf(of.opens) } : { words }
}

function orderWords(n: number): string {
  return say('insight.leader.orders', { n: count(n, language.value) })
}

function risen(matters: readonly Matter[]): Said[] {
  const burning = matters.filter((one) => one.spike)
  const first = burning[0] ?? matters.find((one) => one.times != null)
  if (!first) return [{ words: say('insight.leader.calm') }]
  const values = {
    topic: pick(first.topic.name, first.topic.nameEn),
    count: { words: orderWords(first.count), to: screenOf(first.opens) },
    usual: usualWords(first.usual),
  }
  if (!first.spike) return linked('insight.leader.more', values)
  const more = burning.length > 1
  const key = more ? 'insight.leader.burning' : 'insight.leader.burns'
  // What rises within the hour may be no more than usual in all these days.
  const keyNow = more ? 'insight.leader.burningNow' : 'insight.leader.burnsByNow'
  return linked(first.times == null ? keyNow : key, { ...values, n: String(burning.length - 1) })
}

function lineWords(of: Indicator | undefined): Said[] {
  if (of?.value == null || of.target == null) return []
  const rate = { words: percent(of.value), ...(of.importedDays ? {} : { to: screenOf(of.opens) }) }
  const target = percent(of.target)
  return linked(of.value < of.target ? 'insight.leader.lineUnder' : 'insight.leader.lineMet', {
    rate,
    target,
  })
}

/** What was answered at once and what was closed without a unit is in no figure of what was done on time. */
function untimedWords(overview: Overview): Said[] {
  const closed = overview.indicators.find((one) => one.key === 'closed')
  const answered = answeredAtOnce(overview)
  if (isUnknown(closed)) return []
  if (closed?.value) {
    const values = { closed: counted('insight.leader.orders', closed, '') }
    return answered
      ? linked('insight.leader.answeredAndClosed', { answered, ...values })
      : linked('insight.leader.onlyClosed', values)
  }
  return answered
    ? linked('insight.leader.onlyAnswered', { answered })
    : [{ words: say('insight.leader.noneDue') }]
}

/** Those that wait to be closed: no unit had them. */
function answeredAtOnce(overview: Overview): Said | null {
  const part = overview.states.find((one) => one.key === 'ANSWERED')
  return part?.orders ? { words: orderWords(part.orders), to: screenOf(part.opens) } : null
}

function lateWords(days: Days, overview: Overview, units: readonly LateUnit[]): Said[] {
  const of = overview.indicators.find((one) => one.key === 'onTime')
  const due = of?.denominator ?? 0
  const missed = due - (of?.numerator ?? 0)
  if (!due) return untimedWords(overview)
  if (!missed)
    return linked('insight.leader.allOnTime', {
      due: { words: orderWords(due), to: behind(days, { indicator: 'onTime' }) },
    })
  const missedOnes = {
    words: orderWords(missed),
    to: behind(days, { indicator: 'onTime', bad: 'true' }),
  }
  const most = units[0]
  if (!most) return linked('insight.leader.late', { count: missedOnes })
  return linked('insight.leader.lateMost', {
    count: missedOnes,
    unit: pick(most.name, most.nameEn),
    most: {
      words: orderWords(most.late),
      to: behind(days, { indicator: 'onTime', bad: 'true', unit: most.unit }),
    },
  })
}
