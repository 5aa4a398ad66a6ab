import { api } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import { isAbout, usePush } from '@/kernel/usePush'
import type { Report } from './useNight'

export type ReportWish =
  | { step: 'edit'; text: Report['text']; units: string[] }
  | { step: 'redraft'; units: string[] }
  | { step: 'sign' }
  | { step: 'receive' }
  | { step: 'measure'; measure: string; by?: string }

/** Since when a report stands where it does: drafted, sent, or answered by the last unit. */
export function stateSince(report: Report): string {
  if (report.state === 'DRAFT') return report.draftedAt
  const sent = report.signedAt ?? report.draftedAt
  if (report.state === 'SIGNED') return sent
  return report.deliveries.reduce(
    (last, one) => (one.measuredAt && one.measuredAt > last ? one.measuredAt : last),
    sent,
  )
}

/** One express report, from draft to the units' answers. */
export function useReport(id: () => string) {
  const report = useAsk<Report>(() =>
    api.GET('/api/watch/reports/{id}', { params: { path: { id: id() } } }),
  )
  const step = usePress((wish: ReportWish, seen: number) => send(id(), wish, seen))

  async function take(wish: ReportWish): Promise<boolean> {
    const outcome = await step.press(wish, report.value.value?.version ?? 0)
    if (outcome.done) report.put(outcome.data)
    else if (outcome.problem.why === 'Stale') await report.ask()
    return outcome.done
  }

  void report.ask()
  usePush(['watch.Report', 'watch.Measure'], (heard) => {
    if (isAbout(heard, id())) void report.ask()
  })
  return { report, take, refused: step.refused, isPressed: step.isPressed }
}

function send(id: string, wish: ReportWish, seen: number) {
  const params = { params: { path: { id } } }
  switch (wish.step) {
    case 'edit':
      return api.POST('/api/watch/reports/{id}/edit', {
        ...params,
        body: { seen, text: wish.text, units: wish.units },
      })
    case 'redraft':
      return api.POST('/api/watch/reports/{id}/redraft', {
        ...params,
        body: { seen, units: wish.units },
      })
    case 'sign':
      return api.POST('/api/watch/reports/{id}/sign', { ...params, body: { seen } })
    case 'receive':
      return api.POST('/api/watch/reports/{id}/receive', { ...params, body: { seen } })
    case 'measure':
      return api.POST('/api/watch/reports/{id}/measure', {
        ...params,
        body: { seen, measure: wish.measure, by: wish.by },
      })
  }
}
