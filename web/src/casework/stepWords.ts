import { refusalWords } from '@/kernel/refusalWords'
import { language, say, sayIfKnown } from '@/say'
import type { StepView } from './shapes'
import type { StepName } from './stepForms'

/** Steps that move the order on stand first, the furthest before; what interrupts it behind. */
export const ON_ITS_WAY = [
  'submit',
  'dispatch',
  'give-opinion',
  'sign',
  'report',
  'handle',
  'contact',
  'ask-relay',
  'review',
  'arbitrate',
  'audit',
  'call-back',
  'close',
  'decide',
]

/** `ask-return` in an address is `AskReturn` in the words. */
export function nameOf(step: string): StepName {
  return step
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('') as StepName
}

export function stepWords(step: string): string {
  return sayIfKnown(`casework.step.${nameOf(step)}`) ?? step
}

/** More states than one takes in at a glance help nobody. */
const MOST_STATES = 5

/** Why a step may not be taken now: our words, else the server's sentence. */
export function whyNot(offer: StepView): string {
  const when = offer.why === 'NotNow' ? offer.more?.['when'] : null
  if (Array.isArray(when) && when.length > 0 && when.length <= MOST_STATES) {
    const names = when.map((state) => stateWords(String(state), offer))
    const states = names.join(language.value === 'zh' ? '、' : ', ')
    return say('casework.possibleWhen', { states })
  }
  return refusalWords({ ...offer.more, why: offer.why }) ?? offer.detail ?? ''
}

function stateWords(state: string, offer: StepView): string {
  const of = offer.assignment ? 'part' : 'state'
  return sayIfKnown(`casework.${of}.${state}`) ?? state
}
