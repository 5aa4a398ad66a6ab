import { computed, onMounted } from 'vue'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import { usePush } from '@/kernel/usePush'

/** Whether calls ring at the own mobile for the shift; it ends with the shift. */
export function useMobileVoice() {
  const mobile = useAsk(() => api.GET('/api/telephony/my-mobile'))
  const change = usePress((takesCalls: boolean) =>
    api.PUT('/api/telephony/my-mobile/calls', { body: { takesCalls } }),
  )

  async function takeCalls(wanted: boolean): Promise<boolean> {
    const outcome = await change.press(wanted)
    if (outcome.done) mobile.put(outcome.data)
    return outcome.done
  }

  onMounted(() => void mobile.ask())
  usePush(['workforce.'], (heard) => {
    if (heard.subject === session.me.value?.id) void mobile.ask()
  })

  return {
    isByMobile: computed(() => mobile.value.value?.takesCalls === true),
    /** Masked. */
    number: computed(() => mobile.value.value?.phone ?? ''),
    takeCalls,
    forgetRefusal: change.forget,
    isPressed: change.isPressed,
    refused: change.refused,
  }
}
