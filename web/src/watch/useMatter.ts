import { onBeforeUnmount, watch } from 'vue'
import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePush } from '@/kernel/usePush'

export type Matter = Words['WatchMatterMatter']

/** The orders behind are read for it: less often than the figures. */
const AGAIN_MILLIS = 60_000

/** What callers of an incident say, what else rose of it, and what the answer changed. */
export function useMatter(incident: () => string) {
  const matter = useAsk<Matter>(() =>
    api.GET('/api/watch/incidents/{id}/matter', { params: { path: { id: incident() } } }),
  )
  watch(incident, () => void matter.ask(), { immediate: true })
  usePush(['watch.SpikeJoined', 'knowledge.Published'], () => void matter.ask())
  const timer = setInterval(() => void matter.ask(), AGAIN_MILLIS)
  onBeforeUnmount(() => clearInterval(timer))
  return matter
}
