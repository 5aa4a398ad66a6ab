import { ringChoice, type RingChoice } from './ringChoice'

/** Soft notes, low and short: the agent hears them with the headset on the table. */
const NOTES_HERTZ: Record<RingChoice['sound'], number[]> = {
  SOFT: [660, 880],
  LOW: [330],
  NONE: [],
}
const NOTE_SECONDS = 0.18
/** Of one step of the five; the third is what it was before there was a choice. */
const LOUDNESS_A_STEP = 0.08 / 3
const EVERY_MILLIS = 3000
const PRESSES = ['pointerdown', 'keydown'] as const

let context: AudioContext | null = null
let turn: ReturnType<typeof setInterval> | null = null

/** Opens the sound at the first press on the desk: a browser takes 0.1 s for it, and the card of a ring cannot wait. */
export function prepareRing(): () => void {
  const opens = (): void => {
    stops()
    setTimeout(open)
  }
  const stops = (): void => PRESSES.forEach((press) => removeEventListener(press, opens))
  PRESSES.forEach((press) => addEventListener(press, opens))
  return stops
}

/** What rings now; they share the notes. */
const ringing = new Set<Ringer>()
type Ringer = 'seat' | 'phone' | 'paged'

export function startRing(who: Ringer): void {
  ringing.add(who)
  if (turn !== null) return
  turn = setInterval(play, EVERY_MILLIS)
  // The card is painted first.
  requestAnimationFrame(() => setTimeout(() => turn !== null && play()))
}

export function stopRing(who: Ringer): void {
  ringing.delete(who)
  if (ringing.size > 0) return
  if (turn !== null) clearInterval(turn)
  turn = null
}

function open(): AudioContext {
  context ??= new AudioContext()
  return context
}

let isTalking = false

/** Whoever talks is told of the next call by the eye alone. Who is paged is called all the same. */
export function keepQuiet(talks: boolean): void {
  isTalking = talks
}

/** Once, to hear what was chosen. */
export function tryRing(): void {
  if (!isTalking) sound(ringChoice.value)
}

function play(): void {
  if (ringing.has('paged')) sound({ sound: 'SOFT', volume: 3 })
  else if (!isTalking) sound(ringChoice.value)
}

function sound({ sound, volume }: RingChoice): void {
  if (sound === 'NONE') return
  const context = open()
  const begins = context.currentTime
  NOTES_HERTZ[sound].forEach((hertz, index) => {
    const at = begins + index * NOTE_SECONDS
    const tone = context.createOscillator()
    const gain = context.createGain()
    tone.frequency.value = hertz
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(LOUDNESS_A_STEP * volume, at + 0.02)
    gain.gain.linearRampToValueAtTime(0, at + NOTE_SECONDS)
    tone.connect(gain).connect(context.destination)
    tone.start(at)
    tone.stop(at + NOTE_SECONDS)
  })
}
