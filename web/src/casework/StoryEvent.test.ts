import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { speak } from '@/say'
import type { HistoryEvent } from './shapes'
import StoryEvent from './StoryEvent.vue'

function told(accused: string): string {
  const event: HistoryEvent = {
    version: 3,
    kind: 'AccusedNamed',
    at: '2022-04-18T02:00:00Z',
    by: 'dispatcher-1',
    more: { accused } as unknown as HistoryEvent['more'],
  }
  return mount(StoryEvent, { props: { event, parts: [] } })
    .get('strong')
    .text()
}

it.each([
  ['zh', '说明没有反映任何单位', '填写了被反映单位'],
  ['en', 'said that no unit is accused', 'named the accused unit'],
] as const)('an order that is said to accuse nobody names no unit (%s)', (language, none, unit) => {
  speak(language)
  expect(told('NONE')).toBe(none)
  expect(told('wjw')).toBe(unit)
})
