import { computed } from 'vue'
import { api } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import type { Dossier, StepView } from './shapes'
import type { Filled } from './stepForms'

/** Takes one step of an order, or of a unit's part in it, decided on version `seen`. */
export function takeStep(
  order: string,
  offer: Pick<StepView, 'step' | 'assignment'>,
  seen: number,
  fields: Filled,
) {
  const body = { ...fields, seen } as never
  return offer.assignment
    ? api.POST('/api/casework/assignments/{id}/steps/{step}', {
        params: { path: { id: offer.assignment, step: offer.step } },
        body,
      })
    : api.POST('/api/casework/orders/{id}/steps/{step}', {
        params: { path: { id: order, step: offer.step } },
        body,
      })
}

/** What people write down and click on; steps are taken by the id that the dossier says. */
const NUMBER = /^\d{8}-\d{6}-/

/** One order: its story, and what this person may do with it now. */
export function useOrder(id: () => string) {
  const at = () => ({ params: { path: { id: known() } } })
  const dossier = useAsk<Dossier>(() => api.GET('/api/casework/orders/{id}', at()))
  const steps = useAsk<StepView[]>(() => api.GET('/api/casework/orders/{id}/steps', at()))
  const step = usePress((offer: StepView, seen: number, fields: Filled) =>
    takeStep(known(), offer, seen, fields),
  )

  function known(): string {
    const order = dossier.value.value?.order
    return order?.number === id() ? order.id : id()
  }

  const possible = computed(() => (steps.value.value ?? []).filter((one) => one.allowed))
  const impossible = computed(() => (steps.value.value ?? []).filter((one) => !one.allowed))

  async function load(): Promise<void> {
    if (NUMBER.test(known())) {
      await dossier.ask()
      await steps.ask()
    } else {
      await Promise.all([dossier.ask(), steps.ask()])
    }
  }

  /** `seen`: the version that whoever decides was looking at; the newest where it is left out. */
  async function take(offer: StepView, fields: Filled, seen?: number): Promise<boolean> {
    const newest = dossier.value.value?.order.version ?? 0
    const outcome = await step.press(offer, seen ?? newest, fields)
    if (outcome.done || ['Stale', 'NoSuchVersion'].includes(outcome.problem.why)) await load()
    return outcome.done
  }

  return {
    dossier,
    possible,
    impossible,
    load,
    take,
    refused: step.refused,
    isPressed: step.isPressed,
    forget: step.forget,
  }
}
