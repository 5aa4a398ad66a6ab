import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import { staffName } from '@/identity/useNames'
import type { HistoryEvent } from './shapes'
import StoryEvent from './StoryEvent.vue'

beforeEach(() => speak('zh'))
afterEach(() => speak('zh'))

function shown(kind: string, more: Record<string, unknown>) {
  const event: HistoryEvent = {
    version: 3,
    kind,
    at: '2022-04-18T02:00:00Z',
    by: 'dispatcher-1',
    more: more as unknown as HistoryEvent['more'],
  }
  return mount(StoryEvent, { props: { event, parts: [] } })
}

it.each([
  ['zh', '说明没有反映任何单位', '填写了被反映单位'],
  ['en', 'said that no unit is accused', 'named the accused unit'],
] as const)('an order that is said to accuse nobody names no unit (%s)', (language, none, unit) => {
  speak(language)
  const told = (accused: string) => shown('AccusedNamed', { accused }).get('strong').text()
  expect(told('NONE')).toBe(none)
  expect(told('wjw')).toBe(unit)
})

it('says which unit was named', async () => {
  vi.spyOn(api, 'GET').mockImplementation((() =>
    Promise.resolve({
      data: [{ id: 'wjw', name: '卫健委', nameEn: 'Health', kind: 'CITY' }],
      response: new Response('{}'),
    })) as never)
  const story = shown('AccusedNamed', { accused: 'wjw' })
  await flushPromises()
  expect(story.text()).toContain('卫健委')
  expect(shown('AccusedNamed', { accused: 'NONE' }).text()).not.toContain('NONE')
  vi.restoreAllMocks()
})

it('says for how long and why more time was asked for', () => {
  const request = { kind: 'EXTENSION', days: 15, ground: 'DIFFICULT' }
  expect(shown('RequestAsked', { request }).text()).toMatch(/延期 · 15\s个工作日 · 情况复杂/)
})

it('a question for the citizen is told as what it is, not as a request', () => {
  const request = { kind: 'RELAY', days: 0 }
  expect(shown('RequestAsked', { request }).get('strong').text()).toBe('请热线转问诉求人')
  expect(shown('RequestAsked', { request }).text()).not.toContain('提出申请')
})

it('says which request was agreed to or refused', () => {
  expect(shown('RequestApproved', { kind: 'EXTENSION' }).text()).toContain('延期')
  expect(shown('RequestRefused', { kind: 'ASSIST' }).text()).toContain('协办')
  const closing = { kind: 'CLOSE_DISSATISFIED' }
  expect(shown('RequestApproved', closing).text()).toContain('第二人同意维持办结')
})

// promise: docs/rules.md «the order's story says beside it which ones»
it('says which request a report ended that nobody had decided', () => {
  const both = { result: 'RESOLVED', ended: ['EXTENSION', 'ASSIST'] }
  expect(shown('Reported', both).text()).toContain('尚未批复的延期、协办申请随之作废')
  speak('en')
  expect(shown('Reported', { ended: ['EXTENSION'] }).text()).toContain(
    'the request that waited for a decision lapses: extension',
  )
})

it('says why a callback was left to others: whoever is next must know', () => {
  expect(shown('CallbackPassedOn', { reason: 'LANGUAGE' }).text()).toContain('需要别的语言或方言')
})

it('names a citizen who did it, and no account', () => {
  expect(staffName('portal')).toBe('市民（网站）')
  expect(staffName('citizen')).toBe('诉求人')
})
