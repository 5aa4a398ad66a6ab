import { refusalWords } from '@/kernel/refusalWords'
import { sayIfKnown } from '@/say'
import type { StepView } from './shapes'
import type { StepName } from './stepForms'

/** Steps that move the order on stand first, the furthest before; what interrupts it behind. */
export const ON_ITS_WAY = [
  'submit',
  'dispatch',
  'sign',
  'report',
  'handle',
  'contact',
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

/** Why a step may not be taken now: our words, else the server's sentence. */
export function whyNot(offer: StepView): string {
  return refusalWords({ ...offer.more, why: offer.why }) ?? offer.detail ?? ''
}
