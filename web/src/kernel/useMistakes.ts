import { computed, nextTick, ref, watch, type Ref } from 'vue'
import { say } from '@/say'
import type { Problem } from './api'
import { refusalWords } from './refusalWords'

/** The elements of an order stand in fields of these names (domain 3, row 5). */
const FIELD_OF: Record<string, string> = {
  NAME: 'name',
  TIME: 'occurred',
  ADDRESS: 'address',
  CAUSE: 'title',
  COURSE: 'description',
}

/** Which fields a refusal names: one, or all that are missing. */
export function fieldsOf(problem: Problem | null): string[] {
  if (!problem) return []
  const named = [problem['field'], problem['fields'], problem['missing']].flat()
  return named
    .filter((one) => typeof one === 'string')
    .map((one) => FIELD_OF[one] ?? one.split('.').findLast((part) => !/^\d+$/.test(part)) ?? one)
}

/**
 * A refusal stands at its fields and goes there with each that is mended; what it names that the form
 * does not have stands beside the buttons. The first field named comes into view with the focus.
 */
export function useMistakes(
  refused: Readonly<Ref<Problem | null>>,
  filled: () => Readonly<Record<string, unknown>>,
  form: () => HTMLElement | null | undefined,
) {
  const left = ref<string[]>([])
  let seen: Record<string, string> = {}

  const placeOf = (field: string) => form()?.querySelector(`[data-field="${field}"]`) ?? null

  watch(refused, async (problem) => {
    const named = fieldsOf(problem)
    seen = Object.fromEntries(named.map((field) => [field, JSON.stringify(filled()[field])]))
    await nextTick()
    left.value = named.filter((field) => placeOf(field) !== null)
    const places = left.value.map(placeOf)
    const inTurn = form()?.querySelectorAll('[data-field]') ?? []
    const first = [...inTurn].find((place) => places.includes(place))
    const control = first?.querySelector<HTMLElement>('input, select, textarea')
    control?.focus()
    control?.scrollIntoView?.({ block: 'nearest' })
  })
  watch(
    () => left.value.filter((field) => JSON.stringify(filled()[field]) !== seen[field]),
    (mended) => {
      if (mended.length) left.value = left.value.filter((field) => !mended.includes(field))
    },
  )

  const isAtFields = computed(() => {
    const named = fieldsOf(refused.value)
    return named.length > 0 && named.every((field) => placeOf(field) !== null)
  })

  /** What is wrong with a field, empty where nothing is. */
  function mistakeOf(field: string): string {
    const problem = refused.value
    if (!problem || !left.value.includes(field)) return ''
    const isMissing = problem['missing'] !== undefined || problem['mistake'] === 'MISSING'
    return isMissing
      ? say('kernel.mistake.missing')
      : (refusalWords(problem) ?? say('kernel.mistake.wrong'))
  }

  return {
    mistakeOf,
    /** The refusal as far as it stands at no field. */
    rest: computed(() => (isAtFields.value ? null : refused.value)),
  }
}
