import type { Role } from '@/identity/session'

export interface Desk {
  of: 'pressed' | 'reminded' | 'feedback' | 'listed'
  /** Whose desk it is; the server decides what each sees there. */
  roles: Role[]
}

export const DESKS: Desk[] = [
  { of: 'pressed', roles: ['CLERK', 'HANDLER', 'DISPATCHER', 'REVIEWER', 'MANAGER', 'LEADER'] },
  {
    of: 'reminded',
    roles: ['CLERK', 'HANDLER', 'DISPATCHER', 'REVIEWER', 'CALLBACK', 'MANAGER', 'LEADER'],
  },
  { of: 'feedback', roles: ['CLERK', 'HANDLER', 'DISPATCHER', 'REVIEWER', 'MANAGER'] },
  { of: 'listed', roles: ['DISPATCHER', 'REVIEWER', 'MANAGER', 'LEADER'] },
]
