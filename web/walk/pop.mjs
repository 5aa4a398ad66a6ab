// How long a desk takes from the ring to the caller's card, painted.
import { here } from './clock.mjs'
import { until } from './until.mjs'

/** From the offer's own fact to the masked number on the screen (screens: within 300 ms of the ring). */
export const MOST_POP_MILLIS = 300
const MOST_RINGS = 5
const CARD = '[data-shows=number]'

/** Watches the desk's own page for the next ring; to be called while no card is shown. */
export function watchPop(page) {
  return page.evaluate((card) => {
    const epoch = () => performance.timeOrigin + performance.now()
    window.pop = {}
    const seen = new MutationObserver(() => {
      if (!window.pop.ring && document.querySelector('[data-state=OFFERED]'))
        window.pop.ring = epoch()
      if (!document.querySelector(card)?.textContent.includes('*')) return
      seen.disconnect()
      window.pop.card = epoch()
      requestAnimationFrame(() => setTimeout(() => (window.pop.painted = epoch())))
    })
    seen.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
  }, CARD)
}

/** What was watched: when the ring, the card and its paint came, in ms after the offer was written. */
export async function popOf({ page, operator, call }) {
  const seen = await until(
    () => page.evaluate(() => window.pop.painted && window.pop),
    'the card is painted',
  )
  const { items } = await operator.get(`/api/audit/trail?subject=${call}`)
  const offered = here(items.find((one) => one.kind === 'acd.Offered').at)
  const after = (moment) => (moment === undefined ? null : Math.round(moment - offered))
  return { ring: after(seen.ring), card: after(seen.card), painted: after(seen.painted) }
}

/** A slow ring on a busy machine is forgiven when more than half are in time, of five at most. */
export async function inTime(first, ringAgain) {
  const pops = [first]
  const late = () => pops.filter((pop) => pop.painted > MOST_POP_MILLIS).length
  while (2 * late() >= pops.length && pops.length < MOST_RINGS) pops.push(await ringAgain())
  return { holds: 2 * late() < pops.length, pops }
}
