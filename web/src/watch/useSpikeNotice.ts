import { computed, onBeforeUnmount, watch } from 'vue'
import { api } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import { usePush } from '@/kernel/usePush'

const AGAIN_MILLIS = 3_000

/** Whom the answer to a spike would reach, and what became of it. */
export function useSpikeNotice(spike: () => string) {
  const path = () => ({ params: { path: { id: spike() } } })
  const notice = useAsk(() => api.GET('/api/watch/spikes/{id}/notice', path()))
  const pressing = usePress((script: string) =>
    api.POST('/api/watch/spikes/{id}/notice', { ...path(), body: { script } }),
  )
  const stopping = usePress(() => api.POST('/api/watch/spikes/{id}/notice/stop', path()))

  async function tell(script: string): Promise<void> {
    const outcome = await pressing.press(script)
    if (outcome.done) notice.put(outcome.data)
  }

  async function stop(): Promise<void> {
    const outcome = await stopping.press()
    if (outcome.done) notice.put(outcome.data)
  }

  /** Only while something is under way: each look reads the whole wave. */
  const isUnderWay = computed(() => {
    const now = notice.value.value
    return now?.notice?.progress.state === 'RUNNING' || (now?.tally.waiting ?? 0) > 0
  })
  watch(spike, () => void notice.ask(), { immediate: true })
  usePush(['knowledge.', 'watch.Notice'], () => void notice.ask())
  const timer = setInterval(() => {
    if (isUnderWay.value) void notice.ask()
  }, AGAIN_MILLIS)
  onBeforeUnmount(() => clearInterval(timer))

  return {
    notice,
    tell,
    stop,
    isUnderWay,
    refused: computed(
      () => pressing.refused.value ?? stopping.refused.value ?? notice.refused.value,
    ),
    isPressed: computed(() => pressing.isPressed.value || stopping.isPressed.value),
  }
}
