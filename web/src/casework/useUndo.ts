import { computed, ref, shallowRef, type Ref } from 'vue'
import { now } from '@/kernel/clock'

/** So long a dispatch is taken back with one key; afterwards on the order's page, with a reason. */
export const UNDO_MILLIS = 10_000

/** What can be taken back, and how many seconds are left for that. */
export function useUndo<T>() {
  const last = shallowRef<T | null>(null)
  const until = ref(0)
  const left = computed(() =>
    last.value === null ? 0 : Math.max(0, Math.ceil((until.value - now.value) / 1000)),
  )

  return {
    last: last as Readonly<Ref<T | null>>,
    left,
    begin(of: T): void {
      last.value = of
      until.value = now.value + UNDO_MILLIS
    },
    end(): void {
      last.value = null
    },
  }
}
