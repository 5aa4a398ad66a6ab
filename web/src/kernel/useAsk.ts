import { readonly, ref, shallowRef, type Ref } from 'vue'
import { problem, type Problem } from './api'
import { now } from './clock'

/** What openapi-fetch hands back for one request. */
interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

export interface Asked<T> {
  value: Readonly<Ref<T | null>>
  /** True from 200 ms after the question until the answer: before that nothing flickers. */
  isSlow: Readonly<Ref<boolean>>
  isAsking: Readonly<Ref<boolean>>
  refused: Readonly<Ref<Problem | null>>
  /** When the shown value was true, in epoch milliseconds. */
  asOf: Readonly<Ref<number | null>>
  /** The last question failed, and an older answer is still shown. */
  isStale: Readonly<Ref<boolean>>
  ask: () => Promise<T | null>
  /** Shows what a step answered. A question on its way may be answered by what was before it, so it is asked again. */
  put: (value: T) => void
  /** Shows this, and what is on its way no more. */
  reset: (value: T) => void
}

const SKELETON_AFTER_MILLIS = 200

/** Asks the server one question; keeps the last good answer when a later one fails. */
export function useAsk<T>(question: () => Promise<Answer<T>>): Asked<T> {
  const value = shallowRef<T | null>(null)
  const isSlow = ref(false)
  const isAsking = ref(false)
  const isStale = ref(false)
  const refused = shallowRef<Problem | null>(null)
  const asOf = ref<number | null>(null)
  let turn = 0

  function show(next: T): void {
    value.value = next
    asOf.value = now.value
    isStale.value = false
  }

  function put(next: T): void {
    show(next)
    if (isAsking.value) void ask()
  }

  function reset(next: T): void {
    turn++
    isAsking.value = false
    isSlow.value = false
    show(next)
  }

  async function ask(): Promise<T | null> {
    const mine = ++turn
    isAsking.value = true
    const slow = setTimeout(() => (isSlow.value = true), SKELETON_AFTER_MILLIS)
    const { data, error, response } = await question()
    clearTimeout(slow)
    if (mine !== turn) return null
    isSlow.value = false
    isAsking.value = false
    if (response.ok) {
      refused.value = null
      show(data as T)
      return data as T
    }
    refused.value = { ...problem(error, response.status), isRead: true }
    isStale.value = value.value !== null
    return null
  }

  return {
    value: value as Readonly<Ref<T | null>>,
    isSlow: readonly(isSlow),
    isAsking: readonly(isAsking),
    refused: refused as Readonly<Ref<Problem | null>>,
    asOf: readonly(asOf),
    isStale: readonly(isStale),
    ask,
    put,
    reset,
  }
}
