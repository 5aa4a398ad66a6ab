import { exact } from '@/kernel/time'
import type { Key } from '@/say'
import type { Dossier } from './shapes'
import type { zh } from './zh'

type Book = typeof zh

/** How a field of a step is asked for. */
export type Asking =
  | { as: 'line' | 'text' | 'unit' | 'units' | 'unitsBelow' | 'moment' | 'script' | 'attempt' }
  | { as: 'category' | 'district' | 'street' | 'request' | 'platform' | 'accused' | 'confirm' }
  | { as: 'number'; usual: number }
  | { as: 'choice'; of: keyof Book; among: readonly string[] }
  | { as: 'yesno'; yes: Key; no: Key; mayBeOpen?: boolean }

export interface FieldOf {
  name: keyof Book['field']
  asking: Asking
  isNeeded?: boolean
  /** Asked for only when what was filled in so far makes sense of it. */
  when?: (filled: Filled) => boolean
}

export type Filled = Record<string, unknown>
export type StepName = keyof Book['step']

const note: FieldOf = { name: 'note', asking: { as: 'text' } }
const reason: FieldOf = { name: 'reason', asking: { as: 'text' }, isNeeded: true }
const agreed: FieldOf = {
  name: 'agreed',
  asking: { as: 'yesno', yes: 'casework.agree', no: 'casework.refuse' },
  isNeeded: true,
}
const reviewOn: FieldOf = { name: 'reviewOn', asking: { as: 'moment' }, isNeeded: true }

function choice(of: keyof Book, ...among: string[]): Asking {
  return { as: 'choice', of, among }
}

/** Said of an order that accuses no unit; no unit is called so. */
export const NOBODY = 'NONE'

/** Known of a dispatch: nobody has said yet whom the order accuses. It is asked for, and not sent. */
export const OWES_ACCUSED = 'owesAccused'

const TYPES = ['CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE']

