import { expect, it } from 'vitest'
import { parsed } from './csv'

it('reads what the server wrote: quotes, commas, lines and empty cells', () => {
  const text = '\ufeffx,y\r\n"a ""word""","b,c"\r\n,"two\r\nlines"\r\nlast,\r\n'
  expect(parsed(text)).toEqual([
    ['x', 'y'],
    ['a "word"', 'b,c'],
    ['', 'two\r\nlines'],
    ['last', ''],
  ])
})
