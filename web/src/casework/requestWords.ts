import { exact } from '@/kernel/time'
import { say, sayIfKnown } from '@/say'
import type { Asked } from './shapes'

/** A question for the citizen is asked by the hotline: nobody agrees to it. */
export function isDecided(one: Asked): boolean {
  return one.kind !== 'RELAY'
}

/** What somebody asked for, in one line: kind, whose, for how long, why, and who agreed already. */
export function askedWords(
  one: Asked,
  unitName: (id: string | null | undefined) => string,
): string {
  const { ground, reviewOn, days } = one
  return [
    say(`casework.request.${one.kind}`),
    ...one.units.map((unit) => unitName(unit)),
    days ? say('casework.limitWords.wd', { n: days }) : '',
    ground
      ? (sayIfKnown(`casework.extensionGround.${ground}`) ??
        sayIfKnown(`casework.returnCode.${ground}`) ??
        '')
      : '',
    reviewOn ? `${say('casework.field.reviewOn')} ${exact(reviewOn).slice(0, 10)}` : '',
    isDecided(one) ? say('casework.desks.agreed', { n: one.approvers.length }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
