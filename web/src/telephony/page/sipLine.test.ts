import { beforeEach, expect, it, vi } from 'vitest'
import { openPhone, type PhoneLine } from './sipLine'

const jssip = vi.hoisted(() => ({
  ears: new Map<string, (event: unknown) => void>(),
  isRegistered: false,
}))

vi.mock('jssip', () => ({
  WebSocketInterface: class {
    url = ''
  },
  UA: class {
    on = (event: string, ear: (event: unknown) => void) => jssip.ears.set(event, ear)
    start = () => undefined
    stop = () => undefined
    isRegistered = () => jssip.isRegistered
  },
}))

const events = {
  reached: vi.fn(),
  taken: vi.fn(),
  signedOut: vi.fn(),
  rings: vi.fn(),
  talks: vi.fn(),
  ended: vi.fn(),
}

const checks = new EventTarget() as EventTarget & { iceConnectionState: string }
const session = {
  ears: new Map<string, (event: unknown) => void>(),
  on: (event: string, ear: (event: unknown) => void) => session.ears.set(event, ear),
  connection: checks,
  isEstablished: () => true,
  renegotiate: vi.fn(),
  terminate: vi.fn(),
}

function hear(event: string, how: object = {}): void {
  if (event === 'registered') jssip.isRegistered = true
  if (event === 'disconnected') jssip.isRegistered = false
  jssip.ears.get(event)?.(how)
}

function checksAre(state: string): void {
  checks.iceConnectionState = state
  checks.dispatchEvent(new Event('iceconnectionstatechange'))
}

let line: PhoneLine

beforeEach(() => {
  vi.clearAllMocks()
  vi.stubGlobal(
    'Audio',
    class {
      srcObject = null
    },
  )
  line = openPhone('2001', {} as MediaStream, events)
  hear('registered')
  hear('newRTCSession', { session })
  session.ears.get('peerconnection')?.({ peerconnection: checks })
})

it('restarts ICE at once while the line is reached', () => {
  checksAre('disconnected')
  expect(session.renegotiate).toHaveBeenCalledOnce()
})

it('waits with the restart of ICE until the line is reached again', () => {
  hear('disconnected')
  checksAre('disconnected')
  expect(session.renegotiate).not.toHaveBeenCalled()
  hear('registered')
  expect(session.renegotiate).toHaveBeenCalledOnce()
})

it('restarts nothing where the sound came back before the line', () => {
  hear('disconnected')
  checksAre('disconnected')
  checksAre('connected')
  hear('registered')
  expect(session.renegotiate).not.toHaveBeenCalled()
})

it('ends a talk whose sound is gone once nobody can tell this page of its end', () => {
  hear('disconnected', { code: 4009 })
  checksAre('disconnected')
  expect(session.terminate).not.toHaveBeenCalled()
  checksAre('failed')
  expect(session.terminate).toHaveBeenCalledOnce()
})

it('a phone that was put back hears nothing that the next one would take for its own', () => {
  line.close()
  hear('disconnected', { code: 4009 })
  session.ears.get('ended')?.({})
  expect(events.taken).not.toHaveBeenCalled()
  expect(events.ended).not.toHaveBeenCalled()
})
