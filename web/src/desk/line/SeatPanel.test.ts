import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import type { Party } from '../useParties'
import SeatPanel from './SeatPanel.vue'
import type { SeatRow } from './useLine'

const TALKS: SeatRow = {
  staff: 'agent-1',
  state: 'TALKING',
  since: '2022-03-28T06:00:00Z',
  reason: '',
  call: 'call-1',
  site: 'home',
  onShift: true,
}
const AGENT: Party = {
  leg: 'a',
  role: 'AGENT',
  party: '',
  stands: 'JOINED',
  isMine: false,
  isAskedByMe: false,
}
const MINE: Party = { ...AGENT, leg: 'm', role: 'LEADER', party: 'leader-1', isMine: true }

let parties: Party[] = []
const sent: unknown[] = []

beforeEach(() => {
  speak('zh')
  parties = [AGENT]
  sent.length = 0
  vi.spyOn(api, 'GET').mockImplementation((() =>
    Promise.resolve({ data: parties, response: new Response() })) as never)
  vi.spyOn(api, 'POST').mockImplementation(((_: string, wish: { body: unknown }) => {
    sent.push(wish.body)
    return Promise.resolve({ data: parties, response: new Response() })
  }) as never)
})
afterEach(() => vi.restoreAllMocks())

async function shown(now: Party[], seat: SeatRow = TALKS) {
  parties = now
  const made = mount(SeatPanel, { props: { seat }, attachTo: document.body })
  await flushPromises()
  return made
}

const buttons = (panel: Awaited<ReturnType<typeof shown>>) =>
  panel.findAll('[data-does]').map((one) => one.attributes('data-does'))

it('listens to nobody without a reason', async () => {
  const panel = await shown([AGENT])
  expect(buttons(panel)).toEqual(['listen', 'whisper', 'force'])
  await panel.get('[data-does=listen]').trigger('click')
  expect(sent).toEqual([])
  expect(document.activeElement?.getAttribute('data-field')).toBe('listen-reason')
  await panel.get('[data-field=listen-reason]').setValue('新同事第一天')
  await panel.get('[data-does=listen]').trigger('click')
  expect(sent).toEqual([{ wish: 'LISTEN_IN', to: undefined, reason: '新同事第一天' }])
  panel.unmount()
})

it('takes a call over only when that is said twice', async () => {
  const panel = await shown([AGENT, { ...MINE, stands: 'LISTENING' }])
  expect(buttons(panel)).toEqual(['whisper', 'barge', 'take-over', 'leave', 'force'])
  await panel.get('[data-does=take-over]').trigger('click')
  expect(sent).toEqual([])
  await panel.get('[data-does=take-over]').trigger('click')
  expect(sent).toEqual([{ wish: 'TAKE_OVER', to: undefined, reason: undefined }])
  panel.unmount()
})

it('sets a state with a reason, and only of who is on shift', async () => {
  const panel = await shown([], { ...TALKS, state: 'READY', call: undefined })
  expect(panel.get('[data-does=force]').attributes('disabled')).toBeDefined()
  await panel.get('[data-field=force-state]').setValue('MEAL')
  await panel.get('[data-field=force-reason]').setValue('已过饭点')
  await panel.get('form').trigger('submit')
  expect(sent).toEqual([{ state: 'MEAL', reason: '已过饭点' }])
  await panel.setProps({ seat: { ...TALKS, onShift: false } })
  expect(panel.find('[data-does=force]').exists()).toBe(false)
  panel.unmount()
})
