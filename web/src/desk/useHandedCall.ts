import { computed, onMounted, ref, type Ref } from 'vue'
import { api } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePush } from '@/kernel/usePush'

/** The call that came to the own phone by a colleague and not by the queue; it stays to be written about. */
export function useHandedCall(seatCall: Readonly<Ref<string | null | undefined>>) {
  const asked = useAsk(() => api.GET('/api/desk/my-call'))
  const handed = ref<string | null>(null)

  async function ask(): Promise<void> {
    if (seatCall.value) return
    const answer = await asked.ask()
    if (answer?.call) handed.value = answer.call
  }

  usePush(['telephony.LegAnswered'], () => void ask())
  onMounted(() => void ask())

  const call = computed(() => (seatCall.value ? null : handed.value))
  return { call, forget: () => (handed.value = null) }
}
