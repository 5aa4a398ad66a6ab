import { beforeEach, expect, it } from 'vitest'
import { speak } from '@/say'
import { cityWords } from './cityWords'
import type { Matter, Overview } from './useLeader'

beforeEach(() => speak('zh'))

const OPENS = '/api/insight/behind?indicator=x&from=2022-03-28&to=2022-03-28'
const figure = (key: string, value: number | null, more: object = {}) => ({
  key,
  value,
  numerator: value,
  denominator: 0,
  target: null,
  opens: OPENS,
  importedDays: 0,
  unknownDays: 0,
  ...more,
})
const overview = (...indicators: object[]) =>
  ({ from: '2022-03-28', until: '2022-03-28', indicators, states: [] }) as unknown as Overview
const matter = (name: string, nameEn: string, more: object) =>
  ({
    topic: { id: name, name, nameEn },
    count: 312,
    usual: 20,
    times: 16,
    opens: '/api/insight/orders?category=010201',
    ...more,
  }) as Matter
const DAY = overview(
  figure('orders', 1234),
  figure('calls', 5678),
  figure('connectRate', 0.93, { target: 0.95 }),
  figure('onTime', 0.98, { numerator: 588, denominator: 600 }),
)
const YELLOW = matter('黄码', 'Yellow codes', { spike: 's1' })
const LATE = [{ unit: 'd310115', name: '浦东新区', nameEn: 'Pudong', late: 7 }]
const text = (said: readonly { words: string }[]) => said.map((one) => one.words).join('')

it('says what rises, how the line does and who is late, in both languages', () => {
  expect(text(cityWords('今天', DAY, [YELLOW], LATE))).toBe(
    '今天登记工单 1,234 件，来电 5,678 通。“黄码”正在上升（312 件，平常约 20 件）。电话接通率 93.0 %，低于目标 95.0 %。12 件没有按时办结，浦东新区最多（7 件）。',
  )
  speak('en')
  expect(text(cityWords('Today', DAY, [YELLOW], LATE))).toBe(
    'Today: 1,234 orders and 5,678 calls. Rising: Yellow codes (312 orders; about 20 are usual).' +
      ' Of the calls 93.0 % were answered, below the target of 95.0 %.' +
      ' 12 orders not done on time; Pudong has most (7 orders).',
  )
})

// promise: docs/screens.md «every number opens what is behind it»
it('opens from each of its numbers the list behind it', () => {
  const said = cityWords('今天', DAY, [YELLOW], LATE)
  const links = said.filter((one) => one.to).map((one) => [one.words, one.to])
  expect(links).toEqual([
    ['1,234 件', '/overview/behind?indicator=x&from=2022-03-28&to=2022-03-28'],
    ['5,678 通', '/overview/behind?indicator=x&from=2022-03-28&to=2022-03-28'],
    ['312 件', '/overview/orders?category=010201'],
    ['93.0 %', '/overview/behind?indicator=x&from=2022-03-28&to=2022-03-28'],
    ['12 件', '/overview/behind?indicator=onTime&bad=true&from=2022-03-28&to=2022-03-28'],
    [
      '7 件',
      '/overview/behind?indicator=onTime&bad=true&unit=d310115&from=2022-03-28&to=2022-03-28',
    ],
  ])
})

it('is calm where nothing rises, the line is on target and nobody is late', () => {
  const calm = overview(
    figure('orders', 10),
    figure('calls', 20),
    figure('connectRate', 0.97, { target: 0.95 }),
    figure('onTime', 1, { numerator: 9, denominator: 9 }),
  )
  const quiet = matter('噪声', 'Noise', { count: 3, times: null })
  expect(text(cityWords('今天', calm, [quiet], []))).toBe(
    '今天登记工单 10 件，来电 20 通。没有异常上升的诉求。电话接通率 97.0 %，达到目标 95.0 %。计入按时办结率的 9 件没有一件超时。',
  )
})

it('does not call calm what nobody knows, and counts what else burns', () => {
  expect(text(cityWords('今天', DAY, null, LATE))).not.toContain('没有异常')
  const two = [YELLOW, matter('停水', 'Water', { spike: 's2' })]
  expect(text(cityWords('今天', DAY, two, LATE))).toContain('另有 1 件事也在上升')
})

