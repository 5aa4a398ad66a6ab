import { ref, shallowRef, watch, type Ref } from 'vue'
import type { Key } from '@/say'
import { say } from '@/say'
import type { StaffPage } from './pages'

export interface Found {
  kind: Key
  title: string
  detail?: string
  to: string
}

/** Somewhere things are found by words: orders, scripts, units. Says nothing when it is refused. */
export type Finder = (words: string) => Promise<Found[]>

const PAUSE_MILLIS = 120

/** Finds pages at once and everything else as the server answers; the newest words win. */
export function useFind(words: Ref<string>, pages: Ref<StaffPage[]>, finders: Finder[]) {
  const found = shallowRef<Found[]>([])
  const isBusy = ref(false)
  let turn = 0
  let pause: ReturnType<typeof setTimeout> | undefined

  function here(text: string): Found[] {
    return pages.value
      .map((page) => ({ kind: 'shell.find.page' as Key, title: say(page.words), to: page.to }))
      .filter((page) => page.title.toLowerCase().includes(text))
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
  return { found, isBusy }
}
