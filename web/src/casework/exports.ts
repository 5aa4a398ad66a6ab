import type { RouteLocationRaw } from 'vue-router'
import { session, type Role } from '@/identity/session'

/** Who may ask that a list of orders leaves the house; another must agree (rules 9.6). */
export const ASKING: Role[] = ['DISPATCHER', 'REVIEWER', 'CALLBACK', 'CLERK', 'MANAGER', 'LEADER']

/** Where one asks for the orders of such a filter; null for whose role may not ask. */
export function exportTo(query: Record<string, string | undefined> = {}): RouteLocationRaw | null {
  const mine = session.me.value?.roles ?? []
  return ASKING.some((role) => mine.includes(role)) ? { path: '/privacy', query } : null
}
