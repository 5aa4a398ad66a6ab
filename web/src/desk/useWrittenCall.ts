import { computed, ref, watch, type Ref } from 'vue'
import type { Seat } from './useSeat'

/**
 * Which call the form is about. The call at the seat comes first, then one that a colleague handed over; without one, the
 * debt that was taken up. Whoever writes is not interrupted: a debt stays in the form while the next call rings, and what
 * is written when after-call time is over stays there: as a debt, or beside what a colleague has written.
 */
export function useWrittenCall(
  seat: Readonly<Ref<Seat | null>>,
  talked: Readonly<Ref<string | null>>,
  hasWords: () => boolean,
) {
  const owed = ref<string | null>(null)
  let isPutOff = false

  watch(seat, (next, before) => {
    const wrote = before?.state === 'AFTER_CALL' ? before.call : null
    if (!wrote || next?.call === wrote) return
    if (!isPutOff && (next?.debts.includes(wrote) || hasWords())) owed.value ??= wrote
    isPutOff = false
  })

  const isRinging = computed(() => seat.value?.state === 'OFFERED')
  const call = computed(() => (isRinging.value && owed.value) || (talked.value ?? owed.value))
  return {
    owed,
    call,
    /** The agent said so: that call is not taken up again by itself. */
    putOff: () => (isPutOff = true),
  }
}
