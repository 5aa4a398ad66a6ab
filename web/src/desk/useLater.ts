import { computed, ref, watch, type Ref } from 'vue'
import type { Seat } from './useSeat'
import type { Written } from './useDraft'

/** After-call work that ends without an order: owed, unless a colleague has written about the call. */
export function useLater(
  call: Readonly<Ref<string | null>>,
  seat: Readonly<Ref<Seat | null>>,
  draft: Readonly<Ref<Written>>,
) {
  const isOwed = computed(() => seat.value?.debts.includes(call.value ?? '') ?? false)
  const isDropAsked = ref(false)
  watch([call, draft], () => (isDropAsked.value = false), { deep: true })

  const hasWords = () =>
    Boolean(draft.value.title.trim() || draft.value.description.trim() || draft.value.reply.trim())

  return {
    isOwed,
    /** The next press drops the words: no debt leads back to them. */
    isDropAsked,
    hasWords,
    /** Whether it goes now: what no debt would lead back to is dropped at the second press. */
    isMeant(): boolean {
      if (isOwed.value || !hasWords() || isDropAsked.value) return true
      isDropAsked.value = true
      return false
    },
  }
}
