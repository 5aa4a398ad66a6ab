import type { Shape } from '@/say/shape'
import type { deadline as zhDeadline, due as zh } from './zhDue'

/** Why a due time is what it is, as a story. */
export const due: Shape<typeof zh> = {
  counted: '{event} ({at}): from {from}, limit {limit}',
  hours: 'In hours, running day and night.',
  profile: 'limits of {profile}',
  basis: 'by {basis} (directory {directory})',
  extended: '{event} ({at}): {n} working days more after the old due time {before}',
  given: '{event} ({at}): {unit} moves it from {before} to {due}',
  shortened: '{event} ({at}): due earlier',
  shortenedBy: '{event} ({at}): counted again from {from} by {limit}; the earlier one holds',
  capped:
    'no later than a limit already set (merge, supervision, urgency, recheck or the unit above): brought forward from {before}',
  follows: '{event} ({at}): as the unit that passed it on, {unit}',
  set: '{event} ({at}): somebody named the date',
  moved:
    'calendar {calendar} was entered {at}: {before} became {due} (counted here by the present calendar)',
  result: '→ due {due}',
  differs:
    'The stored due time differs from {counted}, which the present rules give: it was set by other rules.',
  unknown: 'Why this due time was set could not be found.',
  start: '{day} is the start day and does not count',
  counts: 'day {n} is {day}{kind}',
  countsRun: 'days {m} to {n} are {from} to {to}',
  skips: '{day} does not count ({why})',
  skipsRun: '{from} to {to} do not count ({why})',
  shifts: 'the last day is no working day, so it moves to {day}',
  kind: {
    MAKEUP_WORK: ', a make-up working day',
    HOLIDAY: ', a holiday that counts',
    WEEKEND: ', a weekend day that counts',
  },
  why: { WEEKEND: 'weekend', HOLIDAY: 'holiday {name}' },
  and: ', ',
  day: '{w} {d} {monthName}',
  weekday: { d0: 'Sun', d1: 'Mon', d2: 'Tue', d3: 'Wed', d4: 'Thu', d5: 'Fri', d6: 'Sat' },
  semicolon: '; ',
  stop: '.',
  show: 'Why this time',
}

export const deadline: Shape<typeof zhDeadline> = {
  CITIZEN: 'reply to the citizen',
  DISPATCH: 'dispatch',
  HANDLE: 'handling by the unit',
  CALLBACK: 'callback',
  CAP: 'latest possible',
  REVIEW_DATE: 'review date',
  SIGN: 'sign',
  FIRST_CONTACT: 'first contact',
  INTERIM_FEEDBACK: 'interim feedback',
  RETURN_WINDOW: 'return window',
}
