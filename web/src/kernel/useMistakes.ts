import { computed, nextTick, provide, ref, watch, type InjectionKey, type Ref } from 'vue'
import { say } from '@/say'
import type { Problem } from './api'
import { refusalWords } from './refusalWords'

/** The elements of an order stand in fields of these names (rules 3.5), one of them in two. */
const FIELDS_OF: Record<string, string[]> = {
  NAME: ['name'],
  TIME: ['occurred'],
  ADDRESS: ['address', 'district'],
  CAUSE: ['title'],
  COURSE: ['description'],
}

/** Where a refusal, or a mistake, that names no field is mended. */
const MENDED_AT: Record<string, string> = {
  AddressNotAllowed: 'url',
  AnswerIsTheQuestion: 'reply',
  AskToHear: 'why',
  CategoryMissing: 'category',
  CodeUnfit: 'code',
  CodeWrong: 'code',
  ContactRecordMissing: 'contactAttempt',
  DueBeyondParent: 'due',
  DuePassed: 'due',
  ENDS_TOO_SOON: 'validTo',
  ExtensionDaysUnknown: 'days',
  FILE_EMPTY: 'file',
  FILE_TOO_LARGE: 'file',
  FILE_UNREADABLE: 'file',
  MergedIntoItself: 'into',
  NameUnfit: 'name',
  NoSuchOrder: 'code',
  NoUnitNamed: 'units',
  NotForPlatform: 'platform',
  NotOpen: 'into',
  NotRunning: 'running',
  NumberDiffers: 'number',
  OverlapUnfit: 'hours',
  PartnerKnown: 'code',
  PERIOD: 'to',
  PartNotNamed: 'assignment',
  PartWithoutUnit: 'parts',
  PasswordTooWeak: 'password',
  PhoneToo: 'phone',
  ReviewDatePassed: 'reviewOn',
  SayWhy: 'why',
  SecretUnfit: 'secret',
  UnknownKind: 'kinds',
  UnknownPart: 'parts',
  UnknownScript: 'script',
  UrgencyNotRaised: 'to',
  WrongSignIn: 'password',
}

type Filled = Readonly<Record<string, unknown>>

/** The field that a server's name of something means; of an element in two, those that are blank. */
function fieldsNamed(name: string, filled: Filled): string[] {
  const element = FIELDS_OF[name]
  if (!element) return [name.split('.').findLast((part) => !/^\d+$/.test(part)) ?? name]
  const blank = element.filter((field) => field in filled && !filled[field])
  return blank.length ? blank : element.slice(0, 1)
}

/** Which fields a refusal is about: those that it names, or where it is mended. */
function fieldsOf(problem: Problem | null, filled: Filled): string[] {
  if (!problem) return []
  const named = [problem['field'], problem['fields'], problem['missing']]
    .flat()
    .filter((one) => typeof one === 'string')
    .flatMap((one) => fieldsNamed(one, filled))
  const mended = MENDED_AT[String(problem['mistake'])] ?? MENDED_AT[problem.why]
  return named.length || !mended ? named : [mended]
}

/** Fields of what must have happened, after the order came (rules 5.5). */
const PAST = ['repliedAt', 'siteCheckAt']

/** Whether something was filled in, as it was written down when it was refused. */
function isThere(seen: string | undefined): boolean {
  return seen !== undefined && !['""', 'null', '[]'].includes(seen)
}

const CONTROL = 'input, select, textarea'

/** What is wrong with a field of the form around, for `FieldMistake`. */
export const MISTAKE_OF: InjectionKey<(field: string) => string> = Symbol('mistakeOf')

/**
 * A refusal stands at its fields and goes there with each that is mended; what it names that the form
 * does not have stands beside the buttons. The first field named comes into view with the focus.
 */
export function useMistakes(
  refused: Readonly<Ref<Problem | null>>,
  filled: () => Filled,
  form: () => HTMLElement | null | undefined,
) {
  const left = ref<string[]>([])
  let seen: Record<string, string> = {}

  const placeOf = (field: string) => form()?.querySelector(`[data-field="${field}"]`) ?? null

  watch(refused, async (problem) => {
    const named = fieldsOf(problem, filled())
    seen = Object.fromEntries(named.map((field) => [field, JSON.stringify(filled()[field])]))
    await nextTick()
    left.value = named.filter((field) => placeOf(field) !== null)
    const places = left.value.map(placeOf)
    const inTurn = form()?.querySelectorAll('[data-field]') ?? []
    const first = [...inTurn].find((place) => places.includes(place))
    const control = first?.matches(CONTROL)
      ? (first as HTMLElement)
      : first?.querySelector<HTMLElement>(CONTROL)
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
    const named = fieldsOf(refused.value, filled())
    return named.length > 0 && named.every((field) => placeOf(field) !== null)
  })

  /** What is wrong with a field, empty where nothing is. */
  function mistakeOf(field: string): string {
    const problem = refused.value
    if (!problem || !left.value.includes(field)) return ''
    const isMissing = problem['missing'] !== undefined || problem['mistake'] === 'MISSING'
    if (isMissing && isThere(seen[field]))
      return say(PAST.includes(field) ? 'kernel.mistake.past' : 'kernel.mistake.wrong')
    return isMissing
      ? say('kernel.mistake.missing')
      : (refusalWords(problem) ?? say('kernel.mistake.wrong'))
  }

  provide(MISTAKE_OF, mistakeOf)
  return {
    mistakeOf,
    /** The refusal as far as it stands at no field. */
    rest: computed(() => (isAtFields.value ? null : refused.value)),
  }
}
