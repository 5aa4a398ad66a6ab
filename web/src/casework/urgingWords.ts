import { now } from '@/kernel/clock'
import { moment } from '@/kernel/time'
import { say } from '@/say'
import type { Urging } from './shapes'

/** How often somebody reminded, how often the citizen did, and when last. */
export function remindedWords(urging: Urging | undefined): string {
  if (!urging?.reminders) return ''
  const count = say('casework.desks.times', { n: urging.reminders })
  const hers = urging.byCitizen ? say('casework.desks.byCitizen', { n: urging.byCitizen }) : ''
  const last = urging.remindedAt ? moment(urging.remindedAt, now.value) : ''
  return [count, hers, last].filter(Boolean).join(' · ')
}

/** Whether a leader's instruction waits for its answer. */
export function notedWords(urging: Urging | undefined): string {
  if (!urging?.notedAt) return ''
  return urging.answeredAt
    ? say('casework.desks.answered', { at: moment(urging.answeredAt, now.value) })
    : say('casework.desks.waits', { at: moment(urging.notedAt, now.value) })
}