/** What each step carries (its record on the server says what is needed and how long it may be). */
export const FORMS: Partial<Record<StepName, FieldOf[]>> = {
  Amend: [
    { name: 'type', asking: choice('type', ...TYPES) },
    { name: 'urgency', asking: choice('urgency', 'NORMAL', 'SEMI_URGENT', 'URGENT') },
    { name: 'category', asking: { as: 'category' } },
    { name: 'title', asking: { as: 'line' }, isNeeded: true },
    { name: 'description', asking: { as: 'text' }, isNeeded: true },
    { name: 'wishes', asking: { as: 'text' } },
    { name: 'occurred', asking: { as: 'moment' } },
    { name: 'district', asking: { as: 'district' } },
    { name: 'street', asking: { as: 'street' } },
    { name: 'address', asking: { as: 'line' } },
    { name: 'accusedUnit', asking: { as: 'accused' } },
    {
      name: 'confidential',
      asking: { as: 'yesno', yes: 'casework.yes', no: 'casework.no' },
    },
  ],
  Answer: [
    { name: 'script', asking: { as: 'script' } },
    { name: 'reply', asking: { as: 'text' }, isNeeded: true },
  ],
  TransferEmergency: [
    {
      name: 'service',
      asking: choice('emergency', 'AMBULANCE_120', 'POLICE_110', 'FIRE_119', 'TRAFFIC_122'),
      isNeeded: true,
    },
    { name: 'citizenTold', asking: { as: 'confirm' }, isNeeded: true },
  ],
  Refuse: [
    {
      name: 'ground',
      asking: choice(
        'refusalGround',
        'EMERGENCY_NUMBER',
        'LEGAL_PROCEEDING_UNDER_WAY',
        'NO_NEW_FACT',
        'SECRET_OR_PRIVATE',
        'OUTSIDE_GOVERNMENT_DUTY',
        'UNLAWFUL_OR_IMMORAL',
      ),
      isNeeded: true,
    },
    {
      name: 'running',
      asking: { as: 'line' },
      isNeeded: true,
      when: (filled) => filled['ground'] === 'NO_NEW_FACT',
    },
    { name: 'told', asking: { as: 'text' }, isNeeded: true },
  ],
  TakeBackAnswer: [],
  Merge: [{ name: 'into', asking: { as: 'line' }, isNeeded: true }],
  Confer: [
    { name: 'units', asking: { as: 'units' }, isNeeded: true },
    { name: 'question', asking: { as: 'text' }, isNeeded: true },
  ],
  Conclude: [note],
  NameAccused: [{ name: 'accused', asking: { as: 'accused' }, isNeeded: true }, note],
  Relay: [
    {
      name: 'reached',
      asking: { as: 'yesno', yes: 'casework.yes', no: 'casework.no' },
      isNeeded: true,
    },
    {
      name: 'answer',
      asking: { as: 'text' },
      isNeeded: true,
      when: (filled) => filled['reached'] === true,
    },
    {
      name: 'failure',
      asking: choice('failure', 'NO_ANSWER', 'POWERED_OFF', 'OTHER'),
      isNeeded: true,
      when: (filled) => filled['reached'] === false,
    },
  ],
  Dispatch: [
    {
      name: 'accused',
      asking: { as: 'accused' },
      isNeeded: true,
      when: (filled) => filled[OWES_ACCUSED] === true,
    },
    { name: 'lead', asking: { as: 'unit' }, isNeeded: true },
    { name: 'assists', asking: { as: 'units' } },
    { name: 'copies', asking: { as: 'units' } },
    { name: 'note', asking: { as: 'text' } },
  ],
  Forward: [{ name: 'platform', asking: { as: 'platform' }, isNeeded: true }, reason],
  Recall: [reason],
  Audit: [
    {
      name: 'passed',
      asking: { as: 'yesno', yes: 'casework.pass', no: 'casework.sendBack' },
      isNeeded: true,
    },
    note,
  ],
  CallBack: [
    { name: 'way', asking: choice('callbackWay', 'PHONE'), isNeeded: true },
    {
      name: 'result',
      asking: choice('callbackOutcome', 'SATISFIED', 'ACCEPTED', 'DISSATISFIED', 'UNREACHABLE'),
      isNeeded: true,
    },
    { name: 'contacted', asking: openQuestion(), when: wasReached },
    { name: 'solved', asking: openQuestion(), when: wasReached },
    note,
  ],
  AskClosing: [reason],
  WaiveCallback: [reason],
  Recheck: [{ name: 'leader', asking: { as: 'line' }, isNeeded: true }, reason],
  AskShelve: [reviewOn, reason],
  AskDifficult: [reviewOn, reason],
  AskExclusion: [reason],
  Decide: [{ name: 'kind', asking: { as: 'request' }, isNeeded: true }, agreed, note],
  Supervise: [{ ...note, isNeeded: true }],
  Remind: [note],
  RaiseUrgency: [
    { name: 'to', asking: choice('urgency', 'URGENT', 'SEMI_URGENT'), isNeeded: true },
  ],
  NoteLeader: [{ name: 'instruction', asking: { as: 'text' }, isNeeded: true }],
  Withdraw: [reason],
  AskReturn: [
    {
      name: 'code',
      asking: choice(
        'returnCode',
        'OUTSIDE_HOTLINE_21',
        'NOT_THIS_UNITS_DUTY_22',
        'NOT_ITS_AREA_23',
        'ELEMENTS_MISSING_24',
        'WRONGLY_DISPATCHED_DUPLICATE_25',
        'OTHER_26',
      ),
      isNeeded: true,
    },
    reason,
  ],
  Arbitrate: [agreed, note],
  Contact: [
    {
      name: 'reached',
      asking: { as: 'yesno', yes: 'casework.yes', no: 'casework.no' },
      isNeeded: true,
    },
    {
      name: 'failure',
      asking: choice('failure', 'NO_ANSWER', 'POWERED_OFF', 'OTHER'),
      isNeeded: true,
      when: (filled) => filled['reached'] === false,
    },
    note,
  ],
  Redispatch: [
    { name: 'units', asking: { as: 'unitsBelow' }, isNeeded: true },
    { name: 'due', asking: { as: 'moment' } },
  ],
  AskAssist: [{ name: 'units', asking: { as: 'units' }, isNeeded: true }, reason],
  AskRelay: [{ name: 'question', asking: { as: 'text' }, isNeeded: true }],
  AskExtension: [
    {
      name: 'ground',
      asking: choice('extensionGround', 'STATUTORY_LIMIT', 'DIFFICULT'),
      isNeeded: true,
    },
    { name: 'days', asking: { as: 'number', usual: 15 }, isNeeded: true },
    reason,
  ],
  Review: [
    {
      name: 'accepted',
      asking: { as: 'yesno', yes: 'casework.pass', no: 'casework.sendBack' },
      isNeeded: true,
    },
    note,
  ],
  GiveFeedback: [
    {
      name: 'solved',
      asking: { as: 'yesno', yes: 'casework.yes', no: 'casework.no' },
      isNeeded: true,
    },
    {
      name: 'whyNot',
      asking: { as: 'text' },
      isNeeded: true,
      when: (filled) => filled['solved'] === false,
    },
    {
      name: 'tellCitizen',
      asking: { as: 'yesno', yes: 'casework.yes', no: 'casework.no' },
      isNeeded: true,
    },
    { name: 'head', asking: { as: 'line' }, isNeeded: true },
  ],
}

