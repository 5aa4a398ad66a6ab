import type { Column } from '@/kernel/ListTable.vue'
import { now } from '@/kernel/clock'
import { exact, millis } from '@/kernel/time'
import { say } from '@/say'
import type { PileRow } from './shapes'
import { notedWords, remindedWords } from './urgingWords'

interface Names {
  categoryName: (code: string | null | undefined) => string
  districtName: (code: string | null | undefined) => string
  unitName: (id: string | null | undefined) => string
}

type Wanted =
  | 'number'
  | 'title'
  | 'type'
  | 'urgency'
  | 'category'
  | 'district'
  | 'state'
  | 'unit'
  | 'asks'
  | 'registered'
  | 'due'
  | 'try'
  | 'lies'
  | 'owes'
  | 'supervised'
  | 'reminded'
  | 'noted'

/** The columns that every list of orders draws from. */
export function orderColumns(names: Names, wanted: Wanted[]): Column<PileRow>[] {
  const all: Record<Wanted, Omit<Column<PileRow>, 'name' | 'title'>> = {
    number: { text: (row) => row.number, width: '150px', isPlain: true },
    title: {
      text: (row) => row.title,
      width: wanted.includes('category') ? '16%' : '26%',
      isPlain: true,
    },
    type: { text: (row) => say(`casework.type.${row.type}`), isWide: true, isShort: true },
    urgency: {
      text: (row) => say(`casework.urgency.${row.urgency}`),
      isPlain: true,
      isShort: true,
    },
    category: { text: (row) => names.categoryName(row.category), width: '15%', isWide: true },
    district: { text: (row) => names.districtName(row.district), isWide: true, isShort: true },
    state: { text: (row) => say(`casework.state.${row.state}`), isPlain: true, isShort: true },
    unit: { text: (row) => names.unitName(row.lead), isWide: true },
    asks: {
      text: (row) => row.asks.map((kind) => say(`casework.request.${kind}`)).join(', '),
    },
    registered: { text: (row) => exact(row.registeredAt), isWide: true },
    due: { text: (row) => (row.clock ? exact(row.clock.due) : ''), isPlain: true },
    try: { text: tryWords },
    lies: { text: (row) => (row.lies ? exact(row.lies.due) : ''), isPlain: true },
    owes: { text: (row) => names.unitName(row.lies?.unit) },
    supervised: {
      text: (row) => (row.urging?.supervisedDue ? exact(row.urging.supervisedDue) : ''),
    },
    reminded: { text: (row) => remindedWords(row.urging) },
    noted: { text: (row) => notedWords(row.urging) },
  }
  return wanted.map((name) => ({ name, title: say(`casework.column.${name}`), ...all[name] }))
}

/** Whether a callback may be tried now, else from when on, or why not at all. */
export function tryWords(row: PileRow): string {
  if (row.main) return say('casework.callbacks.atMain', { number: row.main.number })
  if (row.nextTry === null) return say('casework.callbacks.unhappy')
  if (!row.nextTry) return ''
  if (!row.hasNumber) return say('casework.callbacks.noNumber')
  return isTryNow(row) ? say('casework.callbacks.now') : exact(row.nextTry)
}

export function isTryNow(row: PileRow): boolean {
  return Boolean(row.nextTry) && millis(row.nextTry ?? '') <= now.value
}
