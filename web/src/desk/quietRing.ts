/** Two soft notes, low and short: she hears them with the headset on the table. */
const NOTES_HERTZ = [660, 880]
const NOTE_SECONDS = 0.18
const LOUDNESS = 0.08
const EVERY_MILLIS = 3000

let context: AudioContext | null = null
let turn: ReturnType<typeof setInterval> | null = null

export function startRing(): void {
  if (turn !== null) return
  play()
  turn = setInterval(play, EVERY_MILLIS)
}

export function stopRing(): void {
  if (turn !== null) clearInterval(turn)
  turn = null
}

function play(): void {
  context ??= new AudioContext()
  const begins = context.currentTime
  NOTES_HERTZ.forEach((hertz, index) => {
    const at = begins + index * NOTE_SECONDS
    const tone = (context as AudioContext).createOscillator()
    const gain = (context as AudioContext).createGain()
    tone.frequency.value = hertz
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02)
    gain.gain.linearRampToValueAtTime(0, at + NOTE_SECONDS)
    tone.connect(gain).connect((context as AudioContext).destination)
    tone.start(at)
    tone.stop(at + NOTE_SECONDS)
  })
}
