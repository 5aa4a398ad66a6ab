import { api, type Words } from '@/kernel/api'
import { count, percent } from '@/kernel/time'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import { isAbout, usePush } from '@/kernel/usePush'
import { language, say } from '@/say'

export type Periodic = Words['WatchPeriodicReport']
export type Line = Words['WatchPeriodicContentLine']
type Before = Words['InsightPeriodReadingBefore']

/** A daily, weekly or monthly report, until it is signed. */
export function usePeriodic(id: () => string) {
  const report = useAsk<Periodic>(() =>
    api.GET('/api/watch/periodic-reports/{id}', { params: { path: { id: id() } } }),
  )
  const signing = usePress((seen: number) =>
    api.POST('/api/watch/periodic-reports/{id}/sign', {
      params: { path: { id: id() } },
      body: { seen },
    }),
  )

  async function sign(): Promise<void> {
    const outcome = await signing.press(report.value.value?.version ?? 0)
    if (outcome.done) report.put(outcome.data)
    else await report.ask()
  }

  void report.ask()
  usePush(['watch.PeriodicReport'], (heard) => {
    if (isAbout(heard, id())) void report.ask()
  })
  return { report, sign, refused: signing.refused, isPressed: signing.isPressed }
}

export function written(value: number | null | undefined, unit: Line['unit']): string {
  if (value == null) return '—'
  if (unit === 'SHARE') return percent(value)
  if (unit === 'SECONDS') return say('insight.seconds', { n: Math.round(value) })
  return count(value, language.value)
}

/** The value of other days, or that nothing is known of them. */
export function beforeWords(before: Before | null | undefined, unit: Line['unit']): string {
  return before ? written(before.value, unit) : say('watch.periodic.unknown')
}

export function growthWords(before: Before | null | undefined): string {
  if (before?.growth == null) return '—'
  return `${before.growth > 0 ? '+' : ''}${percent(before.growth)}`
}

/** The page that shows what a figure's own path lists. */
export function pageOf(query: string): string {
  const spike = query.match(/^\/api\/insight\/spikes\/([^/?]+)/)
  return spike ? `/watch/waves/${spike[1]}` : query.replace('/api/insight/', '/overview/')
}
