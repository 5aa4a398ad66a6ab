import { UA, WebSocketInterface } from 'jssip'
import type { RTCSession } from 'jssip/lib/RTCSession'

/** A call that rings or talks in this page. */
export interface Call {
  answer: () => void
  hangUp: () => void
  mute: (on: boolean) => void
}

export interface PhoneLine {
  close: () => void
}

/** What happens at the phone. */
export interface PhoneEvents {
  reached: (is: boolean) => void
  taken: () => void
  signedOut: () => void
  rings: (call: Call) => void
  talks: () => void
  ended: () => void
}

const NOBODY: PhoneEvents = {
  reached: () => undefined,
  taken: () => undefined,
  signedOut: () => undefined,
  rings: () => undefined,
  talks: () => undefined,
  ended: () => undefined,
}

/** Its types leave the message out. */
interface IncomingOptions {
  message: { accept: () => void; reject: (why: { status_code: number }) => void }
  request: { call_id: string; from_tag: string; to_tag?: string }
}

/** Close codes of the WebSocket (docs/calls.md). */
const SIGNED_OUT = 4001
const TAKEN_OVER = 4009

const REGISTER_SECONDS = 60
const RECOVER_SECONDS = { least: 1, most: 10 }

/** A network that changed is noticed by the checks that fail; the new one is found by a restart. */
const LOST = ['disconnected', 'failed']

function isLost(session: RTCSession): boolean {
  return LOST.includes((session.connection as RTCPeerConnection | null)?.iceConnectionState ?? '')
}

/** Registers this page as the phone of the extension: SIP over WebSocket (RFC 7118). */
export function openPhone(
  extension: string,
  microphone: MediaStream,
  events: PhoneEvents,
): PhoneLine {
  let heard = events
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const socket = new WebSocketInterface(`${scheme}://${location.host}/api/telephony/page`)
  const phone = new UA({
    sockets: [socket],
    uri: `sip:${extension}@${location.hostname}`,
    register: true,
    register_expires: REGISTER_SECONDS,
    session_timers: false,
    connection_recovery_min_interval: RECOVER_SECONDS.least,
    connection_recovery_max_interval: RECOVER_SECONDS.most,
  })
  let now: RTCSession | null = null
  let isOver = false
  /** A re-INVITE without a WebSocket would end the call: it waits until the line is reached again. */
  const recover = (): void => {
    if (!now?.isEstablished() || !isLost(now)) return
    if (phone.isRegistered()) now.renegotiate({ rtcOfferConstraints: { iceRestart: true } })
    // Nobody can tell this page any more that the call is over.
    else if (isOver && now.connection.iceConnectionState === 'failed') now.terminate()
  }
  phone.on('registered', () => {
    heard.reached(true)
    recover()
  })
  phone.on('unregistered', () => heard.reached(false))
  phone.on('registrationFailed', () => heard.reached(false))
  phone.on('disconnected', (why: { code?: number }) => {
    heard.reached(false)
    if (why.code !== TAKEN_OVER && why.code !== SIGNED_OUT) return
    // It must not come back by itself and take the phone from the other page.
    socket.connect = () => undefined
    isOver = true
    if (why.code === TAKEN_OVER) heard.taken()
    else heard.signedOut()
  })
  // JsSIP says yes to OPTIONS of any dialog; of one that is gone, a no ends the call.
  phone.on('newOptions', (event: unknown) => {
    const { message, request } = event as IncomingOptions
    const isKnown = now?.id === `${request.call_id}${request.from_tag}`
    if (request.to_tag && !isKnown) message.reject({ status_code: 481 })
    else message.accept()
  })
  phone.on('newRTCSession', ({ session }: { session: RTCSession }) => {
    if (now) {
      session.terminate({ status_code: 486 })
      return
    }
    now = session
    const ended = (): void => {
      now = null
      heard.ended()
    }
    session.on('ended', ended)
    session.on('failed', ended)
    session.on('confirmed', () => heard.talks())
    heard.rings(callOf(session, microphone, recover))
  })
  phone.start()
  const close = (): void => {
    // It says goodbye for a while; what it hears then is not the next phone's.
    heard = NOBODY
    phone.stop()
  }
  return { close }
}

function callOf(session: RTCSession, microphone: MediaStream, recover: () => void): Call {
  const ear = new Audio()
  ear.autoplay = true
  session.on('peerconnection', ({ peerconnection }: { peerconnection: RTCPeerConnection }) => {
    peerconnection.addEventListener('track', ({ track }) => {
      ear.srcObject = new MediaStream([track])
    })
    peerconnection.addEventListener('iceconnectionstatechange', recover)
  })
  // The line is found by our checks: it need not hear of our own addresses.
  session.on('icecandidate', ({ ready }: { ready: () => void }) => ready())
  return {
    answer: () => {
      microphone.getAudioTracks().forEach((track) => (track.enabled = true))
      session.answer({ mediaStream: microphone, mediaConstraints: { audio: true, video: false } })
    },
    hangUp: () => session.terminate(),
    mute: (on) => (on ? session.mute({ audio: true }) : session.unmute({ audio: true })),
  }
}
