import { beforeEach, describe, expect, it } from 'vitest'
import { speak } from '@/say'
import { clockTime, count, dueMoment, moment, remaining, ticking } from './time'

/** 28 March 2022, 17:50 in Shanghai. */
const NOW = Date.parse('2022-03-28T09:50:00Z')

describe('times are said as people say them, in Shanghai', () => {
  beforeEach(() => speak('zh'))

  it('a due time at midnight belongs to the day it ends', () => {
    expect(dueMoment('2022-03-29T16:00:00Z', NOW)).toBe('明天 24:00')
    expect(dueMoment('2022-03-28T16:00:00Z', NOW)).toBe('今天 24:00')
  })

  it('says what is left, and how long it has been over', () => {
    expect(remaining('2022-03-28T16:00:00Z', NOW)).toBe('剩 6 小时 10 分')
    expect(remaining('2022-03-28T09:00:00Z', NOW)).toBe('超时 50 分钟')
  })

  it('leaves the year out while it is this one', () => {
    expect(moment('2022-04-19T01:05:00Z', NOW)).toBe('4月19日 09:05')
    expect(moment('2021-12-31T15:59:00Z', NOW)).toBe('2021年12月31日 23:59')
  })

  it('speaks English too', () => {
    speak('en')
    expect(dueMoment('2022-03-29T16:00:00Z', NOW)).toBe('tomorrow 24:00')
    expect(moment('2022-04-19T01:05:00Z', NOW)).toBe('19 April 09:05')
  })

  it('ticks in minutes and seconds, and with hours beyond the first', () => {
    expect(ticking(130_000)).toBe('02:10')
    expect(ticking(3_730_000)).toBe('1:02:10')
    expect(clockTime('2022-03-28T06:02:31Z', true)).toBe('14:02:31')
  })

  it('counts in 万 or in millions, by language', () => {
    expect(count(3_162_000, 'zh')).toBe('316.2 万')
    expect(count(3_162_000, 'en')).toBe('3.16 million')
    expect(count(9_999, 'zh')).toBe('9,999')
  })
})
