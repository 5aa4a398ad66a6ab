import { say } from '@/say'

/** Of fewer than one nobody says how many. */
const LEAST_USUAL = 1

/** "平常约 3 件": whole numbers, as the sentence says them. */
export function usualWords(usual: number): string {
  return usual < LEAST_USUAL
    ? say('insight.usualFew')
    : say('insight.usualAbout', { n: Math.round(usual) })
}

/** "为平常的 42 倍"; the server says when that says something. */
export function timesWords(times: number | null | undefined): string {
  return times == null ? '' : say('insight.times', { n: times })
}