// promise: docs/screens.md «what rises within the hour is not held against all these days»
it('says of what rises now how many in all, where these days are as usual', () => {
  const now = matter('食品安全', 'Food safety', { count: 21, times: null, spike: 's3' })
  const words = text(cityWords('今天', DAY, [now], LATE))
  expect(words).toContain('“食品安全”此刻正在上升（共 21 件）。')
  expect(words).not.toContain('平常')
})

it('says so where nothing came, and links no daily sums of an older system', () => {
  expect(text(cityWords('今天', overview(figure('orders', 0), figure('calls', 0)), [], []))).toBe(
    '今天还没有工单和来电。',
  )
  const spring = overview(
    figure('orders', 1_768_000, { importedDays: 88 }),
    figure('calls', 3_162_000, { importedDays: 88 }),
  )
  const said = cityWords('2022-03-01 至 2022-05-27', spring, [], [])
  expect(text(said)).toContain('来电 316.2 万 通')
  expect(said.filter((one) => one.to)).toEqual([])
  expect(text(said)).not.toContain('没有')
})

// promise: docs/screens.md «the sentence calls unknown what nobody counted»
it('says unknown, not none, of days that nobody counted', () => {
  const unknown = { unknownDays: 1 }
  const gap = overview(
    figure('orders', null, unknown),
    figure('calls', null, unknown),
    figure('onTime', null, unknown),
  )
  expect(text(cityWords('2022-05-30 ', gap, [], []))).toBe(
    '2022-05-30 没有人统计，工单和来电都未知。',
  )
  speak('en')
  expect(text(cityWords('2022-05-30', gap, [], []))).toBe(
    '2022-05-30: nobody counted; orders and calls are unknown.',
  )
})

it('names what is unknown beside what was counted', () => {
  const day = overview(
    figure('orders', null, { unknownDays: 1 }),
    figure('calls', 12),
    figure('onTime', null, { unknownDays: 1 }),
  )
  expect(text(cityWords('今天', day, [], []))).toBe('今天登记工单 件数未知，来电 12 通。')
  speak('en')
  expect(text(cityWords('Today', day, [], []))).toBe(
    'Today: an unknown number of orders and 12 calls.',
  )
})

it('counts what was answered at once beside what a unit closed', () => {
  const day = overview(figure('orders', 7), figure('calls', 9), figure('onTime', null))
  expect(text(cityWords('今天', day, [], []))).toContain('没有办结或到期的工单。')
  const state = { key: 'ANSWERED', name: '', nameEn: '', orders: 7, opens: OPENS }
  const answered = { ...day, states: [state] }
  const said = cityWords('今天', answered, [], [])
  expect(text(said)).toContain('当场答复 7 件，此外没有办结或到期的工单。')
  expect(said.find((one) => one.words === '7 件' && one.to?.includes('behind'))).toBeTruthy()
  speak('en')
  expect(text(cityWords('Today', answered, [], []))).toContain(
    ' 7 orders answered at once; no other was closed or fell due.',
  )
})

it('says what was closed where none of it counts for being on time', () => {
  const day = overview(
    figure('orders', 30),
    figure('calls', 9),
    figure('onTime', null),
    figure('closed', 23),
  )
  const said = cityWords('今天', day, [], [])
  expect(text(said)).toContain('办结 23 件，都不计入按时办结率。')
  expect(text(said)).not.toContain('没有办结')
  expect(said.find((one) => one.words === '23 件')?.to).toContain('/overview/behind')
  const state = { key: 'ANSWERED', name: '', nameEn: '', orders: 7, opens: OPENS }
  const both = { ...day, states: [state] } as Overview
  expect(text(cityWords('今天', both, [], []))).toContain(
    '当场答复 7 件，办结 23 件，都不计入按时办结率。',
  )
  speak('en')
  expect(text(cityWords('Today', day, [], []))).toContain(
    ' 23 orders closed, none counted for being on time.',
  )
  expect(text(cityWords('Today', both, [], []))).toContain(
    ' 7 orders answered at once, 23 orders closed; none counted for being on time.',
  )
})
