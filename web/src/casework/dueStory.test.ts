import { beforeEach, expect, it } from 'vitest'
import { speak } from '@/say'
import { dayStory, dueExact, headline, type Chapter, type Counted } from './dueStory'

/** Friday 1 April 2022 and two working days: the Saturday after it makes up for Qingming. */
const QINGMING: Counted[] = [
  { date: '2022-04-01', kind: 'START', count: 0 },
  { date: '2022-04-02', kind: 'MAKEUP_WORK', name: '清明节', count: 1 },
  { date: '2022-04-03', kind: 'HOLIDAY', name: '清明节', count: 1 },
  { date: '2022-04-04', kind: 'HOLIDAY', name: '清明节', count: 1 },
  { date: '2022-04-05', kind: 'HOLIDAY', name: '清明节', count: 1 },
  { date: '2022-04-06', kind: 'WORKDAY', count: 2 },
]

beforeEach(() => speak('zh'))

it('tells the days of a limit with a make-up day, in both languages', () => {
  expect(dayStory(QINGMING)).toBe(
    '4月1日（周五）为起算日，不计；第 1 日是4月2日（周六），调休上班；4月3日（周日）至4月5日（周二）不计（清明节放假）；第 2 日是4月6日（周三）。',
  )
  speak('en')
  expect(dayStory(QINGMING)).toBe(
    'Fri 1 April is the start day and does not count; day 1 is Sat 2 April, a make-up working day; Sun 3 April to Tue 5 April do not count (holiday 清明节); day 2 is Wed 6 April.',
  )
})

it('counts each day of a calendar-day limit and says where its last day moves to', () => {
  speak('en')
  const days: Counted[] = [
    { date: '2022-03-04', kind: 'START', count: 0 },
    { date: '2022-03-05', kind: 'WEEKEND', count: 1 },
    { date: '2022-03-06', kind: 'WEEKEND', count: 2 },
    { date: '2022-03-07', kind: 'WORKDAY', count: 2 },
  ]
  expect(dayStory(days)).toContain('days 1 to 2 are Sat 5 March to Sun 6 March')
  expect(dayStory(days)).toContain('so it moves to Mon 7 March')
})

it('midnight belongs to the day it ends', () => {
  expect(dueExact('2022-04-06T16:00:00Z')).toBe('2022-04-06 24:00')
  expect(dueExact('2022-04-06T02:30:00Z')).toBe('2022-04-06 10:30')
})

it('an extension says from which old due time it goes on', () => {
  speak('en')
  const chapter: Chapter = {
    kind: 'EXTENDED',
    event: 'Extended',
    at: '2022-04-05T01:00:00Z',
    due: '2022-04-28T16:00:00Z',
    before: '2022-04-06T16:00:00Z',
    provisional: false,
    extension: 15,
    days: [],
  }
  expect(headline(chapter, () => '')).toContain(
    '15 working days more after the old due time 2022-04-06 24:00',
  )
})

it('time that another platform gave is said to be its date', () => {
  speak('en')
  const chapter: Chapter = {
    kind: 'EXTENDED',
    event: 'Extended',
    at: '2022-04-05T01:00:00Z',
    due: '2022-04-28T16:00:00Z',
    before: '2022-04-06T16:00:00Z',
    provisional: false,
    extension: 0,
    by: 'platform:suzhou',
    days: [],
  }
  expect(headline(chapter, () => 'Suzhou 12345')).toContain(
    'Suzhou 12345 moves it from 2022-04-06 24:00 to 2022-04-28 24:00',
  )
})
