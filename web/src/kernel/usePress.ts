import { readonly, ref, shallowRef, type Ref } from 'vue'
import { problem, type Problem } from './api'

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

export interface Press<A extends unknown[], T> {
  isPressed: Readonly<Ref<boolean>>
  refused: Readonly<Ref<Problem | null>>
  press: (...given: A) => Promise<{ done: true; data: T } | { done: false; problem: Problem }>
  forget: () => void
}

/** A button that changes something: one press at a time, a refusal kept until the next press. */
export function usePress<A extends unknown[], T>(
  act: (...given: A) => Promise<Answer<T>>,
): Press<A, T> {
  const isPressed = ref(false)
  const refused = shallowRef<Problem | null>(null)

  async function press(...given: A) {
    if (isPressed.value) return { done: false as const, problem: { why: 'Busy' } }
    isPressed.value = true
    try {
      const { data, error, response } = await act(...given)
      if (response.ok) {
        refused.value = null
        return { done: true as const, data: data as T }
      }
      refused.value = problem(error, response.status)
      return { done: false as const, problem: refused.value }
    } finally {
      isPressed.value = false
    }
  }

  return {
    isPressed: readonly(isPressed),
    refused: refused as Readonly<Ref<Problem | null>>,
    press,
    forget: () => (refused.value = null),
  }
}
