import { computed, onMounted, ref, type Ref } from 'vue'
import { api } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePush } from '@/kernel/usePush'

/**
 * The call that came to the own phone though one is off shift: a leader took it over. Whoever has a seat sees it there.
 * It stays to be written about.
 */
export function useHandedCall(
  seatCall: Readonly<Ref<string | null | undefined>>,
  isOnShift: Readonly<Ref<boolean>>,
) {
  const asked = useAsk(() => api.GET('/api/desk/my-call'))
  const handed = ref<string | null>(null)

  async function ask(): Promise<void> {
    if (seatCall.value || isOnShift.value) return
    const answer = await asked.ask()
    if (answer?.call) handed.value = answer.call
  }

  usePush(['telephony.LegAnswered', 'telephony.SupervisionChanged'], () => void ask())
  onMounted(() => void ask())

  const call = computed(() => (seatCall.value || isOnShift.value ? null : handed.value))
  return { call, forget: () => (handed.value = null) }
}
