import type { Words } from '@/kernel/api'
import { isAsked } from '@/kernel/fields'
import { exact } from '@/kernel/time'
import type { Key } from '@/say'
import type { Dossier, StepView } from './shapes'
import type { zh } from './zh'

type Book = typeof zh
type FieldName = keyof Book['field']

/** How a field of a step is drawn. Whether it is asked for, whether it is needed and what it may be
 * comes with the step's offer. */
export type Asking =
  | { as: 'line' | 'text' | 'unit' | 'units' | 'unitsBelow' | 'moment' | 'script' | 'attempt' }
  | { as: 'category' | 'district' | 'street' | 'request' | 'platform' | 'accused' | 'confirm' }
  | { as: 'number' }
  | { as: 'choice'; of: keyof Book }
  | { as: 'yesno'; yes: Key; no: Key; mayBeOpen?: boolean }

type Offered = Words['CaseworkStepFormField']
export type FieldOf = Omit<Offered, 'name'> & { name: FieldName; asking: Asking }

export type Filled = Record<string, unknown>
export type StepName = keyof Book['step']

const text: Asking = { as: 'text' }
const line: Asking = { as: 'line' }
const moment: Asking = { as: 'moment' }
const units: Asking = { as: 'units' }
const accused: Asking = { as: 'accused' }
const yesno: Asking = { as: 'yesno', yes: 'casework.yes', no: 'casework.no' }
const verdict: Asking = { as: 'yesno', yes: 'casework.pass', no: 'casework.sendBack' }

function choice(of: keyof Book): Asking {
  return { as: 'choice', of }
}

const LAYOUT: Record<string, Asking> = {
  accused,
  accusedUnit: accused,
  address: line,
  agreed: { as: 'yesno', yes: 'casework.agree', no: 'casework.refuse' },
  answer: text,
  appealFinding: choice('appealFinding'),
  appealNote: text,
  assists: units,
  beyondDuty: text,
  category: { as: 'category' },
  citizenTold: { as: 'confirm' },
  code: choice('returnCode'),
  competent: yesno,
  confidential: yesno,
  contactAttempt: { as: 'attempt' },
  contacted: { ...yesno, mayBeOpen: true },
  copies: units,
  days: { as: 'number' },
  description: text,
  district: { as: 'district' },
  due: moment,
  factFinding: choice('factFinding'),
  factNote: text,
  failure: choice('failure'),
  ground: choice('refusalGround'),
  head: line,
  instruction: text,
  into: line,
  kind: { as: 'request' },
  lead: { as: 'unit' },
  leader: line,
  note: text,
  occurred: moment,
  passed: verdict,
  platform: { as: 'platform' },
  publicReply: text,
  question: text,
  reached: yesno,
  reason: text,
  repliedAt: moment,
  reply: text,
  replyPoints: text,
  replyUnit: line,
  result: choice('callbackOutcome'),
  reviewOn: moment,
  running: line,
  script: { as: 'script' },
  service: choice('emergency'),
  signatory: line,
  siteCheck: choice('siteCheck'),
  siteCheckAt: moment,
  solved: { ...yesno, mayBeOpen: true },
  street: { as: 'street' },
  summary: text,
  tellCitizen: yesno,
  title: line,
  to: choice('urgency'),
  told: text,
  type: choice('type'),
  units,
  urgency: choice('urgency'),
  accepted: verdict,
  way: choice('callbackWay'),
  wayOfReply: choice('replyWay'),
  whyNot: text,
  whyUnresolved: text,
  wishes: text,
}

/** Where a step draws a field otherwise. */
const OTHERWISE: Record<string, Record<string, Asking>> = {
  'ask-extension': { ground: choice('extensionGround') },
  'give-feedback': { solved: yesno },
  redispatch: { units: { as: 'unitsBelow' } },
  report: { result: choice('outcome') },
}

/** What a step asks for, as it was offered, and how that is drawn. */
export function fieldsOf(offer: Pick<StepView, 'step' | 'fields'>): FieldOf[] {
  return (offer.fields ?? []).map((field) => ({
    ...field,
    name: field.name as FieldName,
    asking: OTHERWISE[offer.step]?.[field.name] ?? LAYOUT[field.name] ?? line,
  }))
}

/** Whether a field has a way of its own to be asked: another is asked as a line. */
export function isLaidOut(name: string): boolean {
  return name in LAYOUT
}

/** Fields as they stand before anybody has filled them in: no verdict is chosen for the reader. */
export function empty(fields: FieldOf[]): Filled {
  return Object.fromEntries(fields.map((field) => [field.name, usualOf(field)]))
}

function usualOf({ asking, choices }: FieldOf): unknown {
  switch (asking.as) {
    case 'units':
    case 'unitsBelow':
      return []
    case 'number':
    case 'choice':
      return choices.length === 1 ? choices[0] : ''
    case 'yesno':
    case 'confirm':
      return null
    default:
      return ''
  }
}

/** What is sent: fields that make no sense now are left out, an empty optional one is null. */
export function body(fields: FieldOf[], filled: Filled): Filled {
  const asked = fields.filter((field) => isAsked(field, filled))
  return Object.fromEntries(asked.map(({ name, asking }) => [name, written(asking, filled[name])]))
}

function written(asking: Asking, given: unknown): unknown {
  if (given === '' || given === undefined) return null
  if (asking.as === 'number') return Number(given)
  if (asking.as === 'moment') return new Date(`${String(given)}+08:00`).toISOString()
  return given
}

/** What is known of a form beforehand, as far as it is offered: the directory may name a unit that the order
 * accuses. */
export function amongOffered({ fields }: Pick<StepView, 'fields'>, known: Filled): Filled {
  const among = (name: string) => fields?.find((one) => one.name === name)?.choices ?? []
  const isOffered = (name: string, value: unknown) =>
    among(name).length === 0 || among(name).includes(String(value))
  const narrowed = Object.entries(known).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.filter((one) => isOffered(name, one))
      : isOffered(name, value)
        ? value
        : '',
  ])
  return Object.fromEntries(narrowed) as Filled
}

/** An order's words as the form of an amendment begins with them. */
export function asWritten(told: Dossier): Filled {
  const { appeal, flags } = told.order
  return {
    type: appeal.type,
    urgency: appeal.urgency,
    category: appeal.category ?? '',
    title: told.title,
    description: told.description,
    wishes: told.wishes ?? '',
    occurred: told.occurred ? exact(told.occurred).replace(' ', 'T').slice(0, 16) : '',
    district: appeal.district ?? '',
    street: appeal.street ?? '',
    address: told.address ?? '',
    accusedUnit: appeal.accusedUnit ?? '',
    confidential: flags.includes('CONFIDENTIAL'),
  }
}

/** In an amendment an empty text clears what was there; a moment that is not given stays. */
export function amended(given: Filled): Filled {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      name === 'occurred' ? value : (value ?? ''),
    ]),
  )
}
