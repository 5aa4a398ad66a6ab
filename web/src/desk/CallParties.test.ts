import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { now } from '@/kernel/clock'
import { speak } from '@/say'
import CallParties from './CallParties.vue'
import type { Party, Reachable } from './useParties'

const ME: Party = {
  leg: 'a',
  role: 'AGENT',
  party: '',
  stands: 'JOINED',
  isMine: true,
  isAskedByMe: false,
}
const CITIZEN: Party = {
  leg: 'c',
  role: 'CITIZEN',
  party: '',
  stands: 'JOINED',
  isMine: false,
  isAskedByMe: false,
}
const HELP: Party = {
  leg: 'h',
  role: 'EMERGENCY',
  party: '120',
  stands: 'JOINED',
  isMine: false,
  isAskedByMe: false,
}
const REACHABLE: Reachable[] = [
  { to: '120', role: 'EMERGENCY', name: '急救 120', nameEn: 'Ambulance 120' },
]

let parties: Party[] = []
const sent: unknown[] = []

beforeEach(() => {
  speak('zh')
  sent.length = 0
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data: path === '/api/desk/reachable' ? REACHABLE : parties,
      response: new Response(),
    })) as never)
  vi.spyOn(api, 'POST').mockImplementation(((_: string, wish: { body: unknown }) => {
    sent.push(wish.body)
    return Promise.resolve({ data: parties, response: new Response() })
  }) as never)
})
afterEach(() => vi.restoreAllMocks())

async function shown(now: Party[]) {
  parties = now
  const made = mount(CallParties, { props: { call: 'call-1' } })
  await flushPromises()
  return made
}

const buttons = (bar: Awaited<ReturnType<typeof shown>>) =>
  bar.findAll('[data-does]').map((one) => one.attributes('data-does'))

it('offers to ask, to put through and to hold while one talks with the citizen', async () => {
  const bar = await shown([CITIZEN, ME])
  expect(buttons(bar)).toEqual(['consult', 'put-through', 'hold', 'pause-recording'])
})

it('puts through to the number that is chosen', async () => {
  const bar = await shown([CITIZEN, ME])
  await bar.get('[data-does=put-through]').trigger('click')
  await flushPromises()
  await bar.get('[data-to="120"]').trigger('click')
  expect(sent).toEqual([{ wish: 'TRANSFER', to: '120', reason: undefined }])
})

it('brings together or hands over who is consulted', async () => {
  const bar = await shown([
    { ...CITIZEN, stands: 'HELD' },
    { ...ME, stands: 'CONSULTING' },
    { ...HELP, stands: 'CONSULTING' },
  ])
  expect(buttons(bar)).toEqual(['join', 'put-through'])
  await bar.get('[data-does=join]').trigger('click')
  expect(sent).toEqual([{ wish: 'JOIN', to: undefined, reason: undefined }])
})

it('shows a colleague who picks up before the answer to the question is there', async () => {
  const bar = await shown([CITIZEN, ME])
  const rung = [
    { ...CITIZEN, stands: 'HELD' as const },
    ME,
    { ...HELP, stands: 'RINGING' as const },
  ]
  vi.mocked(api.POST).mockImplementation((() => {
    parties = [
      { ...CITIZEN, stands: 'HELD' },
      { ...ME, stands: 'CONSULTING' },
      { ...HELP, stands: 'CONSULTING', isAskedByMe: true },
    ]
    return Promise.resolve({ data: rung, response: new Response() })
  }) as never)
  await bar.get('[data-does=consult]').trigger('click')
  await flushPromises()
  await bar.get('[data-to="120"]').trigger('click')
  await flushPromises()
  expect(buttons(bar)).toEqual(['let-go', 'join', 'put-through'])
})

it('goes back to the citizen from whom one asked, and only that one', async () => {
  const consulting = [
    { ...CITIZEN, stands: 'HELD' },
    { ...ME, stands: 'CONSULTING' },
    { ...HELP, stands: 'CONSULTING', isAskedByMe: true },
  ]
  const bar = await shown(consulting)
  expect(buttons(bar)).toEqual(['let-go', 'join', 'put-through'])
  await bar.get('[data-does=let-go]').trigger('click')
  expect(sent).toEqual([{ wish: 'CALL_OFF', to: undefined, reason: undefined }])
})

it('pauses the recording, says so plainly, and offers to go on', async () => {
  const bar = await shown([CITIZEN, ME])
  expect(bar.find('[data-shows=recording-paused]').exists()).toBe(false)
  await bar.get('[data-does=pause-recording]').trigger('click')
  expect(sent).toEqual([{ wish: 'PAUSE_RECORDING', to: undefined, reason: undefined }])
  const until = new Date(now.value + 90_000).toISOString()
  const paused = await shown([CITIZEN, { ...ME, recordingPausedUntil: until }])
  const words = paused.get('[data-shows=recording-paused]').text()
  expect(words).toContain('录音已暂停，这段不会录下双方的声音')
  expect(words).toMatch(/01:(30|2\d) 后自动继续/)
  await paused.get('[data-does=resume-recording]').trigger('click')
  expect(sent.at(-1)).toEqual({ wish: 'RESUME_RECORDING', to: undefined, reason: undefined })
})

it('says that a call is put through of one alone that the other side has', async () => {
  const rung = await shown([CITIZEN, ME, { ...HELP, stands: 'INVITED' }])
  expect(rung.find('[data-shows=put-through]').exists()).toBe(false)
  const done = await shown([CITIZEN, { ...ME, stands: 'GONE' }, HELP])
  expect(done.find('[data-shows=put-through]').exists()).toBe(true)
  const missed = await shown([CITIZEN, ME, { ...HELP, stands: 'MISSED' }])
  expect(missed.find('[data-shows=put-through]').exists()).toBe(false)
})

it('the list of those who can be reached opens on nobody, so that no key rings the police unasked', async () => {
  parties = [ME, CITIZEN]
  const bar = mount(CallParties, { props: { call: 'call-1' }, attachTo: document.body })
  await flushPromises()
  await bar.get('[data-does=put-through]').trigger('click')
  await flushPromises()
  expect(document.activeElement?.getAttribute('data-shows')).toBe('reachable')
  await bar.get('[data-shows=reachable]').trigger('keydown', { key: 'Escape' })
  await flushPromises()
  expect(bar.find('[data-shows=reachable]').exists()).toBe(false)
  expect(document.activeElement?.getAttribute('data-does')).toBe('consult')
  expect(sent).toEqual([])
  bar.unmount()
})

it('who was asked before the page was loaded anew is called by name', async () => {
  const bar = await shown([ME, CITIZEN, HELP])
  expect(bar.get('[data-party=EMERGENCY]').text()).toContain('急救 120')
})
