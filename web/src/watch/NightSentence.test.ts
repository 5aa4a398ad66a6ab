import { mount } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'
import { speak } from '@/say'
import NightSentence from './NightSentence.vue'
import type { Night } from './useNight'

beforeEach(() => speak('zh'))

function shown(incident: unknown) {
  const night = { sentence: '“停水”在普陀区上升', sentenceEn: 'Water is rising', incident }
  return mount(NightSentence, { props: { night: night as Night } }).text()
}

const burning = { state: 'ACKNOWLEDGED', topicName: '停水', topicNameEn: 'Water' }

it('says what rises while it does', () => {
  expect(shown(burning)).toContain('“停水”在普陀区上升')
})

it('says of what is over that it is, who ended it and why, and nothing that rises', () => {
  const closing = { staff: 'manager-1', why: '已恢复供水' }
  const over = shown({ ...burning, state: 'CLOSED', closedAt: '2022-04-18T02:00:00Z', closing })
  expect(over).toContain('“停水”已经结束')
  expect(over).toContain('已恢复供水')
  expect(over).not.toContain('上升')
  expect(over).not.toContain('▲')
})
