import { computed, reactive, ref, shallowRef, type Ref } from 'vue'
import { api, type Problem, type Words } from '@/kernel/api'
import { isAsked } from '@/kernel/fields'
import { FORMS } from '@/kernel/forms'
import { usePress } from '@/kernel/usePress'
import { pick } from '@/say'
import { upload } from '@/kernel/upload'
import { useAppealDraft } from './useAppealDraft'
import { useNeeded, type Form, type Mistake } from './useNeeded'

type Appeal = Words['PortalAppealForm']
export type AppealType = NonNullable<Appeal['type']>

export const STEPS = ['what', 'where', 'who'] as const

/** On which step each field stands, so that a mistake is shown where it can be mended. */
const STEP_OF: Record<string, number> = {
  type: 0,
  category: 0,
  accused: 0,
  title: 0,
  description: 0,
  wishes: 0,
  district: 1,
  street: 1,
  address: 1,
  point: 1,
  name: 2,
  phone: 2,
  email: 2,
}

/** A file on its way: what the server says of it once it is there. */
export interface SentFile {
  name: string
  scan: string | null
  refused: Problem | null
}

function blank() {
  return {
    type: 'HELP' as AppealType,
    category: '',
    accused: '',
    title: '',
    description: '',
    wishes: '',
    district: '',
    street: '',
    address: '',
    lat: null as number | null,
    lon: null as number | null,
    name: '',
    phone: '',
    email: '',
    anonymous: false,
    isPublic: false,
  }
}

export const FORM = FORMS.PortalAppealForm

/** An empty field is not said at all, nor what was asked of another type. */
function written(appeal: ReturnType<typeof blank>): Appeal {
  const filled = Object.entries(appeal).filter(
    ([name, value]) =>
      value !== '' && value !== null && (name !== 'accused' || isAsked(FORM.accused, appeal)),
  )
  return Object.fromEntries(filled) as Appeal
}

/** What is said in a field, and whether it is asked for. */
function saidOf(appeal: Readonly<Record<string, unknown>>, field: string): string {
  const form: Form = FORM
  return JSON.stringify([appeal[field], form[field] && isAsked(form[field], appeal)])
}

/** What the server called wrong, as long as it stands as it was heard: what was changed is not wrong until then. */
function useHeard(
  appeal: Readonly<Record<string, unknown>>,
  refused: Readonly<Ref<Problem | null>>,
) {
  const heard = ref<Record<string, unknown>>({})
  const all = computed<Mistake[]>(() => {
    const given = refused.value?.['mistakes']
    return Array.isArray(given) ? (given as Mistake[]) : []
  })
  const wrong = computed(() =>
    all.value.filter((one) => saidOf(appeal, one.field) === saidOf(heard.value, one.field)),
  )
  /** A refusal that is not about single fields. */
  const other = computed(() => (all.value.length ? null : refused.value))
  return { hear: () => (heard.value = { ...appeal }), wrong, other }
}

/** Whether a field is left behind when this step is; on the last one the server says what is missing. */
function isLeftBehind(step: Readonly<Ref<number>>) {
  return (field: string) => STEP_OF[field] === step.value && step.value < STEPS.length - 1
}

/** A citizen's appeal in three steps; the server says what is wrong, field by field. */
export function useAppeal() {
  const appeal = reactive(blank())
  const draft = useAppealDraft(appeal, blank)
  const isFromDraft = ref(draft.isFound)
  const files = shallowRef<File[]>([])
  const sent = ref<SentFile[]>([])
  const step = ref(0)
  const sending = usePress((body: Appeal) => api.POST('/api/portal/appeals', { body }))
  const accepted = ref<Words['PortalAppealAppealReceipt'] | null>(null)

  const { missing, mayLeave } = useNeeded(FORM, appeal, isLeftBehind(step))
  const { hear, wrong, other } = useHeard(appeal, sending.refused)
  const mistakes = computed<Mistake[]>(() => [...missing.value, ...wrong.value])

  async function onward(): Promise<void> {
    if (!mayLeave()) return
    if (step.value < STEPS.length - 1) step.value += 1
    else await send()
  }

  const refused = computed<Problem | null>(() => (mistakes.value.length ? null : other.value))

  function mistakeOf(field: string): string | undefined {
    const found = mistakes.value.find((one) => one.field === field)
    return found ? pick(found.zh, found.en) : undefined
  }

  async function send(): Promise<void> {
    hear()
    const outcome = await sending.press(written(appeal))
    if (outcome.done) {
      accepted.value = outcome.data
      draft.forget()
      await sendFiles(outcome.data)
      return
    }
    const places = mistakes.value.map((one) => STEP_OF[one.field] ?? 0)
    if (places.length) step.value = Math.min(...places)
  }

  /** One after the other, so that a telephone's wire carries them. */
  async function sendFiles(to: { number: string; code: string }): Promise<void> {
    for (const file of files.value) {
      const name = encodeURIComponent(file.name)
      const outcome = await upload<{ scan: string }>(
        `/api/portal/orders/${to.number}/attachments?code=${to.code}&name=${name}`,
        file,
      )
      sent.value.push({
        name: file.name,
        scan: outcome.done ? outcome.data.scan : null,
        refused: outcome.done ? null : outcome.problem,
      })
    }
  }

  function startAnew(): void {
    Object.assign(appeal, blank())
    draft.forget()
    isFromDraft.value = false
    step.value = 0
  }

  function again(): void {
    startAnew()
    files.value = []
    sent.value = []
    accepted.value = null
    sending.forget()
  }

  return {
    appeal,
    step,
    onward,
    again,
    startAnew,
    isFromDraft,
    files,
    sent,
    accepted,
    mistakes,
    mistakeOf,
    refused,
    isPressed: sending.isPressed,
  }
}
