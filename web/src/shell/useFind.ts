import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { Key } from '@/say'
import { say, sayings } from '@/say'
import type { StaffPage } from './pages'

export interface Found {
  kind: Key
  title: string
  detail?: string
  /** The words that it was found by, where the title does not show them. */
  why?: string
  /** Where it leads, if the reader may go there. */
  to?: string
}

export interface Group {
  kind: Key
  found: Found[]
}

/** Somewhere things are found by words: orders, scripts, units. Says nothing when it is refused. */
export type Finder = (words: string) => Promise<Found[]>

const PAUSE_MILLIS = 120
const MOST = 5

/** Whether one of the names has what is typed in it, in whatever language. */
export function hasWord(words: string, ...names: string[]): boolean {
  return names.some((name) => name.toLowerCase().includes(words))
}

/** In the order in which they come, no more than five of a kind. */
export function grouped(found: readonly Found[]): Group[] {
  const kinds = [...new Set(found.map((one) => one.kind))]
  return kinds.map((kind) => ({
    kind,
    found: found.filter((one) => one.kind === kind).slice(0, MOST),
  }))
}

/** Finds pages at once and everything else as the server answers; the newest words win. */
export function useFind(words: Ref<string>, pages: Ref<StaffPage[]>, finders: Finder[]) {
  const found = shallowRef<Found[]>([])
  const isBusy = ref(false)
  let turn = 0
  let pause: ReturnType<typeof setTimeout> | undefined

  function here(text: string): Found[] {
    return pages.value
      .filter((page) => hasWord(text, ...sayings(page.words)))
      .map((page) => {
        const title = say(page.words)
        const why = hasWord(text, title)
          ? undefined
          : sayings(page.words).find((name) => hasWord(text, name))
        return { kind: 'shell.find.page' as Key, title, why, to: page.to }
      })
  }

  async function ask(text: string, mine: number): Promise<void> {
    const answers = await Promise.all(finders.map((find) => find(text)))
    if (mine !== turn) return
    found.value = [...answers.flat(), ...here(text)]
    isBusy.value = false
  }

  watch(
    words,
    (given) => {
      const text = given.trim().toLowerCase()
      const mine = ++turn
      clearTimeout(pause)
      found.value = here(text)
      isBusy.value = text !== ''
      if (text) pause = setTimeout(() => void ask(text, mine), PAUSE_MILLIS)
    },
    { immediate: true },
  )
  const groups = computed(() => grouped(found.value))
  /** As they stand below one another. */
  const rows = computed(() => groups.value.flatMap((group) => group.found))
  return { groups, rows, isBusy }
}
