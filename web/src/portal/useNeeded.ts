import { computed, ref } from 'vue'
import { isAsked, type Asked } from '@/kernel/fields'

export interface Mistake {
  field: string
  zh: string
  en: string
}

export type Form = Readonly<Record<string, Asked & { isNeeded: boolean }>>

const MISSING = { zh: '请填写这一项。', en: 'Please fill this in.' }

/** What the citizen left empty is told on the step where it stands, not two steps later; the server
 * has the last word. */
export function useNeeded(
  form: Form,
  appeal: Readonly<Record<string, unknown>>,
  isHere: (field: string) => boolean,
) {
  const left = ref<string[]>([])
  const isEmpty = (field: string) => String(appeal[field] ?? '').trim() === ''
  const lacks = (field: string) => {
    const asked = form[field]
    return asked !== undefined && asked.isNeeded && isAsked(asked, appeal) && isEmpty(field)
  }
  const missing = computed<Mistake[]>(() =>
    left.value.filter(lacks).map((field) => ({ field, ...MISSING })),
  )

  function mayLeave(): boolean {
    left.value = Object.keys(form).filter((field) => isHere(field) && lacks(field))
    return left.value.length === 0
  }

  return { missing, mayLeave }
}
