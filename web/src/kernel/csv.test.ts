import { expect, it } from 'vitest'
import { csv, parsed } from './csv'

it('quotes what needs it, and no spreadsheet runs a cell as a formula', () => {
  expect(
    csv(
      ['号', '词'],
      [
        ['1', '他说"好", 再见'],
        ['2', '=1+1'],
      ],
    ),
  ).toBe('\ufeff号,词\r\n1,"他说""好"", 再见"\r\n2,\'=1+1\r\n')
})

it('is read again as it was written', () => {
  const rows = [
    ['a "word"', 'b,c'],
    ['', 'two\r\nlines'],
    ['last', ''],
  ]
  expect(parsed(csv(['x', 'y'], rows))).toEqual([['x', 'y'], ...rows])
})
