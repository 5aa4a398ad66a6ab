import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import PagePhone from './PagePhone.vue'
import type { PhoneEvents } from './sipLine'
import { usePagePhone } from './usePagePhone'

const line = vi.hoisted(() => ({
  events: null as PhoneEvents | null,
  close: vi.fn(),
  fails: false,
  call: { answer: vi.fn(), hangUp: vi.fn(), mute: vi.fn() },
}))

vi.mock('./sipLine', () => ({
  openPhone: (_extension: string, _microphone: unknown, events: PhoneEvents) => {
    if (line.fails) throw new Error('no phone')
    line.events = events
    return { close: line.close }
  },
}))
vi.mock('@/kernel/quietRing', () => ({
  keepQuiet: () => undefined,
  tryRing: () => undefined,
  prepareRing: () => () => undefined,
  startRing: vi.fn(),
  stopRing: vi.fn(),
}))

const microphone = { getTracks: () => [] } as unknown as MediaStream
const getUserMedia = vi.fn()

beforeEach(async () => {
  speak('en')
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: { getUserMedia },
  })
  vi.spyOn(api, 'GET').mockResolvedValue({
    data: { id: 'agent-1', roles: ['AGENT'], extension: '2001' },
    response: new Response(),
  } as never)
  await session.refresh()
  vi.clearAllMocks()
})

afterEach(() => usePagePhone().putBack())

async function chosen() {
  const phone = mount(PagePhone, { attachTo: document.body })
  await phone.get('[data-does=phone-here]').trigger('click')
  await flushPromises()
  return phone
}

function press(key: string): void {
  const code = `Key${key.toUpperCase()}`
  window.dispatchEvent(new KeyboardEvent('keydown', { key, code, altKey: true }))
}

it('says that it is the phone only once the line has it', async () => {
  getUserMedia.mockResolvedValue(microphone)
  const phone = await chosen()
  expect(phone.attributes('data-phone')).toBe('AWAY')
  expect(phone.text()).toContain('not connected')
  line.events?.reached(true)
  await flushPromises()
  expect(phone.text()).toContain('This page is your phone')
  phone.unmount()
})

it('answers, mutes and hangs up by key', async () => {
  getUserMedia.mockResolvedValue(microphone)
  const phone = await chosen()
  line.events?.reached(true)
  press('p')
  expect(line.call.answer).not.toHaveBeenCalled()
  line.events?.rings(line.call)
  await flushPromises()
  expect(phone.attributes('data-phone')).toBe('RINGING')
  press('p')
  expect(line.call.answer).toHaveBeenCalledOnce()
  line.events?.talks()
  press('m')
  expect(line.call.mute).toHaveBeenLastCalledWith(true)
  press('m')
  expect(line.call.mute).toHaveBeenLastCalledWith(false)
  press('q')
  expect(line.call.hangUp).toHaveBeenCalledOnce()
  line.events?.ended()
  await flushPromises()
  expect(phone.attributes('data-phone')).toBe('READY')
  phone.unmount()
})

it('says plainly that the microphone was refused, and registers nothing', async () => {
  line.events = null
  getUserMedia.mockRejectedValue(new DOMException('no', 'NotAllowedError'))
  const phone = await chosen()
  expect(phone.text()).toContain('The microphone was refused')
  expect(line.events).toBeNull()
  getUserMedia.mockRejectedValue(new DOMException('no', 'NotFoundError'))
  await phone.get('[data-does=phone-here]').trigger('click')
  await flushPromises()
  expect(phone.text()).toContain('No microphone was found')
  phone.unmount()
})

it('says that another page is the phone, and is it again when asked', async () => {
  getUserMedia.mockResolvedValue(microphone)
  const phone = await chosen()
  line.events?.reached(true)
  line.events?.taken()
  await flushPromises()
  expect(phone.attributes('data-phone')).toBe('TAKEN')
  expect(line.close).toHaveBeenCalledOnce()
  await phone.get('[data-does=phone-here]').trigger('click')
  await flushPromises()
  line.events?.reached(true)
  await flushPromises()
  expect(phone.attributes('data-phone')).toBe('READY')
  phone.unmount()
})

