import { computed, readonly, ref, shallowRef, type Ref } from 'vue'
import { problem, type Problem } from './api'
import { now } from './clock'

interface PageOf<T> {
  items?: T[]
  next?: string | null
}

interface Answer<T> {
  data?: PageOf<T>
  error?: unknown
  response: Response
}

export interface Listed<T> {
  items: Readonly<Ref<readonly T[]>>
  hasMore: Readonly<Ref<boolean>>
  isSlow: Readonly<Ref<boolean>>
  isAsking: Readonly<Ref<boolean>>
  isLoaded: Readonly<Ref<boolean>>
  refused: Readonly<Ref<Problem | null>>
  asOf: Readonly<Ref<number | null>>
  isStale: Readonly<Ref<boolean>>
  reload: () => Promise<void>
  more: () => Promise<void>
}

const SKELETON_AFTER_MILLIS = 200

/** A list that comes in pages by cursor; a reload that fails leaves the last good rows standing. */
export function useList<T>(page: (cursor: string | undefined) => Promise<Answer<T>>): Listed<T> {
  const items = shallowRef<readonly T[]>([])
  const next = ref<string | null>(null)
  const isSlow = ref(false)
  const isAsking = ref(false)
  const isLoaded = ref(false)
  const refused = shallowRef<Problem | null>(null)
  const asOf = ref<number | null>(null)
  let turn = 0

  async function ask(cursor: string | undefined): Promise<void> {
    const mine = ++turn
    isAsking.value = true
    const slow = setTimeout(() => (isSlow.value = true), SKELETON_AFTER_MILLIS)
    const { data, error, response } = await page(cursor)
    clearTimeout(slow)
    if (mine !== turn) return
    isSlow.value = false
    isAsking.value = false
    if (!response.ok) {
      refused.value = { ...problem(error, response.status), isRead: true }
      return
    }
    refused.value = null
    isLoaded.value = true
    asOf.value = now.value
    items.value = cursor ? [...items.value, ...(data?.items ?? [])] : (data?.items ?? [])
    next.value = data?.next ?? null
  }

  return {
    items: items as Readonly<Ref<readonly T[]>>,
    hasMore: computed(() => next.value !== null),
    isSlow: readonly(isSlow),
    isAsking: readonly(isAsking),
    isLoaded: readonly(isLoaded),
    refused: refused as Readonly<Ref<Problem | null>>,
    asOf: readonly(asOf),
    isStale: computed(() => refused.value !== null && isLoaded.value),
    reload: () => ask(undefined),
    more: () => (next.value ? ask(next.value) : Promise.resolve()),
  }
}
