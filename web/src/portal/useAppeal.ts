import { computed, reactive, ref } from 'vue'
import { api, type Problem, type Words } from '@/kernel/api'
import { usePress } from '@/kernel/usePress'
import { pick } from '@/say'

type Appeal = Words['PortalAppeal']
export type AppealType = NonNullable<Appeal['type']>

export const STEPS = ['what', 'where', 'who'] as const

/** On which step each field stands, so that a mistake is shown where it can be mended. */
const STEP_OF: Record<string, number> = {
  type: 0,
  category: 0,
  title: 0,
  description: 0,
  wishes: 0,
  district: 1,
  street: 1,
  address: 1,
  name: 2,
  phone: 2,
  email: 2,
}

interface Mistake {
  field: string
  zh: string
  en: string
}

function blank() {
  return {
    type: 'HELP' as AppealType,
    category: '',
    title: '',
    description: '',
    wishes: '',
    district: '',
    street: '',
    address: '',
    name: '',
    phone: '',
    email: '',
    anonymous: false,
    isPublic: false,
  }
}

/** A citizen's appeal in three steps; the server says what is wrong, field by field. */
export function useAppeal() {
  const appeal = reactive(blank())
  const step = ref(0)
  const sending = usePress((body: Appeal) => api.POST('/api/portal/appeals', { body }))
  const accepted = ref<Words['PortalPortalAccepted'] | null>(null)

  const mistakes = computed<Mistake[]>(() => {
    const given = sending.refused.value?.['mistakes']
    return Array.isArray(given) ? (given as Mistake[]) : []
  })
  /** A refusal that is not about single fields. */
  const refused = computed<Problem | null>(() =>
    mistakes.value.length ? null : sending.refused.value,
  )

  function mistakeOf(field: string): string | undefined {
    const found = mistakes.value.find((one) => one.field === field)
    return found ? pick(found.zh, found.en) : undefined
  }

  async function send(): Promise<void> {
    const outcome = await sending.press(written())
    if (outcome.done) {
      accepted.value = outcome.data
      return
    }
    const places = mistakes.value.map((one) => STEP_OF[one.field] ?? 0)
    if (places.length) step.value = Math.min(...places)
  }

  /** An empty field is not said at all. */
  function written(): Appeal {
    const filled = Object.entries(appeal).filter(([, value]) => value !== '')
    return Object.fromEntries(filled) as Appeal
  }

  function again(): void {
    Object.assign(appeal, blank())
    accepted.value = null
    step.value = 0
    sending.forget()
  }

  return {
    appeal,
    step,
    send,
    again,
    accepted,
    mistakes,
    mistakeOf,
    refused,
    isPressed: sending.isPressed,
  }
}
