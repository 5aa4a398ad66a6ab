/** Two soft notes, low and short: the agent hears them with the headset on the table. */
const NOTES_HERTZ = [660, 880]
const NOTE_SECONDS = 0.18
const LOUDNESS = 0.08
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

function play(): void {
  const context = open()
  const begins = context.currentTime
  NOTES_HERTZ.forEach((hertz, index) => {
    const at = begins + index * NOTE_SECONDS
    const tone = context.createOscillator()
    const gain = context.createGain()
    tone.frequency.value = hertz
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02)
    gain.gain.linearRampToValueAtTime(0, at + NOTE_SECONDS)
    tone.connect(gain).connect(context.destination)
    tone.start(at)
    tone.stop(at + NOTE_SECONDS)
  })
}
