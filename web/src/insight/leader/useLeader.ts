import { onBeforeUnmount, watch, type Ref } from 'vue'
import { api, type Words } from '@/kernel/api'
import { DAY, exact, millis } from '@/kernel/time'
import { useAsk } from '@/kernel/useAsk'

export type Overview = Words['InsightOverview']
export type Indicator = Overview['indicators'][number]
export type Table = Words['InsightIndicatorTable']
export type Line = Table['lines'][number]
export type Matters = Words['WatchCityMatterCityMatters']
export type Matter = Matters['matters'][number]

export interface Days {
  from: string
  to: string
}

const AGAIN_MILLIS = 60_000

/** As many days, just before. */
export function daysBefore({ from, to }: Days): Days {
  const first = millis(`${from}T00:00:00+08:00`)
  const length = dayCount({ from, to }) * DAY
  return {
    from: exact(first - length).slice(0, 10),
    to: exact(first - DAY).slice(0, 10),
  }
}

export function dayCount({ from, to }: Days): number {
  return Math.round((millis(`${to}T00:00:00+08:00`) - millis(`${from}T00:00:00+08:00`)) / DAY) + 1
}

/** What stands beside the overview on the leader's page, all of the same days. */
export function useLeader(days: Ref<Days>) {
  const before = useAsk<Overview>(() =>
    api.GET('/api/insight/overview', { params: { query: daysBefore(days.value) } }),
  )
  const districts = useAsk<Table>(() =>
    api.GET('/api/insight/indicators', { params: { query: { by: 'DISTRICT', ...days.value } } }),
  )
  const units = useAsk<Table>(() =>
    api.GET('/api/insight/indicators', { params: { query: { by: 'UNIT', ...days.value } } }),
  )
  const matters = useAsk<Matters>(() =>
    api.GET('/api/watch/matters', { params: { query: days.value } }),
  )

  function load(): void {
    for (const one of [before, districts, units, matters]) void one.ask()
  }

  watch(() => JSON.stringify(days.value), load, { immediate: true })
  const timer = setInterval(load, AGAIN_MILLIS)
  onBeforeUnmount(() => clearInterval(timer))

  return { before, districts, units, matters, load }
}

/** An indicator's cell of a line. */
export function cellOf(table: Table, line: Line, key: string): Line['cells'][number] | null {
  const at = table.heads.findIndex((head) => head.key === key)
  return line.cells[at] ?? null
}

/** Orders that fell due in these days and were not done by then. */
export function lateOf(table: Table, line: Line): number {
  const cell = cellOf(table, line, 'onTime')
  return cell ? cell.denominator - cell.numerator : 0
}

export interface LateUnit {
  unit: string
  name: string
  nameEn: string
  late: number
}

/** Units with late orders, those with most first; what is no unit's has no name to tell. */
export function lateUnits(table: Table): LateUnit[] {
  return table.lines
    .filter((line) => line.peer)
    .map((line) => ({
      unit: line.key,
      name: line.name,
      nameEn: line.nameEn,
      late: lateOf(table, line),
    }))
    .filter((one) => one.late > 0)
    .sort((one, other) => other.late - one.late || one.unit.localeCompare(other.unit))
}

/** The list of the orders behind a number. */
export function behind(days: Days, filters: Record<string, string>): string {
  return `/overview/behind?${new URLSearchParams({ ...filters, ...days }).toString()}`
}

/** The screen of a path that the server names. */
export function screenOf(opens: string): string {
  return opens.replace('/api/insight/', '/overview/')
}

interface Counted {
  from: string
  until: string
}

/** Whether two answers are of the same days. */
export function isOfDays(one: Counted, other: Counted): boolean {
  return one.from === other.from && one.until === other.until
}
