import { computed, readonly, ref, shallowRef } from 'vue'
import type { Call, PhoneLine } from './sipLine'

/**
 * How the phone in this page stands. AWAY: chosen, but the line is not reached; it tries again by itself.
 * TAKEN: another page of the same person is the phone now.
 */
export type PhoneState = 'OFF' | 'OPENING' | 'AWAY' | 'READY' | 'RINGING' | 'TALKING' | 'TAKEN'
/** Why there is no microphone: refused by the person or the browser, none there, or a page without https. */
export type NoMicrophone = 'REFUSED' | 'NONE' | 'INSECURE'

const CHOSEN = 'vigil.phone-in-page'

const isChosen = ref(sessionStorage.getItem(CHOSEN) === 'yes')
const isOpening = ref(false)
const isReached = ref(false)
const isTaken = ref(false)
const isMuted = ref(false)
const noMicrophone = ref<NoMicrophone | null>(null)
const call = shallowRef<Call | null>(null)
const isTalking = ref(false)
let line: PhoneLine | null = null
let microphone: MediaStream | null = null

const state = computed<PhoneState>(() => {
  if (isTalking.value) return 'TALKING'
  if (isTaken.value) return 'TAKEN'
  if (call.value) return 'RINGING'
  if (isOpening.value) return 'OPENING'
  if (!isChosen.value || noMicrophone.value) return 'OFF'
  return isReached.value ? 'READY' : 'AWAY'
})

/** Asks for the microphone once for the whole shift, so that a ring is answered without a question. */
async function ask(): Promise<MediaStream | NoMicrophone> {
  if (!navigator.mediaDevices) return 'INSECURE'
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    })
  } catch (refusal) {
    return refusal instanceof DOMException && refusal.name === 'NotFoundError' ? 'NONE' : 'REFUSED'
  }
}

/** Makes this page the phone of the extension, until it is put back or another page takes over. */
async function choose(extension: string): Promise<void> {
  if (line || isOpening.value) return
  isChosen.value = true
  isTaken.value = false
  isOpening.value = true
  sessionStorage.setItem(CHOSEN, 'yes')
  // Who has another phone never loads this one.
  const [heard, { openPhone }] = await Promise.all([ask(), import('./sipLine')])
  isOpening.value = false
  noMicrophone.value = typeof heard === 'string' ? heard : null
  if (typeof heard === 'string' || !isChosen.value) return
  microphone = heard
  heard.getTracks().forEach((track) => track.addEventListener('ended', unplugged))
  line = openPhone(extension, heard, {
    reached: (is) => (isReached.value = is),
    // A talk stays here until it ends: its sound needs no signalling.
    taken: () => {
      isTaken.value = true
      if (!isTalking.value) close()
    },
    signedOut: close,
    rings: (one) => (call.value = one),
    talks: () => (isTalking.value = true),
    ended: () => {
      call.value = null
      isTalking.value = false
      isMuted.value = false
      if (isTaken.value) close()
    },
  })
}

/** The headset was pulled out: whoever rang here would hear nothing. */
function unplugged(): void {
  noMicrophone.value = 'NONE'
  if (!isTalking.value) close()
}

function close(): void {
  line?.close()
  line = null
  microphone?.getTracks().forEach((track) => {
    track.removeEventListener('ended', unplugged)
    track.stop()
  })
  microphone = null
  call.value = null
  isTalking.value = false
  isMuted.value = false
  isReached.value = false
}

/** Calls ring at the registered phone again. */
function putBack(): void {
  isChosen.value = false
  isTaken.value = false
  noMicrophone.value = null
  sessionStorage.removeItem(CHOSEN)
  close()
}

function answer(): void {
  if (state.value === 'RINGING') call.value?.answer()
}

function hangUp(): void {
  call.value?.hangUp()
}

function mute(): void {
  if (state.value !== 'TALKING') return
  isMuted.value = !isMuted.value
  call.value?.mute(isMuted.value)
}

// Leaving would end the talk; the browser asks.
addEventListener('beforeunload', (event) => {
  if (isTalking.value) event.preventDefault()
})

/** The phone in this page: one for all of its screens. */
export function usePagePhone() {
  return {
    state,
    isChosen: readonly(isChosen),
    isMuted: readonly(isMuted),
    noMicrophone: readonly(noMicrophone),
    choose,
    putBack,
    answer,
    hangUp,
    mute,
  }
}
