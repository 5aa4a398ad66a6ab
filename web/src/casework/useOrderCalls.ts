import { computed, onBeforeUnmount, watch } from 'vue'
import { session } from '@/identity/session'
import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import { GAP, usePush } from '@/kernel/usePush'
import type { Asked, StepView } from './shapes'
import type { Filled } from './stepForms'

export type OrderCall = Words['DeskOrderCallOrderCallView']
export type Purpose = NonNullable<OrderCall['purpose']>
export interface Wanted {
  purpose: Purpose
  assignment?: string | undefined
}

/** News of one's own call comes by the push; this is for a wire that is cut. */
const AGAIN_MILLIS = 3000

const PURPOSES: Record<string, Purpose> = {
  contact: 'CONTACT',
  'call-back': 'CALL_BACK',
  relay: 'RELAY',
}

/** For what the citizen may be called now: what the server offers, and nothing beside it. */
export function wantedOf(
  possible: readonly StepView[],
  requests: readonly Asked[],
): Wanted | undefined {
  for (const [step, purpose] of Object.entries(PURPOSES)) {
    const offer = possible.find((one) => one.step === step)
    if (!offer) continue
    if (purpose !== 'RELAY') return { purpose, assignment: offer.assignment }
    const asked = requests.find((one) => one.kind === 'RELAY')
    return { purpose, assignment: asked?.assignment }
  }
  const me = session.me.value
  return me?.roles.includes('MANAGER') && !me.unit ? { purpose: 'TALK' } : undefined
}

/** The calls to the citizen about one order, and the own one that goes on. */
export function useOrderCalls(order: () => string | undefined) {
  const at = () => ({ params: { path: { order: order() ?? '' } } })
  const asked = useAsk<OrderCall[]>(() => api.GET('/api/desk/orders/{order}/calls', at()))
  const placing = usePress((wanted: Wanted) =>
    api.POST('/api/desk/orders/{order}/calls', { ...at(), body: wanted }),
  )
  const ending = usePress((call: string) =>
    api.POST('/api/desk/orders/{order}/calls/{call}/hang-up', {
      params: { path: { order: order() ?? '', call } },
    }),
  )

  const all = computed(() => asked.value.value ?? [])
  const mine = computed(() => all.value.filter((one) => one.by === session.me.value?.id))
  /** The own one that goes on, else the last that was placed here. */
  const own = computed(() => mine.value.findLast((one) => !one.endedAt) ?? mine.value.at(-1))
  const isOn = computed(() => Boolean(own.value && !own.value.endedAt))

  watch(
    order,
    (now) => {
      asked.reset([])
      placing.forget()
      if (now) void asked.ask()
    },
    { immediate: true },
  )
  usePush(['telephony.Citizen', 'casework.'], (heard) => {
    const isOurs =
      heard.kind === GAP || heard.subject === order() || heard.kind.startsWith('telephony.Citizen')
    if (order() && isOurs) void asked.ask()
  })
  const timer = setInterval(() => isOn.value && void asked.ask(), AGAIN_MILLIS)
  onBeforeUnmount(() => clearInterval(timer))

  async function place(wanted: Wanted): Promise<boolean> {
    const outcome = await placing.press(wanted)
    await asked.ask()
    return outcome.done
  }

  async function hangUp(): Promise<void> {
    if (own.value && isOn.value) await ending.press(own.value.call)
    await asked.ask()
  }

  /** The call that an attempt rests on: the last own one for it that was answered and is not in the
   * order yet; none where it says that nobody was reached. */
  function callOf(step: string, fields: Filled): OrderCall | undefined {
    const isMissed = fields['reached'] === false || fields['result'] === 'UNREACHABLE'
    const purpose = PURPOSES[step]
    if (!purpose || isMissed) return undefined
    return mine.value.findLast(
      (one) => one.purpose === purpose && Boolean(one.answeredAt) && !one.isFiled,
    )
  }

  return {
    all,
    own,
    isOn,
    place,
    hangUp,
    callOf,
    isPressed: computed(() => placing.isPressed.value || ending.isPressed.value),
    refused: computed(() => placing.refused.value ?? ending.refused.value),
  }
}
