import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import DeskNotices from './DeskNotices.vue'
import type { Notice } from './useDeskNotices'

const MESSAGE: Notice = {
  id: 'n-1',
  at: '2022-03-28T06:00:00Z',
  by: 'leader-1',
  kind: 'MESSAGE',
  text: '14:00 起停水来电增多',
  readBy: [],
}
const FORCED: Notice = {
  ...MESSAGE,
  id: 'n-2',
  kind: 'SEAT_FORCED',
  seatState: 'EQUIPMENT',
  text: '耳机有杂音',
}

const read: string[] = []

beforeEach(() => {
  speak('zh')
  read.length = 0
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data: path === '/api/workforce/notices/mine' ? [MESSAGE, FORCED] : [],
      response: new Response(),
    })) as never)
  vi.spyOn(api, 'POST').mockImplementation(((
    _: string,
    asked: { params: { path: { id: string } } },
  ) => {
    read.push(asked.params.path.id)
    return Promise.resolve({ data: [FORCED], response: new Response() })
  }) as never)
})
afterEach(() => vi.restoreAllMocks())

it('shows one notice at a time until it is acknowledged, who said it and why', async () => {
  const bar = mount(DeskNotices)
  await flushPromises()
  expect(bar.text()).toContain('leader-1：14:00 起停水来电增多')
  await bar.get('[data-does=read-notice]').trigger('click')
  await flushPromises()
  expect(read).toEqual(['n-1'])
  expect(bar.text()).toContain('leader-1 把您的状态调整为“小休·设备故障”：耳机有杂音')
})

it('is acknowledged by key', async () => {
  const bar = mount(DeskNotices, { attachTo: document.body })
  await flushPromises()
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', code: 'KeyK', altKey: true }))
  await flushPromises()
  expect(read).toEqual(['n-1'])
  bar.unmount()
})
