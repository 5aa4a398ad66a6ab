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

/** The close code by which the server says that this session has ended. */
const SIGNED_OUT = 4001

type Ear = (heard: Heard) => void

const ears = new Set<Ear>()
const state = ref<Wire>('idle')
let socket: WebSocket | null = null
let after: number | null = null
let wait = FIRST_WAIT_MILLIS
let wanted = false

/** How the screen's own wire stands. */
export const wire = readonly(state)

/** Opens the push for as long as someone is signed in; it resumes after the last fact heard. */
export function openPush(): void {
  if (wanted) return
  wanted = true
  join()
}

export function closePush(): void {
  wanted = false
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
  mine.onopen = () => {
    state.value = 'ok'
    wait = FIRST_WAIT_MILLIS
  }
  mine.onmessage = (message) => hear(String(message.data))
  mine.onclose = (event) => {
    if (!wanted || socket !== mine) return
    if (event.code === SIGNED_OUT) {
      location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`)
      return
    }
    state.value = 'cut'
    setTimeout(() => wanted && join(), wait)
    wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS)
  }
}

function hear(text: string): void {
  const heard = JSON.parse(text) as Partial<Heard>
  if (typeof heard.seq === 'number') after = Math.max(after ?? 0, heard.seq)
  if (typeof heard.kind !== 'string') return
  for (const ear of ears) ear(heard as Heard)
}
