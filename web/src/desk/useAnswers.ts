import { onBeforeUnmount, readonly, ref, shallowRef, watch, type Ref } from 'vue'
import { api, type Words } from '@/kernel/api'
import { usePush } from '@/kernel/usePush'

export type FoundScript = Words['KnowledgeFoundScript']

/** There while not everything that is published can be found. */
const OWED = 'Vigil-Search-Owed'
const PAUSE_MILLIS = 150
const MOST = 9
/** The server reads no more of it. */
const LONGEST = 2000

export interface Asking {
  words: string
  category: string
  district: string
}

/**
 * The scripts that fit what is being typed, before that those of tonight; the newest words win, the
 * old answers stay meanwhile.
 */
export function useAnswers(asking: Readonly<Ref<Asking>>) {
  const found = shallowRef<readonly FoundScript[]>([])
  const isSettled = ref(false)
  const isPartial = ref(false)
  let turn = 0
  let pause: ReturnType<typeof setTimeout> | undefined

  async function ask(mine: number): Promise<void> {
    const { words, category, district } = asking.value
    const { data, response } = await api.GET('/api/knowledge/search', {
      params: {
        query: {
          q: words.slice(0, LONGEST),
          category: category || undefined,
          district: district || undefined,
          limit: MOST,
        },
      },
    })
    if (mine !== turn || !data) return
    found.value = words.trim() || category ? data : data.filter((one) => one.tonight)
    isPartial.value = response.headers.has(OWED)
    isSettled.value = Boolean(words.trim() || category)
  }

  function soon(): void {
    const mine = ++turn
    clearTimeout(pause)
    pause = setTimeout(() => void ask(mine), PAUSE_MILLIS)
  }

  watch(
    () => JSON.stringify(asking.value),
    () => {
      if (!asking.value.words.trim() && !asking.value.category) {
        found.value = []
        isSettled.value = false
      }
      soon()
    },
    { immediate: true },
  )
  usePush(['knowledge.Published', 'knowledge.Retired'], soon)
  onBeforeUnmount(() => clearTimeout(pause))
  return { found, isSettled: readonly(isSettled), isPartial: readonly(isPartial) }
}
