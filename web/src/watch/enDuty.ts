import type { Shape } from '@/say/shape'
import type { duty as zhDuty } from './zhDuty'

export const duty: Shape<typeof zhDuty> = {
  title: 'Duty',
  ways: 'How I am woken',
  waysHow:
    'When it is your turn these ways are gone one after the other until somebody answers; one that fails is followed by the next at once, and after the last comes the next in line. Key 1 on a phone and a click on the screen answer; an SMS or an e-mail cannot, it only brings the link to sign in.',
  usual: 'This is the usual order; you have not chosen one yet.',
  mustRing: 'You are on the duty list: keep at least one way that rings.',
  way: { MOBILE: 'Mobile', PHONE: 'Phone', SMS: 'SMS', MAIL: 'E-mail', SCREEN: 'Screen' },
  state: {
    READY: 'ready',
    NOT_SET_UP: 'nothing is set up that goes there',
    NO_ADDRESS: 'no number or address',
  },
  use: 'Wake me by: {way}',
  up: 'Earlier: {way}',
  down: 'Later: {way}',
  mail: 'E-mail address (empty keeps it; sealed, for duty only)',
  save: 'Save the order',
  saved: 'Saved.',
  toMobile: 'Register a mobile',
  outcome: {
    SHOWN: 'shown on the screens signed in',
    SENT: 'taken by the {carrier}',
    NOT_SENT: 'not taken by the {carrier}',
    NOT_SET_UP: 'nothing is set up that goes there',
    NO_ADDRESS: 'no number or address',
    NO_ANSWER: 'rang, no answer',
    BUSY: 'busy',
    DECLINED: 'declined',
    UNREACHABLE: 'off, out of reach or not registered',
    NOT_CARRIED: 'no carrier took the call',
    PRESSED: 'answered and pressed 1',
    NO_KEY: 'answered, no key',
    STOPPED: 'we hung up',
    LOST: 'the call broke off',
  },
  carrier: { SMS: 'SMS gateway', MAIL: 'mail server' },
  going: 'under way',
}
