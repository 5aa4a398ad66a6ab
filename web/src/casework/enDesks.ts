import type { Shape } from '@/say/shape'
import type { desks as zh } from './zhDesks'

export const desks: Shape<typeof zh> = {
  title: 'Follow-up',
  of: {
    pressed: "Supervised, leaders' notes",
    reminded: 'Reminders',
    feedback: 'Interim feedback',
    listed: 'Shelved and difficult',
  },
  empty: {
    pressed: 'No order is supervised or given by a leader',
    reminded: 'No open order has a reminder',
    feedback: 'No interim feedback is owed',
    listed: 'No order is shelved or listed as difficult',
  },
  emptyHow: {
    pressed:
      "Once a reviewer or manager supervises an order or records a leader's note on its page, it appears here, the next due first.",
    reminded: 'Reminders from the hotline and from citizens appear here, the latest first.',
    feedback:
      'Urgent and semi-urgent orders owe one interim feedback while they are open; the next due first.',
    listed:
      'Orders appear here once two people have agreed, by review date, overdue ones first; resume them on their page.',
  },
  all: 'All',
  mine: 'Written by me',
  drafts: 'Drafts to complete',
  archive: 'Archive',
  times: '{n} ×',
  byCitizen: '{n} by the citizen',
  waits: 'waits for an answer since {at}',
  answered: 'answered {at}',
  agreed: '{n} agreed so far',
  asked: 'Waiting for a decision',
  toRelay: 'Waiting for the hotline to ask the citizen',
  print: 'Print',
  printGuard: 'Printing is traced: use the Print button on the page.',
  printList: 'Print the list',
  messages: 'Messages to the citizen',
  noMessages: 'Nothing has been sent to the citizen yet.',
  sendCode: 'Send the query code again',
  codeHow: 'By text message to the citizen’s own phone only; three a day for each order at most.',
  codeSent: 'queued for sending',
  codeWaits: 'kept; there is no SMS gateway, so it waits for one',
  message: {
    QUERY_CODE: 'Query code',
    CONFIRMED: 'Confirmation',
    ANSWERED: 'Answer',
    NOT_ACCEPTED: 'Not accepted',
    EXTENDED: 'New date',
    INTERIM: 'Interim news',
    RATE: 'Survey link',
    CLOSED: 'Closed',
    REPLY_READY: 'Reply of the joined order',
    ANSWER_OUT: 'Answer to what many asked',
  },
  sent: {
    WAITING: 'waits',
    SENT: 'sent',
    DEAD: 'could not be delivered',
    MOOT: 'not needed any more',
  },
  by: {
    SMS: 'SMS',
    MAIL: 'e-mail',
    HOOK: 'webhook',
    EXCHANGE: 'other platform',
    EXCHANGE_FILE: 'other platform, a file',
  },
  exportAsk: 'Ask for an export',
}
