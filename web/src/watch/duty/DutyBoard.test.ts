import { flushPromises, mount } from '@vue/test-utils'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import AlarmList from './AlarmList.vue'
import HandoverPart from './HandoverPart.vue'
import TestPagesPart from './TestPagesPart.vue'
import type { Board, Handover } from './useBoard'

const AT = '2022-04-18T11:00:00Z'
const NOTE = {
  id: 'n1',
  by: 'manager-1',
  to: 'manager-2',
  at: AT,
  words: '夜里两起停水来电',
} as Handover
const answer = (data: unknown) => Promise.resolve({ data, response: new Response() }) as never

beforeAll(() => speak('zh'))
beforeEach(() => vi.restoreAllMocks())

it('a note of another is confirmed by one press, and says so to whoever looks', async () => {
  const post = vi.spyOn(api, 'POST').mockImplementation(() => answer(NOTE))
  const toAnother = mount(HandoverPart, { props: { notes: [NOTE] } })
  expect(toAnother.find('[data-does=confirm-handover]').exists()).toBe(false)
  const part = mount(HandoverPart, { props: { notes: [{ ...NOTE, to: undefined }] } })
  expect(part.text()).toContain('还没有人确认')
  await part.get('[data-does=confirm-handover]').trigger('click')
  await flushPromises()
  expect(post).toHaveBeenCalledTimes(1)
  expect(part.emitted('changed')).toHaveLength(1)
  expect(session.me.value).toBeNull()
})

it('an evening that reached nobody says so, way by way', () => {
  const tests = [
    {
      at: AT,
      staff: 'manager-1',
      state: 'FAILED',
      seconds: null,
      tries: [{ way: 'MOBILE', at: AT, outcome: 'NO_ANSWER' }],
    },
  ] as unknown as Board['tests']
  const text = mount(TestPagesPart, { props: { tests, hour: 19 } }).text()
  expect(text).toContain('没有通过')
  expect(text).toContain('响铃，无人接听')
  expect(text).toContain('每晚 19 点起')
})

it('a line without alarms says so, and an open one stands out', async () => {
  const get = vi.spyOn(api, 'GET').mockImplementation(() => answer([]))
  const quiet = mount(AlarmList)
  await flushPromises()
  expect(quiet.text()).toContain('没有告警')
  get.mockImplementation(() =>
    answer([
      { id: 'a', kind: 'QUEUE', level: 'DAY', worst: 43, detail: '', openedAt: AT, endedAt: null },
    ]),
  )
  const loud = mount(AlarmList)
  await flushPromises()
  expect(loud.get('[data-kind=QUEUE]').text()).toContain('排队 43 人')
  expect(loud.text()).toContain('白天叫人，夜里等到早晨')
})
