import type { Words } from '@/kernel/api'
import { say } from '@/say'

export type Alarm = Words['WatchAlarm']

/** How bad it has been, in words. */
export function alarmWords(alarm: Pick<Alarm, 'kind' | 'worst' | 'detail'>): string {
  const n = Math.round(alarm.worst)
  return say(`watch.alarm.said.${alarm.kind}`, { n, detail: alarm.detail })
}
