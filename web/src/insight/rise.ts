import { say } from '@/say'

/** Of fewer than one nobody says how many. */
const LEAST_USUAL = 1

/** The topic of all calls. */
export const CALLS = { id: 'calls' }

/** Topics that count calls themselves, not orders about something. */
export const isOfCalls = (topic: { id: string } | null | undefined): boolean =>
  topic?.id === CALLS.id || topic?.id === 'calls-abandoned'

/** "平常约 3 件", of calls "平常约 3 通": whole numbers, as the sentence says them. */
export function usualWords(usual: number, topic?: { id: string } | null): string {
  const what = isOfCalls(topic) ? 'insight.usualCalls' : 'insight.usual'
  return usual < LEAST_USUAL ? say(`${what}Few`) : say(`${what}About`, { n: Math.round(usual) })
}

/** Both, the second where it says something. */
export function againstUsual(
  usual: number,
  times: number | null | undefined,
  topic?: { id: string } | null,
): string {
  return [usualWords(usual, topic), timesWords(times)].filter(Boolean).join(' · ')
}

/** "为平常的 42 倍"; the server says when that says something. */
export function timesWords(times: number | null | undefined): string {
  return times == null ? '' : say('insight.times', { n: times })
}
