import { describe, expect, it } from 'vitest'
import { faultOf, found, otherFaults, shownRows, undone, withRow, type RowChange } from './rows'

const A = { line: 3, cells: ['01', '*', 'wjw'] }
const B = { line: 4, cells: ['02', '310115', 'gaj'] }
const ADDED: RowChange = { kind: 'ADDED', key: ['02', '310115'], before: [], after: B.cells }

describe('rows of a draft', () => {
  it('carry what the draft does to them and what is wrong with them', () => {
    const faults = ['x.csv:4: no unit', 'x.csv:1: nobody', 'y.csv:3: other'].map(faultOf)
    const rows = shownRows([A, B], [ADDED], faults, 'x.csv')
    expect(rows.map((row) => row.kind)).toEqual([null, 'ADDED'])
    expect(rows[1]?.faults).toEqual(['no unit'])
    expect(rows[0]?.faults).toEqual([])
    expect(otherFaults(faults, [A, B], 'x.csv').map((one) => one.what)).toEqual(['nobody', 'other'])
  })

  it('are found by their cells and by what these are called', () => {
    const rows = shownRows([A, B], [], [], 'x.csv')
    const name = (_column: number, cell: string) => (cell === 'gaj' ? '公安局' : '')
    expect(found(rows, '公安 3101', name).map((row) => row.line)).toEqual([4])
    expect(found(rows, ' ', name)).toHaveLength(2)
  })

  it('are replaced, added and left out', () => {
    expect(withRow([A, B], 3, ['01', '*', 'x'])).toEqual([['01', '*', 'x'], B.cells])
    expect(withRow([A], 0, B.cells)).toEqual([A.cells, B.cells])
    expect(withRow([A, B], 4, null)).toEqual([A.cells])
  })

  it('are again what they were', () => {
    expect(undone([A, B], ADDED)).toEqual([A.cells])
    const changed: RowChange = {
      kind: 'CHANGED',
      key: ['01'],
      before: ['01', '*', 'x'],
      after: A.cells,
    }
    expect(undone([A, B], changed)).toEqual([B.cells, ['01', '*', 'x']])
  })

  it('have faults without a line too', () => {
    expect(faultOf('the file cannot be read')).toEqual({
      file: '',
      line: 0,
      what: 'the file cannot be read',
    })
  })
})
