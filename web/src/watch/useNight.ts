import { computed, onBeforeUnmount } from 'vue'
import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import { usePush } from '@/kernel/usePush'

export type Night = Words['WatchNight']
export type Report = Words['WatchReport']

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
  const closing = usePress((id: string) =>
    api.POST('/api/watch/incidents/{id}/close', { params: { path: { id } } }),
  )
  const drafting = usePress((id: string) =>
    api.POST('/api/watch/reports', { body: { incident: id } }),
  )

  async function load(): Promise<void> {
    await Promise.all([night.ask(), topics.ask()])
  }

  async function acknowledge(): Promise<void> {
    const id = night.value.value?.incident?.id
    if (id) await acknowledgement.press(id)
    await load()
  }

  async function close(): Promise<void> {
    const id = night.value.value?.incident?.id
    if (id) await closing.press(id)
    await load()
  }

  /** The id of the new report. */
  async function draftReport(): Promise<string | null> {
    const id = night.value.value?.incident?.id
    if (!id) return null
    const outcome = await drafting.press(id)
    return outcome.done ? outcome.data.id : null
  }

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
    draftReport,
    refused: computed(
      () => acknowledgement.refused.value ?? closing.refused.value ?? drafting.refused.value,
    ),
    isPressed: computed(() => acknowledgement.isPressed.value || drafting.isPressed.value),
  }
}
