import { computed, readonly, ref, shallowRef, watch } from 'vue'
import { session } from '@/identity/session'
import type { Call, openPhone as OpenPhone, PhoneEvents, PhoneLine } from './sipLine'

/** Why this page is the phone no more: another page of the same person is, or the session is over. */
export type Ended = 'TAKEN' | 'SIGNED_OUT'
/** How the phone in this page stands. AWAY: chosen, but the line is not reached; it tries again by itself. */
export type PhoneState = 'OFF' | 'OPENING' | 'AWAY' | 'READY' | 'RINGING' | 'TALKING' | Ended
/** Why there is no microphone: refused by the person or the browser, none there, or a page without https. */
export type NoMicrophone = 'REFUSED' | 'NONE' | 'INSECURE'
/** NOT_OPENED: the phone itself did not load. */
export type Fault = NoMicrophone | 'NOT_OPENED'

const CHOSEN = 'vigil.phone-in-page'

/** The extension that this page was chosen for. */
const chosen = ref(sessionStorage.getItem(CHOSEN))
const isOpening = ref(false)
const isReached = ref(false)
const over = ref<Ended | null>(null)
const isMuted = ref(false)
const fault = ref<Fault | null>(null)
const call = shallowRef<Call | null>(null)
const isTalking = ref(false)
let line: PhoneLine | null = null
let microphone: MediaStream | null = null

const state = computed<PhoneState>(() => {
  if (isTalking.value) return 'TALKING'
  if (over.value) return over.value
  if (call.value) return 'RINGING'
  if (isOpening.value) return 'OPENING'
  if (!chosen.value || fault.value) return 'OFF'
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
  if (line) return
  chosen.value = extension
  over.value = null
  fault.value = null
  sessionStorage.setItem(CHOSEN, extension)
  if (isOpening.value) return
  isOpening.value = true
  // Who has another phone never loads this one.
  const [heard, module] = await Promise.all([ask(), import('./sipLine').catch(() => null)])
  isOpening.value = false
  if (typeof heard === 'string') fault.value = chosen.value ? heard : null
  else if (!chosen.value) silence(heard)
  else open(chosen.value, heard, module?.openPhone)
}

function open(extension: string, heard: MediaStream, openPhone?: typeof OpenPhone): void {
  microphone = heard
  heard.getTracks().forEach((track) => track.addEventListener('ended', unplugged))
  try {
    line = openPhone?.(extension, heard, events) ?? null
  } catch {
    line = null
  }
  if (line) return
  fault.value = 'NOT_OPENED'
  close()
}

const events: PhoneEvents = {
  reached: (is) => (isReached.value = is),
  taken: () => end('TAKEN'),
  signedOut: () => end('SIGNED_OUT'),
  rings: (one) => (call.value = one),
  talks: () => (isTalking.value = true),
  ended: () => {
    call.value = null
    isTalking.value = false
    isMuted.value = false
    if (over.value) close()
  },
}

/** A talk stays here until it ends: its sound needs no signalling. */
function end(why: Ended): void {
  over.value = why
  if (!isTalking.value) close()
}

/** The headset was pulled out: whoever rang here would hear nothing. */
function unplugged(): void {
  fault.value = 'NONE'
  if (!isTalking.value) close()
}

function silence(heard: MediaStream): void {
  heard.getTracks().forEach((track) => {
    track.removeEventListener('ended', unplugged)
    track.stop()
  })
}

function close(): void {
  line?.close()
  line = null
  if (microphone) silence(microphone)
  microphone = null
  call.value = null
  isTalking.value = false
  isMuted.value = false
  isReached.value = false
}

/** Calls ring at the registered phone again. */
function putBack(): void {
  chosen.value = null
  over.value = null
  fault.value = null
  sessionStorage.removeItem(CHOSEN)
  close()
}

function answer(): void {
  if (state.value === 'RINGING') call.value?.answer()
}

/** Without signalling nobody would hear of it. */
const canHangUp = computed(() => Boolean(call.value) && !over.value)

function hangUp(): void {
  if (canHangUp.value) call.value?.hangUp()
}

function mute(): void {
  if (state.value !== 'TALKING') return
  isMuted.value = !isMuted.value
  call.value?.mute(isMuted.value)
}

// A page that was loaded anew is the phone again; another person's page is not.
watch(
  () => session.me.value?.extension,
  (extension, before) => {
    if (!chosen.value || isTalking.value) return
    if (extension === chosen.value) void choose(extension)
    else if (extension) putBack()
    else if (before) end('SIGNED_OUT')
  },
  { immediate: true },
)

// Leaving would end the talk; the browser asks.
addEventListener('beforeunload', (event) => {
  if (isTalking.value) event.preventDefault()
})

/** The phone in this page: one for all of its screens. */
export function usePagePhone() {
  return {
    state,
    isChosen: computed(() => chosen.value !== null),
    isMuted: readonly(isMuted),
    fault: readonly(fault),
    over: readonly(over),
    canHangUp,
    choose,
    putBack,
    answer,
    hangUp,
    mute,
  }
}
