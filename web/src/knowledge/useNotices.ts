import { onMounted, readonly, ref, shallowRef, type Ref } from 'vue'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import { usePush } from '@/kernel/usePush'
import type { Script } from './useScript'

/** Who answers callers must have read what is new; the others find it among the scripts. */
const ANSWERING = ['AGENT']

/** Published scripts that this person has not acknowledged yet; a new one comes by push. */
export function useNotices() {
  const owed: Ref<readonly Script[]> = shallowRef([])
  const isBusy = ref(false)

  async function load(): Promise<void> {
    if (!session.me.value?.roles.some((role) => ANSWERING.includes(role))) return
    const { data } = await api.GET('/api/knowledge/unacknowledged')
    if (data) owed.value = data.toSorted(newestFirst)
  }

  async function acknowledge(id: string): Promise<void> {
    isBusy.value = true
    const { response } = await api.POST('/api/knowledge/scripts/{id}/acknowledge', {
      params: { path: { id } },
    })
    isBusy.value = false
    if (response.ok) owed.value = owed.value.filter((script) => script.id !== id)
  }

  /** What was published before the agent came on shift, in one go; each one is kept as read. */
  async function acknowledgeAll(): Promise<void> {
    for (const script of [...owed.value]) await acknowledge(script.id)
  }

  onMounted(load)
  usePush(['knowledge.Published', 'knowledge.Retired'], () => void load())
  return { owed: readonly(owed), isBusy: readonly(isBusy), acknowledge, acknowledgeAll }
}

function newestFirst(one: Script, other: Script): number {
  return (other.publishedAt ?? '').localeCompare(one.publishedAt ?? '')
}
