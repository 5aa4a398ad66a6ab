import type { Conference } from './shapes'

/** The one unit that holds an order to be its own; nothing where none or several do (rules 3.7). */
export function willingUnit(conference: Conference | null | undefined): string | undefined {
  const willing = (conference?.opinions ?? []).filter((one) => one.competent)
  return willing.length === 1 ? willing[0]?.unit : undefined
}
