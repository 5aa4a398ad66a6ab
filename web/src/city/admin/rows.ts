import type { Words } from '@/kernel/api'

export type Line = Words['CityTableTextLine']
export type RowChange = Words['CityRowChange']
export type Kind = RowChange['kind']

/** Tables that are kept in the database, before any edition too. */
export const KEPT = ['staff', 'calendar']

/** A row as the page shows it: with what the draft does to it and what is wrong with it. */
export interface Shown {
  line: number
  cells: string[]
  kind: Kind | null
  faults: string[]
}

/** A fault of the server: `dispatch.csv:12: there is no unit x`. */
export interface Fault {
  file: string
  line: number
  what: string
}

export function faultOf(text: string): Fault {
  const read = /^(.*?):(\d+): (.*)$/s.exec(text)
  return read
    ? { file: read[1] ?? '', line: Number(read[2]), what: read[3] ?? '' }
    : { file: '', line: 0, what: text }
}

/** The rows with what belongs to each; a fault of the header or of another file belongs to none. */
export function shownRows(
  rows: readonly Line[],
  changes: readonly RowChange[],
  faults: readonly Fault[],
  file: string,
): Shown[] {
  const kinds = new Map(changes.map((one) => [one.after.join('\u0000'), one.kind]))
  return rows.map((row) => ({
    line: row.line,
    cells: row.cells,
    kind: kinds.get(row.cells.join('\u0000')) ?? null,
    faults: faults.filter((one) => one.file === file && one.line === row.line).map((f) => f.what),
  }))
}

/** Faults that no row carries. */
export function otherFaults(
  faults: readonly Fault[],
  rows: readonly Line[],
  file: string,
): Fault[] {
  const lines = new Set(rows.map((row) => row.line))
  return faults.filter((one) => one.file !== file || !lines.has(one.line))
}

/** Rows in which every word stands, in a cell or in what the cell is called. */
export function found(
  rows: readonly Shown[],
  words: string,
  name: (column: number, cell: string) => string,
): Shown[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...rows]
  return rows.filter((row) => {
    const text = row.cells
      .map((cell, column) => `${cell} ${name(column, cell)}`)
      .join(' ')
      .toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

/** All rows with one replaced (by its line), added at the end (line 0), or left out (null). */
export function withRow(rows: readonly Line[], line: number, cells: string[] | null): string[][] {
  const all = rows
    .filter((row) => cells !== null || row.line !== line)
    .map((row) => (cells !== null && row.line === line ? cells : row.cells))
  return line === 0 && cells !== null ? [...all, cells] : all
}

/** All rows with one change taken back; where it stood is the server's to know. */
export function undone(rows: readonly Line[], change: RowChange): string[][] {
  const after = change.after.join('\u0000')
  const others = rows.map((row) => row.cells).filter((cells) => cells.join('\u0000') !== after)
  return change.before.length ? [...others, change.before] : others
}
