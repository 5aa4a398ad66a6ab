import { onBeforeUnmount, shallowRef, watch, type Ref } from 'vue'
import { session, type Role } from '@/identity/session'
import { api, type Words } from '@/kernel/api'

export type Likes = Words['CaseworkDuplicateDuplicatesView']
export type Writing = Words['CaseworkDuplicateDraftText']

const PAUSE_MILLIS = 500

/** Fewer characters say nothing of a matter. */
const FEWEST_CHARACTERS = 6

/** What is likely the same as what is being written; the newest words win. */
export function useLikes(writing: Readonly<Ref<Writing>>) {
  const likes = shallowRef<Likes | null>(null)
  let turn = 0
  let pause: ReturnType<typeof setTimeout> | undefined

  async function ask(mine: number): Promise<void> {
    const { data } = await api.POST('/api/casework/likes', { body: writing.value })
    if (mine === turn) likes.value = data ?? null
  }

  watch(
    writing,
    (next, before) => {
      if (JSON.stringify(next) === JSON.stringify(before)) return
      clearTimeout(pause)
      turn += 1
      if (!next.contact || (next.description ?? '').length < FEWEST_CHARACTERS) {
        likes.value = null
        return
      }
      const mine = turn
      pause = setTimeout(() => void ask(mine), PAUSE_MILLIS)
    },
    { immediate: true },
  )
  onBeforeUnmount(() => clearTimeout(pause))

  return { likes }
}

/** Who may know which orders are like another: units may not. */
const ASKING: Role[] = ['AGENT', 'DISPATCHER', 'REVIEWER', 'CALLBACK', 'MANAGER']

/** What is likely the same as an order that is kept; null for whom that is not. */
export async function likesOf(order: string): Promise<Likes | null> {
  const me = session.me.value
  if (me?.unit || !me?.roles.some((role) => ASKING.includes(role))) return null
  const { data } = await api.GET('/api/casework/orders/{id}/likes', {
    params: { path: { id: order } },
  })
  return data ?? null
}