it('lets a talk end here though another page is the phone', async () => {
  getUserMedia.mockResolvedValue(microphone)
  const phone = await chosen()
  line.events?.rings(line.call)
  line.events?.talks()
  line.events?.taken()
  await flushPromises()
  expect(phone.attributes('data-phone')).toBe('TALKING')
  expect(phone.text()).toContain('cannot be hung up here')
  press('q')
  expect(line.call.hangUp).not.toHaveBeenCalled()
  expect(phone.get('[data-does=phone-hang-up]').attributes()).toHaveProperty('disabled')
  expect(line.close).not.toHaveBeenCalled()
  line.events?.ended()
  await flushPromises()
  expect(phone.attributes('data-phone')).toBe('TAKEN')
  phone.unmount()
})

it('lets a talk end here though the session is over', async () => {
  getUserMedia.mockResolvedValue(microphone)
  const phone = await chosen()
  line.events?.rings(line.call)
  line.events?.talks()
  line.events?.signedOut()
  await flushPromises()
  expect(phone.text()).toContain('Signed out: the talk goes on')
  expect(line.close).not.toHaveBeenCalled()
  line.events?.ended()
  await flushPromises()
  expect(phone.attributes('data-phone')).toBe('SIGNED_OUT')
  expect(line.close).toHaveBeenCalledOnce()
  phone.unmount()
})

it('lets the microphone go that was granted after the phone was put back', async () => {
  line.events = null
  const track = { stop: vi.fn(), removeEventListener: vi.fn() }
  let grant: (granted: MediaStream) => void = () => undefined
  getUserMedia.mockReturnValue(new Promise<MediaStream>((granted) => (grant = granted)))
  const phone = await chosen()
  await phone.get('[data-does=phone-back]').trigger('click')
  grant({ getTracks: () => [track] } as unknown as MediaStream)
  await flushPromises()
  expect(track.stop).toHaveBeenCalledOnce()
  expect(line.events).toBeNull()
  expect(phone.attributes('data-phone')).toBe('OFF')
  phone.unmount()
})

it('says that the phone could not be opened, and is opened when asked again', async () => {
  getUserMedia.mockResolvedValue(microphone)
  line.fails = true
  const phone = await chosen()
  expect(phone.text()).toContain('could not be opened')
  line.fails = false
  await phone.get('[data-does=phone-here]').trigger('click')
  await flushPromises()
  expect(phone.attributes('data-phone')).toBe('AWAY')
  phone.unmount()
})

it('says no more why calls do not ring at the mobile, once this page is the phone', async () => {
  getUserMedia.mockResolvedValue(microphone)
  const phone = mount(PagePhone, { attachTo: document.body })
  vi.spyOn(api, 'PUT').mockResolvedValueOnce({
    error: { why: 'NoMobile' },
    response: new Response(null, { status: 409 }),
  } as never)
  await phone.get('[data-does=mobile-here]').trigger('click')
  await flushPromises()
  expect(phone.find('[data-why=NoMobile]').exists()).toBe(true)
  await phone.get('[data-does=phone-here]').trigger('click')
  await flushPromises()
  expect(phone.find('[data-why=NoMobile]').exists()).toBe(false)
  phone.unmount()
})

it('is no phone once its person signed out, and is hers again', async () => {
  getUserMedia.mockResolvedValue(microphone)
  const phone = await chosen()
  line.events?.reached(true)
  vi.mocked(api.GET).mockResolvedValueOnce({ response: new Response() } as never)
  await session.refresh()
  await flushPromises()
  expect(usePagePhone().state.value).toBe('SIGNED_OUT')
  expect(line.close).toHaveBeenCalledOnce()
  await session.refresh()
  await flushPromises()
  line.events?.reached(true)
  expect(usePagePhone().state.value).toBe('READY')
  phone.unmount()
})
