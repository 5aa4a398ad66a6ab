import { expect, it } from 'vitest'
import { willingUnit } from './conference'
import type { Conference } from './shapes'

const said = (...words: [string, boolean][]) =>
  ({ opinions: words.map(([unit, competent]) => ({ unit, competent })) }) as unknown as Conference

it('names the one unit that says an order is its own', () => {
  expect(willingUnit(said(['wjw', false], ['d310113', true]))).toBe('d310113')
})

it('names nobody where none or several say so', () => {
  expect(willingUnit(null)).toBeUndefined()
  expect(willingUnit(said(['wjw', false]))).toBeUndefined()
  expect(willingUnit(said(['wjw', true], ['d310113', true]))).toBeUndefined()
})
