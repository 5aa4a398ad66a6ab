import type { Shape } from '@/say/shape'
import type { matter as zh } from './zhMatter'

/** What an incident is about. */
export const matter: Shape<typeof zh> = {
  map: 'Where from, by the orders that are written',
  calls: 'Who got through',
  all: '{n} calls',
  ends: {
    answered: 'answered',
    gaveUp: 'gave up in the queue',
    waiting: 'waiting now',
    before: 'never in the queue',
  },
  written: '{calls} calls written as {orders} orders',
  none: 'No order is written of these calls yet: nobody got through, or agents are writing.',
  about: '{topic}: {n} of them, more than half',
  unclear: 'No topic has half of them yet: hear a few more calls before you decide.',
  asks: 'What they ask',
  others: '{n} more categories',
  behind: 'Open these orders',
  voices: 'In the callers’ words',
  quoteNone: 'Nothing that may be quoted yet.',
  phrases: 'What many say',
  joined: 'The same matter, raised also as',
  joinedSays: 'raised {time}, {n} {n:order|orders}',
  joinedCalls: 'raised {time}, {n} {n:call|calls}',
  answer: 'Before and after the script',
  before: 'before {time}',
  after: 'from {time} on',
  onTheSpot: 'Consultations answered on the spot',
  share: '{spot} of {all} ({percent}%)',
  noConsultation: 'no consultations',
  handling: 'Handling time, mean',
  minutes: '{time} ({n} calls)',
  orders: 'Orders written',
}
