import type { Words } from '@/kernel/api'
import { say, type Key } from '@/say'

export type Voice = Words['TelephonyPartyVoice']
export type VoiceStep = Voice['step']

/** A shape beside the word: colour is never alone. */
export const VOICE_SHAPES: Record<VoiceStep, string> = { GOOD: '●', POOR: '▲', BAD: '■' }

const RANK: Record<VoiceStep, number> = { GOOD: 0, POOR: 1, BAD: 2 }

/** How a call sounds: as its worst party does; null while nobody knows. */
export function worstOf(voices: readonly Voice[]): VoiceStep | null {
  return voices.reduce<VoiceStep | null>(
    (worst, one) => (worst === null || RANK[one.step] > RANK[worst] ? one.step : worst),
    null,
  )
}

export const stepWords = (step: VoiceStep): string => say(`telephony.voice.step.${step}`)

/**
 * A party's numbers in a line.
 * @param isOver the score of the whole call, not of now
 */
export function voiceWords({ role, quality }: Voice, isOver = false): string {
  const { lossPercent, jitterMillis, roundTripMillis, mos } = quality
  const score: Key = isOver ? 'telephony.voice.scores' : 'telephony.voice.score'
  const parts = [
    say('telephony.voice.loss', { n: lossPercent }),
    say('telephony.voice.jitter', { n: Math.round(jitterMillis) }),
    roundTripMillis == null ? '' : say('telephony.voice.trip', { n: roundTripMillis }),
    say(score, { last: mos.last, least: mos.least, mean: mos.mean }),
  ]
  return say('telephony.voice.party', {
    who: say(`desk.role.${role}`),
    numbers: parts.filter(Boolean).join(say('telephony.voice.comma')),
  })
}
