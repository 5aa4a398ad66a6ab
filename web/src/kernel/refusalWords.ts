import { language, sayIfKnown } from '@/say'
import { now } from './clock'
import { again, moment } from './time'

/** Rooms that have words for refusals, as `<room>.refused`; an order's own stand before the rest. */
const ROOMS = [
  'knowledge',
  'understanding',
  'watch',
  'portal',
  'casework',
  'desk',
  'telephony',
  'identity',
  'city',
  'kernel',
]

/** Where a code that a refusal names has a name. */
const NAMES = [
  'casework.element',
  'kernel.field',
  'casework.field',
  'knowledge.field',
  'workforce.field',
]

const PATH = /^[\w.-]+$/

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** A refusal as the server tells it: its name, and what its words may name. */
export interface Refused {
  why?: string | null
  [more: string]: unknown
}

/**
 * What a refusal says in the language of the page; null where there are no words for it. Of something
 * sent that is wrong the server says the kind of mistake and the field.
 */
export function refusalWords(refused: Refused): string | null {
  const values = named(refused)
  const mistake = refused['mistake']
  const own =
    refused.why === 'BadInput' && typeof mistake === 'string'
      ? sayIfKnown(`kernel.badInput.${mistake}`, values)
      : null
  if (own !== null || !refused.why) return own
  for (const room of ROOMS) {
    const words = sayIfKnown(`${room}.refused.${refused.why}`, values)
    if (words !== null) return words
  }
  return null
}

/**
 * What is meant by a code, or by where in a body something stands: `draft.occurred`, `units.0`. What
 * somebody said is no code.
 */
export function fieldWords(path: string): string {
  if (!PATH.test(path)) return path
  const name = path.split('.').findLast((step) => !/^\d+$/.test(step)) ?? path
  for (const room of NAMES) {
    const words = sayIfKnown(`${room}.${name}`)
    if (words !== null) return words
  }
  return name
}

/** The values with codes and times as the reader knows them; several stand in one list. */
function named(refused: Refused): Record<string, string> {
  const all = Object.entries(refused).map(([name, value]): [string, string] => {
    if (Array.isArray(value))
      return [
        name,
        [...new Set(value.map(String).map(fieldWords))].join(language.value === 'zh' ? '、' : ', '),
      ]
    if (name === 'field' || name === 'of') return [name, fieldWords(String(value))]
    return [name, INSTANT.test(String(value)) ? moment(String(value), now.value) : String(value)]
  })
  const looks = sayIfKnown(`kernel.looks.${String(refused['field'])}`)
  const wait = again(Number(refused['seconds'] ?? refused['retryAfterSeconds']))
  return { wait, ...Object.fromEntries(all), ...(looks === null ? {} : { looks }) }
}
