import type { Words } from '@/kernel/api'
import { exact } from '@/kernel/time'
import { say, sayIfKnown, type Key } from '@/say'

export type DueStory = Words['CaseworkDueTimeExplanation']
export type Chapter = Words['CaseworkDueTimeExplanationDueTimeStep']
export type Counted = Words['CityWorkingDaysCountedDay']

/** A due time as its day: 24:00 belongs to the day it ends. */
export function dueExact(at: string): string {
  const text = exact(at)
  return text.endsWith('00:00:00')
    ? `${exact(Date.parse(at) - 1).slice(0, 10)} 24:00`
    : text.slice(0, 16)
}

/** What a chapter did, in one sentence. */
export function headline(chapter: Chapter, unitName: (id?: string | null) => string): string {
  const values = {
    event: sayIfKnown(`casework.fact.${chapter.event}`) ?? chapter.event,
    at: exact(chapter.at).slice(0, 16),
    from: chapter.from ? exact(chapter.from).slice(0, 16) : '',
    before: chapter.before ? dueExact(chapter.before) : '',
    due: dueExact(chapter.due),
    limit: limitWords(chapter.limit),
    n: chapter.extension,
    unit: unitName(chapter.by),
    calendar: (chapter.by ?? '').replace('calendar-', ''),
  }
  switch (chapter.kind) {
    case 'COUNTED':
      return say('casework.due.counted', values)
    case 'EXTENDED':
      return say(chapter.by ? 'casework.due.given' : 'casework.due.extended', values)
    case 'SHORTENED':
      return say(chapter.limit ? 'casework.due.shortenedBy' : 'casework.due.shortened', values)
    case 'CAPPED':
      return say('casework.due.capped', values)
    case 'FOLLOWS':
      return say('casework.due.follows', values)
    case 'SET':
      return say('casework.due.set', values)
    case 'MOVED':
      return say('casework.due.moved', values)
  }
}

export function limitWords(limit: string | null | undefined): string {
  const found = /^(\d+)(wd|d|h|min)$/.exec(limit ?? '')
  if (!found) return limit ?? ''
  return say(`casework.limitWords.${found[2] as 'wd'}`, { n: Number(found[1]) })
}

/** Where a chapter's limit comes from, and how hours run. */
export function grounds(chapter: Chapter): string[] {
  const said: string[] = []
  if (/(h|min)$/.test(chapter.limit ?? '')) said.push(say('casework.due.hours'))
  if (chapter.profile) said.push(say('casework.due.profile', { profile: chapter.profile }))
  if (chapter.legalBasis) {
    const values = { basis: chapter.legalBasis, directory: chapter.directory ?? '' }
    said.push(say('casework.due.basis', values))
  }
  return said
}

interface Run {
  first: Counted
  last: Counted
  does: 'start' | 'counts' | 'skips' | 'shifts'
}

/** The days as people tell them: runs of like days in one breath. */
export function dayStory(days: readonly Counted[]): string {
  const told = runs(days).map(runWords)
  return told.length ? told.join(say('casework.due.semicolon')) + say('casework.due.stop') : ''
}

function runs(days: readonly Counted[]): Run[] {
  const found: Run[] = []
  days.forEach((day, index) => {
    const does = deed(day, days[index - 1], index === days.length - 1)
    const before = found.at(-1)
    const joins =
      before &&
      does !== 'start' &&
      before.does === does &&
      before.first.kind === day.kind &&
      before.first.name === day.name
    if (joins) before.last = day
    else found.push({ first: day, last: day, does })
  })
  return found
}

/** The last day of a calendar-day limit that counts no further is where it moved to. */
function deed(day: Counted, before: Counted | undefined, isLast: boolean): Run['does'] {
  if (day.kind === 'START' || !before) return 'start'
  if (day.count > before.count) return 'counts'
  return isLast ? 'shifts' : 'skips'
}

function runWords({ first, last, does }: Run): string {
  const isRun = first !== last
  const values = {
    day: dayWords(first.date),
    from: dayWords(first.date),
    to: dayWords(last.date),
    m: first.count,
    n: last.count,
    kind: isRun ? '' : (sayIfKnown(`casework.due.kind.${first.kind}`) ?? ''),
    why: sayIfKnown(`casework.due.why.${first.kind}`, { name: first.name ?? '' }) ?? '',
  }
  if (does === 'start') return say('casework.due.start', values)
  if (does === 'shifts') return say('casework.due.shifts', values)
  const key = does === 'counts' ? 'counts' : 'skips'
  return say(isRun ? `casework.due.${key}Run` : `casework.due.${key}`, values)
}

/** `4月2日（周六）` or `Sat 2 April`. */
export function dayWords(date: string): string {
  const [year, m, d] = date.split('-').map(Number) as [number, number, number]
  const weekday = new Date(Date.UTC(year, m - 1, d)).getUTCDay()
  return say('casework.due.day', {
    m,
    d,
    monthName: say(`kernel.time.months.m${m}` as Key),
    w: say(`casework.due.weekday.d${weekday}` as Key),
  })
}
