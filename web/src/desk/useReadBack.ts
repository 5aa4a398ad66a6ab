import { onBeforeUnmount, ref, watch } from 'vue'
import { api } from '@/kernel/api'
import type { Written } from './useDraft'

const PAUSE_MILLIS = 800
/** Fewer characters are no matter yet. */
const LEAST = 6

/** The words of the order as they are read to the citizen, anew after each pause in writing. */
export function useReadBack(draft: () => Written, call: () => string | null) {
  const text = ref('')
  let pause: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  async function ask(mine: number): Promise<void> {
    const { type, description, wishes, district, street, address } = draft()
    const { data } = await api.POST('/api/understanding/call-summaries', {
      body: { type, words: description, wishes, district, street, address },
    })
    if (mine === turn && data) text.value = data.text
  }

  watch(
    () => {
      const { type, description, wishes, district, street, address } = draft()
      return [call(), type, description, wishes, district, street, address]
    },
    ([nextCall], before) => {
      const mine = ++turn
      clearTimeout(pause)
      if (nextCall !== before[0] || draft().description.trim().length < LEAST) text.value = ''
      if (draft().description.trim().length < LEAST) return
      pause = setTimeout(() => void ask(mine), PAUSE_MILLIS)
    },
  )
  onBeforeUnmount(() => clearTimeout(pause))
  return { text }
}
