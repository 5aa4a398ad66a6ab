import { computed, onBeforeUnmount } from 'vue'
import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import { usePush } from '@/kernel/usePush'

export type Night = Words['WatchNight']
export type Report = Words['WatchReport']
export type Incident = Words['WatchIncident']

const AGAIN_MILLIS = 15_000
const TOPICS_HOURS = 24

/** Is something burning, whom have we woken, what is in the making. */
export function useNight(incident: () => string | undefined) {
  const night = useAsk<Night>(() =>
    api.GET('/api/watch/night', { params: { query: { incident: incident() } } }),
  )
  const topics = useAsk(() =>
    api.GET('/api/insight/topics', { params: { query: { hours: TOPICS_HOURS } } }),
  )
  const acknowledgement = usePress((id: string) =>
    api.POST('/api/watch/incidents/{id}/acknowledge', { params: { path: { id } } }),
  )
  const closing = usePress((id: string, why: string) =>
    api.POST('/api/watch/incidents/{id}/close', { params: { path: { id } }, body: { why } }),
  )
  const reopening = usePress((id: string) =>
    api.POST('/api/watch/incidents/{id}/reopen', { params: { path: { id } } }),
  )
  const drafting = usePress((id: string, isAnother: boolean) =>
    api.POST('/api/watch/reports', { body: { incident: id, isAnother } }),
  )

  async function load(): Promise<void> {
    await Promise.all([night.ask(), topics.ask()])
  }

  async function acknowledge(): Promise<void> {
    const id = night.value.value?.incident?.id
    if (id) await acknowledgement.press(id)
    await load()
  }

  /** What was closed, so that it can be taken back. */
  async function close(why: string): Promise<Incident | null> {
    const id = night.value.value?.incident?.id
    const outcome = id ? await closing.press(id, why) : null
    await load()
    return outcome?.done ? outcome.data : null
  }

  async function reopen(id: string): Promise<boolean> {
    const outcome = await reopening.press(id)
    await load()
    return outcome.done
  }

  /** The id of the new report; none where there is one already and no second is meant. */
  async function draftReport(isAnother: boolean): Promise<string | null> {
    const id = night.value.value?.incident?.id
    if (!id) return null
    const outcome = await drafting.press(id, isAnother)
    return outcome.done ? outcome.data.id : null
  }

  /** The report that there is already, when a second one was asked for. */
  const earlierReport = computed(() =>
    drafting.refused.value?.why === 'AlreadyReported'
      ? String(drafting.refused.value['report'])
      : null,
  )

  void load()
  usePush(['watch.', 'insight.', 'knowledge.'], () => void load())
  const timer = setInterval(() => void load(), AGAIN_MILLIS)
  onBeforeUnmount(() => clearInterval(timer))

  return {
    night,
    topics,
    load,
    acknowledge,
    close,
    reopen,
    draftReport,
    earlierReport,
    refused: computed(
      () =>
        acknowledgement.refused.value ??
        closing.refused.value ??
        reopening.refused.value ??
        (earlierReport.value ? null : drafting.refused.value),
    ),
    isPressed: computed(
      () => acknowledgement.isPressed.value || closing.isPressed.value || drafting.isPressed.value,
    ),
  }
}
