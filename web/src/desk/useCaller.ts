import { watch, type Ref } from 'vue'
import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'

export type CallView = Words['TelephonyCallCallView']
export type Earlier = Words['CaseworkEarlier']

/** Who calls, as far as she may know: the masked number, and what was brought up before. */
export function useCaller(call: Readonly<Ref<string | null>>) {
  const card = useAsk<CallView>(() =>
    api.GET('/api/telephony/calls/{id}', { params: { path: { id: call.value ?? '' } } }),
  )
  const earlier = useAsk<Earlier[]>(() =>
    api.GET('/api/casework/earlier', { params: { query: { call: call.value ?? '' } } }),
  )
  watch(
    call,
    (next) => {
      if (!next) return
      void card.ask()
      void earlier.ask()
    },
    { immediate: true },
  )
  return { card, earlier }
}
