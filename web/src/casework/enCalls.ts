import type { Shape } from '@/say/shape'
import type { calls as zh } from './zhCalls'

/** Calling the citizen from an order. */
export const calls: Shape<typeof zh> = {
  press: 'Call the citizen',
  how: 'Your own phone rings first; once you answer, the citizen is called. The number is not shown.',
  again: 'Call the citizen again',
  hangUp: 'Hang up',
  status: 'Call',
  stage: {
    RINGING_STAFF: 'Your phone is ringing: answer it',
    RINGING_CITIZEN: 'Calling the citizen',
    TALKING: 'Talking with the citizen',
    ENDED: 'The call is over',
  },
  reach: {
    ANSWERED: 'The citizen answered; talked {time}',
    BUSY: 'The citizen is on another call',
    NO_ANSWER: 'The citizen did not answer',
    DECLINED: 'The citizen declined the call',
    UNREACHABLE:
      'The network says that the number cannot be reached (off, out of service, unknown)',
    NOT_CARRIED: 'No line took the call: this counts as no attempt; try again later',
    GIVEN_UP: 'Hung up before anybody answered: this counts as no attempt',
    STAFF_ABSENT: 'Your phone was not answered, and the citizen was not called',
    LINE_LOST: 'The line broke off: this counts as no attempt; call once more',
  },
  filed: 'entered in the order',
  toFile: 'Enter what the citizen said; it will rest on this call.',
  restsOn: 'Rests on the call of {at}',
  typed: 'typed, no call of the hotline',
  byCall: 'by a call of the hotline',
  trail: 'Calls to the citizen',
  noTrail: 'Nobody has called the citizen about this order yet.',
  unfiled: 'not entered',
  purpose: {
    CONTACT: 'first contact',
    CALL_BACK: 'callback',
    RELAY: 'question of a unit',
    TALK: 'manager',
  },
  hear: 'Recording',
}
