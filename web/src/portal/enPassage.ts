import { messages } from './enMessages'

export const passage = {
  title: 'Between platforms',
  to: 'To',
  from: 'From',
  state: {
    WAITING: 'not taken yet: its clocks run on here',
    TAKEN: 'handled there',
    ENDED: 'ended there',
    RECALLED: 'taken back by its sender',
    REFUSED: 'not handled there: it waits for a dispatch again',
  },
  stateHere: {
    WAITING: 'to be registered',
    TAKEN: 'handled here',
    ENDED: 'ended here',
    RECALLED: 'taken back by its sender',
    REFUSED: 'not handled',
  },
  since: 'Forwarded',
  number: 'Their number',
  original: 'Original number',
  registered: 'First registered',
  promised: 'The sender owes the answer by',
  waits: 'not delivered, {n} tries so far',
  first: 'on its way',
  behind: 'will be sent once the order is taken there',
  next: 'next try',
  deadUntried: 'not sent: have an operator send it again, or take the order back',
  dead: 'not delivered in {n} tries: have an operator send it again, or take the order back',
  files: 'Their files',
  filesHere: '{here} of {n} are here',
  kind: {
    ...messages,
    order_forwarded: 'the order',
    order_recalled: 'taking it back',
    order_time_asked: 'asks for more time: to be decided',
    Loop: 'it came through that platform before',
    UNFIT: 'its report does not fit here',
  },
}

export const failure = {
  noAnswer: 'no answer in {n} s',
  status: 'it answered HTTP {n} {what}',
  known: {
    no_connection: 'no connection',
    no_SMTP_connection: 'no connection to the mail server',
    the_scanner_has_not_answered_for_it_yet: 'the scanner has not answered for it yet',
    the_other_platform_does_not_have_the_order_yet:
      'the other platform does not have the order yet',
    nothing_goes_to_this_platform_any_more: 'exchange with this platform has ended',
    the_other_platform_does_not_have_this_order_any_more:
      'the other platform does not have this order any more',
    stopped: 'the server was stopped; it is tried again',
  },
}
