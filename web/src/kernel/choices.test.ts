import { expect, it } from 'vitest'
import { matching } from './choices'

const UNITS = [
  '上海市城市管理行政执法局',
  '上海市卫生健康委员会',
  '上海市市场监督管理局',
  '上海市教育委员会',
].map((label) => ({ value: label, label }))

it.each([
  ['城管', '上海市城市管理行政执法局'],
  ['卫健委', '上海市卫生健康委员会'],
  ['市场监管', '上海市市场监督管理局'],
  ['教委', '上海市教育委员会'],
])('a unit is found by what people call it: %s', (typed, name) => {
  expect(matching(UNITS, typed).shown.map((one) => one.label)).toEqual([name])
})

it('who types the words as they stand finds these first, and other letters are no short names', () => {
  const both = [
    { value: '1', label: '管网改造科' },
    { value: '2', label: '城市管理局' },
    { value: '3', label: '城管科' },
  ]
  expect(matching(both, '城管').shown.map((one) => one.value)).toEqual(['3', '2'])
  expect(matching([{ value: 'a', label: 'Water Authority' }], 'wa au').shown).toHaveLength(1)
  expect(matching([{ value: 'a', label: 'Water Authority' }], 'wty').shown).toHaveLength(0)
})
