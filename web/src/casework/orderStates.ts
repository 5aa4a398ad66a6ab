import type { OrderState } from './shapes'

/** In the order of a life; what is open stands before what is over. */
export const STATES: OrderState[] = [
  'PENDING_DISPATCH',
  'CONFERRING',
  'IN_HANDLING',
  'UNDER_REVIEW',
  'PENDING_CALLBACK',
  'RECHECK',
  'DRAFT',
  'SHELVED',
  'DIFFICULT',
  'ANSWERED',
  'TRANSFERRED_EMERGENCY',
  'NOT_ACCEPTED',
  'CLOSED',
  'ARCHIVED',
  'MERGED',
  'WITHDRAWN',
]
