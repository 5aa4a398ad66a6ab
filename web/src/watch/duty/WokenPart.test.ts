import { mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import type { Board } from './useBoard'
import WokenPart from './WokenPart.vue'

const BOARD = { woken: [], proposed: [], onDuty: [], hours: {} } as unknown as Board

afterEach(() => vi.restoreAllMocks())

it.each([
  [['MANAGER'], true],
  [['LEADER'], false],
] as const)('the roster is opened by whoever may change it (%s)', async (roles, may) => {
  speak('zh')
  vi.spyOn(api, 'GET').mockImplementation((() =>
    Promise.resolve({ data: { id: 'x', roles }, response: new Response('{}') })) as never)
  await session.refresh()
  const shown = mount(WokenPart, {
    props: { board: BOARD },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  expect(shown.text().includes('改值班表')).toBe(may)
})

it.each([
  [['m1', 'm2'], [], true],
  [['m1', 'm2'], ['m3'], true],
  [['m1', 'm2'], ['m2'], false],
  [[], ['m1'], true],
] as const)('says whether somebody of those on duty (%s) is rung (%s)', (onDuty, rung, isTold) => {
  speak('zh')
  const woken = ['m1', 'm2', 'm3'].map((staff) => ({
    staff,
    woken: 0,
    atNight: 0,
    isRung: (rung as readonly string[]).includes(staff),
  }))
  const shown = mount(WokenPart, { props: { board: { ...BOARD, onDuty: [...onDuty], woken } } })
  const told = shown.find('[data-shows=nobody-rings]')
  expect(told.exists()).toBe(isTold)
  if (isTold) expect(told.text()).toContain(onDuty.length ? '都叫不响' : '没有人值班')
})
