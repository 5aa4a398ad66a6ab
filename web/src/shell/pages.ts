import type { Role } from '@/identity/session'
import type { Key } from '@/say'

export interface StaffPage {
  to: string
  words: Key
  /** Whose daily work it is; the server decides what each may do there. */
  roles: Role[]
  /** Pages below it have routes of their own: it is the open one there as well. */
  under?: string
  /** It is found by name, and from this page by a link; the bar has no room for all. */
  beside?: string
}

/** In the order of a call's life. */
export const PAGES: StaffPage[] = [
  { to: '/desk', words: 'shell.page.desk', roles: ['AGENT'] },
  { to: '/watch', words: 'shell.page.watch', roles: ['MANAGER'] },
  { to: '/duty', words: 'watch.duty.title', roles: ['MANAGER', 'LEADER', 'OPERATOR'] },
  { to: '/line', words: 'desk.line.title', roles: ['MANAGER', 'LEADER'] },
  { to: '/board', words: 'shell.page.board', roles: ['DISPATCHER'] },
  { to: '/batches', words: 'casework.batch.title', roles: ['DISPATCHER', 'REVIEWER', 'CALLBACK'] },
  { to: '/inbox', words: 'shell.page.inbox', roles: ['CLERK', 'HANDLER'] },
  { to: '/units', words: 'insight.unit.mine', roles: ['CLERK', 'HANDLER'], under: '/units/' },
  { to: '/review', words: 'shell.page.review', roles: ['REVIEWER'] },
  {
    to: '/quality',
    words: 'understanding.title',
    roles: ['MANAGER', 'REVIEWER'],
    under: '/quality/sheets',
  },
  {
    to: '/quality/mine',
    words: 'understanding.mine',
    roles: ['AGENT', 'CALLBACK', 'CLERK', 'HANDLER'],
  },
  {
    to: '/quality/sheets',
    words: 'understanding.sheets.title',
    roles: ['MANAGER', 'REVIEWER'],
    beside: '/quality',
  },
  { to: '/requests', words: 'shell.page.requests', roles: ['REVIEWER', 'DISPATCHER', 'MANAGER'] },
  { to: '/relays', words: 'casework.relays.title', roles: ['CALLBACK', 'DISPATCHER'] },
  {
    to: '/rapid',
    words: 'shell.page.rapid',
    roles: ['DISPATCHER', 'MANAGER', 'LEADER'],
  },
  {
    to: '/follow',
    words: 'shell.page.follow',
    roles: ['CLERK', 'HANDLER', 'DISPATCHER', 'REVIEWER', 'CALLBACK', 'MANAGER', 'LEADER'],
  },
  { to: '/callbacks', words: 'shell.page.callbacks', roles: ['CALLBACK'] },
  { to: '/scripts', words: 'shell.page.scripts', roles: ['EDITOR', 'MANAGER', 'CLERK', 'AGENT'] },
  { to: '/watch/reports', words: 'shell.page.reports', roles: ['CLERK'] },
  {
    to: '/watch/periodic',
    words: 'watch.periodic.title',
    roles: ['LEADER', 'MANAGER'],
    under: '/watch/periodic/',
    beside: '/overview',
  },
  {
    to: '/problems',
    words: 'insight.problems.title',
    roles: ['LEADER', 'MANAGER'],
    beside: '/overview',
  },
  {
    to: '/topics',
    words: 'insight.weeks.title',
    roles: ['LEADER', 'MANAGER'],
    beside: '/overview',
  },
  { to: '/overview', words: 'shell.page.overview', roles: ['LEADER', 'MANAGER', 'OPERATOR'] },
  {
    to: '/forecast',
    words: 'workforce.title',
    roles: ['MANAGER', 'LEADER'],
    beside: '/line',
  },
  {
    to: '/indicators',
    words: 'insight.tables',
    roles: ['LEADER', 'MANAGER', 'OPERATOR'],
    beside: '/overview',
  },
  {
    to: '/orders',
    words: 'shell.page.orders',
    roles: [
      'AGENT',
      'DISPATCHER',
      'CLERK',
      'HANDLER',
      'REVIEWER',
      'CALLBACK',
      'MANAGER',
      'LEADER',
      'OPERATOR',
    ],
  },
  {
    to: '/admin',
    words: 'shell.page.admin',
    roles: ['OPERATOR', 'MANAGER'],
    under: '/admin/',
  },
  {
    to: '/models',
    words: 'understanding.models.title',
    roles: ['OPERATOR', 'MANAGER'],
    beside: '/admin',
  },
  {
    to: '/calendar',
    words: 'shell.page.calendar',
    roles: ['OPERATOR', 'MANAGER'],
    beside: '/admin',
  },
  { to: '/deliveries', words: 'shell.page.deliveries', roles: ['OPERATOR'] },
  { to: '/imports', words: 'shell.page.imports', roles: ['DISPATCHER', 'OPERATOR'] },
  {
    to: '/privacy',
    words: 'casework.privacy.title',
    roles: ['OPERATOR', 'MANAGER', 'LEADER', 'DISPATCHER', 'REVIEWER', 'CALLBACK', 'CLERK'],
  },
  {
    to: '/my-phone',
    words: 'shell.page.phone',
    roles: ['AGENT', 'MANAGER', 'DISPATCHER', 'CALLBACK', 'HANDLER', 'LEADER'],
  },
]

export function pagesFor(roles: readonly Role[]): StaffPage[] {
  return PAGES.filter((page) => page.roles.some((role) => roles.includes(role)))
}

/** Where each role's day begins, the more urgent work first. */
const STARTS: [Role, string][] = [
  ['AGENT', '/desk'],
  ['MANAGER', '/watch'],
  ['DISPATCHER', '/board'],
  ['CLERK', '/inbox'],
  ['HANDLER', '/inbox'],
  ['REVIEWER', '/review'],
  ['CALLBACK', '/callbacks'],
  ['EDITOR', '/scripts'],
  ['LEADER', '/overview'],
  ['OPERATOR', '/admin'],
]

export function firstPage(roles: readonly Role[]): string {
  return STARTS.find(([role]) => roles.includes(role))?.[1] ?? '/orders'
}
