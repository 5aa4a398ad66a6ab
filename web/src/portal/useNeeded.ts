import { computed, ref, type Ref } from 'vue'

export interface Mistake {
  field: string
  zh: string
  en: string
}

/** Without these no appeal is taken, and on which step they are asked; the server has the last word. */
const NEEDED = { accused: 0, title: 0, description: 0, district: 1, address: 1 } as const
const MISSING = { zh: '请填写这一项。', en: 'Please fill this in.' }

export type Needed = keyof typeof NEEDED

/** What the citizen left empty is told on the step where it stands, not two steps later. */
export function useNeeded(
  appeal: Readonly<Record<Needed, string>>,
  step: Readonly<Ref<number>>,
  isAsked: (field: Needed) => boolean = () => true,
) {
  const left = ref<Needed[]>([])
  const isEmpty = (field: Needed) => isAsked(field) && appeal[field].trim() === ''
  const missing = computed<Mistake[]>(() =>
    left.value.filter(isEmpty).map((field) => ({ field, ...MISSING })),
  )

  function mayLeave(): boolean {
    const here = Object.keys(NEEDED) as Needed[]
    left.value = here.filter((field) => NEEDED[field] === step.value && isEmpty(field))
    return left.value.length === 0
  }

  return { missing, mayLeave }
}
