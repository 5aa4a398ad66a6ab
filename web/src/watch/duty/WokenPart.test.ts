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
