import { afterEach, expect, it } from 'vitest'
import { speak } from '@/say'
import { timesWords, usualWords } from './rise'

afterEach(() => speak('zh'))

it('says the usual in whole numbers, and less than one as such', () => {
  speak('zh')
  expect(usualWords(2.6)).toBe('平常约 3 件')
  expect(usualWords(0.4)).toBe('平常不到 1 件')
  speak('en')
  expect(usualWords(2.6)).toBe('about 3 are usual')
  expect(usualWords(0.4)).toBe('fewer than one is usual')
})

it('counts calls as calls', () => {
  speak('zh')
  expect(usualWords(2.6, { id: 'calls' })).toBe('平常约 3 通')
  expect(usualWords(0.4, { id: 'calls-abandoned' })).toBe('平常不到 1 通')
  expect(usualWords(2.6, { id: 'health-code' })).toBe('平常约 3 件')
})

it('says a multiple only where the server does', () => {
  speak('zh')
  expect(timesWords(42)).toBe('为平常的 42 倍')
  expect(timesWords(null)).toBe('')
  speak('en')
  expect(timesWords(42)).toBe('42 times the usual')
})
