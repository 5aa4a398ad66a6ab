import { say } from '@/say'
import { copyOf, type ScriptText } from './useScript'

const SAID = ['whenItApplies', 'why', 'whomToSee', 'procedure', 'doNotPromise'] as const
const QUESTION = 'followUps.'

/** A part of a script in words; the server names it. */
export function partWords(part: string, text: ScriptText): string {
  if (part.startsWith(QUESTION)) {
    const place = Number(part.slice(QUESTION.length))
    const question = text.followUps[place]?.question ?? ''
    return say('knowledge.part.question', { n: place + 1, question })
  }
  const found = SAID.find((one) => one === part)
  return found ? say(`knowledge.field.${found}`) : part
}

/** A text with these parts as they are written elsewhere. */
export function withOwnParts(
  text: ScriptText,
  written: ScriptText,
  own: readonly string[],
): ScriptText {
  const said = SAID.filter((part) => own.includes(part) && written[part] !== undefined)
  return {
    ...copyOf(text),
    ...Object.fromEntries(said.map((part) => [part, written[part]])),
    followUps: text.followUps.map((one, place) => ({
      ...((own.includes(`${QUESTION}${place}`) && written.followUps[place]) || one),
    })),
  }
}

/** A part that two editions say differently. */
export interface PartChange {
  part: string
  before: string
  after: string
}

/** What an edition changed of the one before, part by part, in the order of reading. */
export function changesOf(before: ScriptText, after: ScriptText): PartChange[] {
  const most = Math.max(before.followUps.length, after.followUps.length)
  const pairs = [
    { part: 'title', before: before.title, after: after.title },
    ...SAID.map((part) => ({ part, before: before[part] ?? '', after: after[part] ?? '' })),
    ...Array.from({ length: most }, (_, place) => ({
      part: `${QUESTION}${place}`,
      before: lineOf(before, place),
      after: lineOf(after, place),
    })),
  ]
  return pairs.filter((one) => one.before !== one.after)
}

function lineOf(text: ScriptText, place: number): string {
  const one = text.followUps[place]
  return one ? `${one.question} ${one.answer}` : ''
}
