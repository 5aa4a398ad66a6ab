import { onMounted } from 'vue'
import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import { usePush } from '@/kernel/usePush'

export type Notice = Words['WorkforceDeskNotice']

/** What leaders said to this desk and nobody here has read yet. */
export function useDeskNotices() {
  const asked = useAsk<Notice[]>(() => api.GET('/api/workforce/notices/mine'))
  const reading = usePress((id: string) =>
    api.POST('/api/workforce/notices/{id}/read', { params: { path: { id } } }),
  )

  usePush(['workforce.Notice'], () => void asked.ask())
  onMounted(() => void asked.ask())

  async function read(id: string): Promise<void> {
    const outcome = await reading.press(id)
    if (outcome.done) asked.put(outcome.data)
  }

  return { owed: asked.value, read, isPressed: reading.isPressed, refused: reading.refused }
}
