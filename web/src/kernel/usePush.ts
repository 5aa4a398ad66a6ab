import { onBeforeUnmount, readonly, ref } from 'vue'

/** A fact as a desk hears it. `body` never carries a caller's number or words, but for the masked card of a ring. */
export interface Heard {
  seq: number
  kind: string
  subject: string
  at: string
  body: Record<string, unknown>
}

export type Wire = 'idle' | 'joining' | 'ok' | 'cut'

const FIRST_WAIT_MILLIS = 500
const LONGEST_WAIT_MILLIS = 8000

/** The server says something every ten seconds; after this long without a word the wire is cut, even
 *  when the browser has not noticed (a cable that was pulled closes nothing). */
const LONGEST_SILENCE_MILLIS = 25_000
const LOOK_MILLIS = 1000

/** The close code by which the server says that this session has ended. */
const SIGNED_OUT = 4001

type Ear = (heard: Heard) => void

const ears = new Set<Ear>()
const state = ref<Wire>('idle')
let socket: WebSocket | null = null
let after: number | null = null
let wait = FIRST_WAIT_MILLIS
let wanted = false
let heardAt = 0
let joiningAgain: ReturnType<typeof setTimeout> | undefined
let looking: ReturnType<typeof setInterval> | undefined

/** How the screen's own wire stands. */
export const wire = readonly(state)

/** Opens the push for as long as someone is signed in; it resumes after the last fact heard. */
export function openPush(): void {
  if (wanted) return
  wanted = true
  window.addEventListener('offline', cut)
  window.addEventListener('online', joinNow)
  looking = setInterval(listenForSilence, LOOK_MILLIS)
  join()
}

export function closePush(): void {
  wanted = false
  window.removeEventListener('offline', cut)
  window.removeEventListener('online', joinNow)
  clearInterval(looking)
  clearTimeout(joiningAgain)
  after = null
  state.value = 'idle'
  socket?.close()
  socket = null
}

/** Too much was missed to be told one by one: every ear hears it, and its screen asks anew. */
export const GAP = 'desk.Gap'

/** Hears facts whose kind starts with one of `kinds` while the calling component stands. */
export function usePush(kinds: string[], ear: Ear): void {
  const filtered: Ear = (heard) => {
    if (heard.kind === GAP || kinds.some((kind) => heard.kind.startsWith(kind))) ear(heard)
  }
  ears.add(filtered)
  onBeforeUnmount(() => ears.delete(filtered))
}

/** Whether a fact is about this subject, or may be. */
export function isAbout(heard: Heard, subject: string | undefined): boolean {
  return heard.kind === GAP || heard.subject === subject
}

function join(): void {
  state.value = state.value === 'cut' ? 'cut' : 'joining'
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const resume = after === null ? '' : `?after=${after}`
  const mine = new WebSocket(`${scheme}://${location.host}/api/desk/push${resume}`)
  socket = mine
  heardAt = Date.now()
  mine.onopen = () => {
    if (socket !== mine) return
    state.value = 'ok'
    heardAt = Date.now()
    wait = FIRST_WAIT_MILLIS
  }
  mine.onmessage = (message) => {
    if (socket === mine) hear(String(message.data))
  }
  mine.onclose = (event) => {
    if (!wanted || socket !== mine) return
    if (event.code === SIGNED_OUT) {
      location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`)
      return
    }
    cut()
  }
}

/** Gives up the socket without waiting for its goodbye, and joins again after a while. */
function cut(): void {
  if (!wanted) return
  const dead = socket
  socket = null
  dead?.close()
  state.value = 'cut'
  clearTimeout(joiningAgain)
  joiningAgain = setTimeout(() => wanted && join(), wait)
  wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS)
}

/** The network is back: nobody waits out the pause. */
function joinNow(): void {
  if (!wanted || state.value !== 'cut') return
  clearTimeout(joiningAgain)
  socket?.close()
  socket = null
  wait = FIRST_WAIT_MILLIS
  join()
}

function listenForSilence(): void {
  if (socket !== null && Date.now() - heardAt > LONGEST_SILENCE_MILLIS) cut()
}

function hear(text: string): void {
  heardAt = Date.now()
  const heard = JSON.parse(text) as Partial<Heard>
  if (typeof heard.seq === 'number') after = Math.max(after ?? 0, heard.seq)
  if (typeof heard.kind !== 'string') return
  for (const ear of ears) ear(heard as Heard)
}
