import { onBeforeUnmount, watch, type Ref } from 'vue'
import { api } from '@/kernel/api'
import { isGuessed, markGuessed } from './guessed'
import type { Written } from './useDraft'

const PAUSE_MILLIS = 400
const PARTS = ['district', 'street', 'address'] as const
type Part = (typeof PARTS)[number]

/**
 * The place that the words name for certain stands in its fields by itself, and goes on with the words
 * until the agent writes another there: what was typed by hand is left alone.
 */
export function useSpokenPlace(draft: Ref<Written>, call: Readonly<Ref<string | null>>) {
  let turn = 0
  let pause: ReturnType<typeof setTimeout> | undefined

  function isOurs(part: Part): boolean {
    return draft.value[part] === '' || draft.value[part] === draft.value.guessed[part]
  }

  async function read(text: string, mine: number): Promise<void> {
    const { data } = await api.POST('/api/city/place-in-text', { body: { text } })
    if (mine !== turn || !data) return
    const districtIsOurs = isOurs('district')
    for (const part of PARTS) {
      const found = data[part] ?? ''
      if (!isOurs(part) || (part === 'street' && !districtIsOurs)) continue
      if (found === '' && draft.value.guessed[part] === undefined) continue
      draft.value[part] = found
      markGuessed(draft.value, part, found || undefined)
    }
  }

  watch(call, () => {
    turn += 1
    clearTimeout(pause)
  })
  watch(
    () => draft.value.description,
    (text) => {
      clearTimeout(pause)
      const mine = ++turn
      if (call.value && text.trim()) pause = setTimeout(() => void read(text, mine), PAUSE_MILLIS)
    },
  )
  onBeforeUnmount(() => clearTimeout(pause))

  return {
    /** Whether a field holds what was read, as nobody has changed it. */
    isRead: (part: Part) => Boolean(draft.value[part]) && isGuessed(draft.value, part),
  }
}
