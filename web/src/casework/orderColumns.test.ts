import { beforeEach, expect, it } from 'vitest'
import { now } from '@/kernel/clock'
import { speak } from '@/say'
import { tryWords } from './orderColumns'
import type { PileRow } from './shapes'

const row = (more: object) => ({ id: 'o1', ...more }) as PileRow
const at = (millis: number) => new Date(now.value + millis).toISOString()

beforeEach(() => speak('zh'))

it('says when a callback may be tried next, or that nobody can be called', () => {
  expect(tryWords(row({ nextTry: at(-1000), hasNumber: true }))).toBe('现在可拨')
  expect(tryWords(row({ nextTry: at(7_200_000), hasNumber: true }))).toMatch(/\d:\d\d/)
  expect(tryWords(row({ nextTry: at(-1000), hasNumber: false }))).toBe('没有可拨打的号码')
  expect(tryWords(row({}))).toBe('')
  expect(tryWords(row({ nextTry: null, hasNumber: true }))).toContain('已表示不满意')
})

it('names the main order of a merged citizen whom nobody calls', () => {
  const main = { id: 'o2', number: '20220328-000002-2' }
  expect(tryWords(row({ hasNumber: true, main }))).toBe('见主单 20220328-000002-2')
})
