import type { RouteLocationRaw } from 'vue-router'
import { session } from '@/identity/session'
import type { Words } from '@/kernel/api'

export type FigureName = keyof Words['KnowledgeScriptFiguresCounts']
export type What = Words['KnowledgeScriptFiguresFigure']

/** In the order in which they are read. */
export const FIGURES: FigureName[] = [
  'orders',
  'atOnce',
  'askedAgain',
  'satisfied',
  'dissatisfied',
  'wrong',
]

const WHAT: Record<Exclude<FigureName, 'wrong'>, What> = {
  orders: 'ORDERS',
  atOnce: 'AT_ONCE',
  askedAgain: 'ASKED_AGAIN',
  satisfied: 'SATISFIED',
  dissatisfied: 'DISSATISFIED',
}

/** Where the orders, or the marks, behind a number stand. */
export function behind(
  script: string,
  name: FigureName,
  which: Record<string, string>,
): RouteLocationRaw {
  return name === 'wrong'
    ? { path: '/scripts/wrong', query: { script, ...which } }
    : { path: `/scripts/${script}/orders`, query: { what: WHAT[name], ...which } }
}

/** The figure that such a list is behind. */
export function figureOf(what: string): FigureName {
  const found = Object.entries(WHAT).find(([, its]) => its === what)
  return (found?.[0] ?? 'orders') as FigureName
}

/** Figures count orders that may accuse the unit of whoever asks: people of units see none. */
export function isOfHotline(): boolean {
  const me = session.me.value
  return me !== null && !me.unit
}

/** Who may be shown one that is not published: the server decides of which. */
export function mayReadDrafts(): boolean {
  const me = session.me.value
  const roles = ['EDITOR', 'MANAGER', 'LEADER', 'REVIEWER']
  return Boolean(me?.unit) || (me?.roles.some((role) => roles.includes(role)) ?? false)
}

/** Who writes scripts and looks after them. */
export function mayWriteScripts(): boolean {
  const roles = session.me.value?.roles ?? []
  return roles.some((role) => role === 'EDITOR' || role === 'MANAGER')
}
