import { watch, type Ref } from 'vue'
import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'

export type Pop = Words['DeskPopPop']
export type CallView = Words['TelephonyCallCallView']

/** Who calls, as far as she may know: the masked number, what was brought up before and answered. */
export function useCaller(call: Readonly<Ref<string | null>>) {
  const pop = useAsk<Pop>(() =>
    api.GET('/api/desk/pop/{call}', { params: { path: { call: call.value ?? '' } } }),
  )
  const card = useAsk<CallView>(() =>
    api.GET('/api/telephony/calls/{id}', { params: { path: { id: call.value ?? '' } } }),
  )
  watch(
    call,
    (next) => {
      if (!next) return
      void pop.ask()
      void card.ask()
    },
    { immediate: true },
  )
  return { pop, card }
}