/** The completion report (rules 5.5); which findings fit depends on the type of appeal. */
export function reportFields(type: string, round = 1, role = 'LEAD'): FieldOf[] {
  const isLead = role === 'LEAD'
  return [
    { name: 'factFinding', asking: choice('factFinding', ...factFindings(type)), isNeeded: true },
    { name: 'factNote', asking: { as: 'text' }, when: (f) => f['factFinding'] !== 'TRUE' },
    {
      name: 'appealFinding',
      asking: choice('appealFinding', 'REASONABLE', 'NO_POLICY_BASIS', 'EXCESSIVE', 'OTHER'),
      isNeeded: true,
    },
    { name: 'appealNote', asking: { as: 'text' }, when: (f) => f['appealFinding'] === 'OTHER' },
    {
      name: 'siteCheck',
      asking: choice('siteCheck', ...siteChecks(type, round)),
      isNeeded: true,
    },
    {
      name: 'siteCheckAt',
      asking: { as: 'moment' },
      isNeeded: true,
      when: (f) => f['siteCheck'] === 'YES',
    },
    { name: 'result', asking: choice('outcome', 'RESOLVED', 'EXPLAINED'), isNeeded: true },
    { name: 'whyUnresolved', asking: { as: 'text' }, when: (f) => f['result'] === 'EXPLAINED' },
    { name: 'replyPoints', asking: { as: 'text' }, isNeeded: true },
    { name: 'replyUnit', asking: { as: 'line' }, isNeeded: isLead },
    { name: 'repliedAt', asking: { as: 'moment' }, isNeeded: isLead },
    { name: 'summary', asking: { as: 'text' }, isNeeded: true },
    {
      name: 'wayOfReply',
      asking: choice('replyWay', 'PHONE', 'VISIT', 'WRITTEN', 'SMS'),
      isNeeded: true,
    },
    { name: 'signatory', asking: { as: 'line' }, isNeeded: true },
    { name: 'contactAttempt', asking: { as: 'attempt' }, isNeeded: isLead },
    { name: 'publicReply', asking: { as: 'text' } },
    { name: 'beyondDuty', asking: { as: 'text' } },
  ]
}

/** The grouping of the three kinds of finding is the report's own (CompletionReport.FactFinding). */
function factFindings(type: string): string[] {
  if (type === 'CONSULTATION') return ['POLICY_EXISTS', 'NO_POLICY', 'POLICY_NOT_ACCEPTED']
  if (type === 'SUGGESTION' || type === 'PRAISE') return ['ADOPTED', 'PARTLY', 'NOTED', 'DECLINED']
  return ['TRUE', 'PARTLY_TRUE', 'UNTRUE']
}

/** Nobody visits a site for a question or praise (rules 5.5); a recheck is seen on the spot (rules 3.18). */
function siteChecks(type: string, round: number): string[] {
  if (type === 'CONSULTATION' || type === 'SUGGESTION' || type === 'PRAISE') return ['NOT_ASKED']
  return round > 1 ? ['YES'] : ['YES', 'NO', 'NO_SITE']
}

function openQuestion(): Asking {
  return { as: 'yesno', yes: 'casework.yes', no: 'casework.no', mayBeOpen: true }
}

function wasReached(filled: Filled): boolean {
  return filled['result'] !== 'UNREACHABLE'
}

/** Fields as they stand before anybody has filled them in: no verdict is chosen for the reader. */
export function empty(fields: FieldOf[]): Filled {
  return Object.fromEntries(fields.map(({ name, asking }) => [name, usualOf(asking)]))
}

function usualOf(asking: Asking): unknown {
  switch (asking.as) {
    case 'units':
    case 'unitsBelow':
      return []
    case 'number':
      return asking.usual
    case 'choice':
      return asking.among.length === 1 ? asking.among[0] : ''
    case 'yesno':
    case 'confirm':
      return null
    default:
      return ''
  }
}

/** What is sent: fields that make no sense now are left out, an empty optional one is null. */
export function body(fields: FieldOf[], filled: Filled): Filled {
  const asked = fields.filter((field) => field.when?.(filled) ?? true)
  return Object.fromEntries(asked.map(({ name, asking }) => [name, written(asking, filled[name])]))
}

function written(asking: Asking, given: unknown): unknown {
  if (given === '' || given === undefined) return null
  if (asking.as === 'moment') return new Date(`${String(given)}+08:00`).toISOString()
  return given
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
