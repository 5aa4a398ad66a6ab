import { readonly, ref } from 'vue'

/** How the next call sounds: two soft notes, one low note, or nothing. */
export const RING_SOUNDS = ['SOFT', 'LOW', 'NONE'] as const
export interface RingChoice {
  sound: (typeof RING_SOUNDS)[number]
  /** 1 to 5 */
  volume: number
}
export const VOLUMES = { least: 1, most: 5 } as const

const USUAL: RingChoice = { sound: 'SOFT', volume: 3 }
const keyOf = (staff: string) => `vigil.ring.${staff}`
const chosen = ref(USUAL)
let ofStaff = ''

/** Each agent's own, at this machine: headsets differ. */
export function ringFor(staff: string): void {
  ofStaff = staff
  chosen.value = parse(localStorage.getItem(keyOf(staff)))
}

function parse(kept: string | null): RingChoice {
  const found = (kept ? JSON.parse(kept) : USUAL) as RingChoice
  const isFit = RING_SOUNDS.includes(found.sound) && found.volume >= VOLUMES.least
  return isFit && found.volume <= VOLUMES.most ? found : USUAL
}

export const ringChoice = readonly(chosen)

export function chooseRing(next: RingChoice): void {
  chosen.value = next
  localStorage.setItem(keyOf(ofStaff), JSON.stringify(next))
}
