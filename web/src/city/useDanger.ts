import { onBeforeUnmount, shallowRef, watch } from 'vue'
import { api, type Words } from '@/kernel/api'

export type Danger = Words['CityDanger']

const PAUSE_MILLIS = 300

/** Fewer characters say nothing of a danger. */
const FEWEST_CHARACTERS = 2

/** What in a text says that somebody needs help now, as the server reads it; the newest words win. */
export function useDanger(text: () => string) {
  const dangers = shallowRef<readonly Danger[]>([])
  let turn = 0
  let pause: ReturnType<typeof setTimeout> | undefined

  async function ask(mine: number, said: string): Promise<void> {
    const { data } = await api.POST('/api/city/danger', { body: { text: said } })
    if (mine === turn && data) dangers.value = data
  }

  watch(
    text,
    (said) => {
      clearTimeout(pause)
      turn += 1
      const mine = turn
      if (said.trim().length < FEWEST_CHARACTERS) dangers.value = []
      else pause = setTimeout(() => void ask(mine, said), PAUSE_MILLIS)
    },
    { immediate: true },
  )
  onBeforeUnmount(() => clearTimeout(pause))

  return dangers
}
