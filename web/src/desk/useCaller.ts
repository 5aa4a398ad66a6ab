import { ref, watch, type Ref } from 'vue'
import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePush } from '@/kernel/usePush'

export type Pop = Words['DeskScreenPop']
export type CallView = Words['TelephonyCallCallView']

/** No more earlier orders come with a call; who has as many may have more. */
export const MOST_EARLIER = 20

/** Comes with a ring, just before it. */
const POP = 'desk.Pop'

/** Who calls, as far as the agent may know: the masked number, what was brought up before and answered. */
export function useCaller(call: Readonly<Ref<string | null>>) {
  /** The call whose earlier orders were asked for although nobody vouches for its number. */
  const opened = ref<string | null>(null)
  const pop = useAsk<Pop>(() =>
    api.GET('/api/desk/pop/{call}', {
      params: { path: { call: call.value ?? '' }, query: { opened: opened.value === call.value } },
    }),
  )
  const card = useAsk<CallView>(() =>
    api.GET('/api/telephony/calls/{id}', { params: { path: { id: call.value ?? '' } } }),
  )
  let pushed: Pop | null = null

  usePush([POP], (heard) => {
    if (heard.kind !== POP) return
    pushed = heard.body as unknown as Pop
    if (pushed.call === call.value) pop.put(pushed)
  })

  /** A colleague who is asked is told who calls once they talk with them: it is asked again then. */
  usePush(['telephony.'], (heard) => {
    if (!call.value || heard.subject !== call.value || pop.value.value?.call === call.value) return
    void pop.ask()
    void card.ask()
  })

  watch(
    call,
    (next) => {
      if (!next) return
      if (pushed?.call === next) pop.put(pushed)
      void pop.ask()
      void card.ask()
    },
    { immediate: true },
  )
  function openEarlier(): void {
    opened.value = call.value
    void pop.ask()
  }
  return { pop, card, opened, openEarlier }
}
