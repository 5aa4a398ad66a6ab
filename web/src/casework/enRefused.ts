import type { Shape } from '@/say/shape'
import type { refused as zh } from './zhRefused'

export const refused: Shape<typeof zh> = {
  Unknown: 'There is no such order, or it is not for you to see.',
  NoSuchVersion:
    'The order never had that version; it is at {version}. The newest state is shown now; look, then decide.',
  Stale: 'Somebody has just changed this. The newest state is shown now; look, then decide.',
  NotNow: 'This step is not possible in the present state.',
  NotYourDuty: 'This step is not for your role.',
  NotYourUnit: 'This step is for the unit that handles it.',
  HotlineOnly: 'The hotline takes this step itself; no unit does.',
  UnitHasNoPart: 'Your unit works on no part of this order.',
  AccusedStepsAside: 'The appeal is about your unit; please step aside.',
  AccusedMayNotHandle: 'The accused unit may not handle it; choose another.',
  AccusedNotNamed:
    'Before a complaint or report is dispatched, say which unit it accuses, or that it is none.',
  AccusedAlreadyNamed:
    'It is said already whom the order accuses; register it anew if that was a mistake.',
  CallerHidden: 'The citizen is hidden from your unit; ask the hotline to pass a question on.',
  CallerNotHidden: 'The citizen is not hidden from you; contact the citizen directly.',
  UnknownUnit: '{field}: there is no such unit; choose one from the list.',
  UnknownPlatform:
    'There is no other platform to forward to; an operator adds one on the Deliveries page.',
  StaysInside: 'A confidential order stays inside this hotline.',
  CameFromThere: 'It came through that platform and cannot go back there.',
  NotForPlatform: 'That platform does not take this district or category.',
  NothingDispatched: 'No unit has this order, so there is nothing to take back.',
  OthersWait:
    'Others who were merged into it wait for its reply; note what this citizen says by a reminder, and go on.',
  UnitTwice: 'A unit has only one part in a round.',
  NotBelow: 'It can only be passed on to units below yours.',
  ElementsMissing: 'Some of the five elements are missing: {missing}.',
  CategoryMissing: 'Choose a category first.',
  SiteVisitNeeded:
    'A complaint or report, its own or one merged into it, needs a site visit and is not answered at once; submit it instead.',
  MergedIntoItself: 'No order is merged into itself; choose another.',
  NotOpen: 'That order has ended; nothing can be merged into it.',
  ReturnWindowOver:
    'The two working days for a return are over ({since}). The unit may ask for assistance; a dispatcher may recall the order.',
  ReturnSpent: 'It was arbitrated once and cannot be returned again.',
  ContactFirst: 'Get in touch with the citizen and record it first.',
  DueBeyondParent:
    'A part is due no later than the part above it, {parentDue}; that one asks for more time.',
  DuePassed: 'That time has passed; choose another.',
  ExtensionTooLate: 'It was due {due}; an extension is asked for before that.',
  ExtensionDaysUnknown: 'An extension has one of the set numbers of working days.',
  QuotaSpent: "This quarter's {quota} extensions are used up.",
  PartNotNamed: 'Say whose request it is.',
  ExcludedAlready: 'This order does not count in scores already; it need not be asked again.',
  AlreadyAsked: 'It was asked for {at} and waits for an answer; it need not be asked again.',
  NothingAsked: 'Nothing has been asked that this would answer.',
  TooManyLooks:
    'That was more than {most} in an hour. Try again {wait}, or ask the manager on duty.',
  NotYoursToHear:
    'A recording is for the agent who took the call, for {hours} hours; for those who handle a complaint about it; and for leaders, with a reason.',
  AskToHear: 'First say why you want to listen; each time is recorded.',
  NotScanned: 'This file was not scanned and may do harm. Say why it must be opened.',
  ParentStillOpen:
    'It was merged into an order that is still open: personal data can be erased once that is closed.',
  NotOnHold: 'The order is under no legal hold.',
  AnotherMustAgree: 'Somebody else must agree; the one who asked may not.',
  CalendarFaulty: 'Correct the lines listed and try again; nothing was entered.',
  AssistsOpen:
    'An assisting unit has not reported yet. Wait for it; if that takes too long, ask the hotline to remind it.',
  ContactRecordMissing: 'The report rests on a contact record; record a contact first.',
  ReportIncomplete: 'The report is not complete; please fill in or correct: {missing}.',
  NotInConference: 'Only units that are asked in a conference answer it; yours is not asked now.',
  CopyReadsOnly: 'Your unit only has a copy to read; it cannot take steps.',
  UnknownScript: 'That script is not published; choose another, or write your own answer.',
  ScriptDoesNotHold:
    'That script does not hold today, or not in this district; choose another, or write your own answer.',
  NotAnsweredAtOnce: 'Only an answer at once is taken back.',
  AnswerIsOut: 'The answer is on its way; have the order handled again, or register a new one.',
  ScriptIsInternal: 'That script is for staff only; choose another, or write your own answer.',
  InternalScriptQuoted:
    'The citizen reads this, and it quotes “{title}”, which is for staff only. Put it another way.',
  AnswerIsTheQuestion: 'That is what the citizen said; write what you answered.',
  NotRunning: '{number} is not an order in progress or finished; please check the number.',
  Dissatisfied:
    'A citizen, its own or one merged into it, is dissatisfied: order a recheck, or ask to close it; a second person decides.',
  NotDissatisfied: 'The citizen did not say they were dissatisfied; record the callback.',
  NoCitizenNumber:
    'The order has no telephone number, so nobody was called; answer the way the citizen wrote.',
  LinkIsTheCitizens: 'Only the citizen answers by the link in the SMS; record a call instead.',
  FeedbackNotOwed: 'No interim feedback is owed.',
  CallOfAnotherOrder: 'That call was not about this order.',
  CallOfAnother: 'Somebody else placed that call; whoever talked records it.',
  CallRecordedAlready: 'That call is recorded already.',
  CallSaysOtherwise:
    'The call says otherwise: nobody is reached by a call that nobody answered, nor missed by one that was.',
  CallbackTooSoon:
    'Some time lies between callbacks, and after a citizen asked for another: not before {notBefore}.',
  OutsideCallbackHours: 'No callbacks are made at this time of day: not before {notBefore}.',
  CallbackNeedsAnotherDay:
    'Callbacks are made on several days, and today had one: not before {notBefore}.',
  SecrecyNotLifted: 'The citizen asked for secrecy; once the order is submitted it is not lifted.',
  UrgencyNotRaised: 'Urgency can only be raised.',
  ReviewDatePassed:
    'The review date must lie ahead; a request whose date has passed is refused and asked again.',
  BatchNotNow: 'Not possible in the state the batch is in; look at it again.',
  NothingFailed: 'None of its orders failed, so there is nothing to try again.',
  NotApproved:
    'It is not approved yet, was refused, or was approved more than a day ago: ask again.',
  DecidedAlready: 'Somebody has decided it already.',
  StillOpen: 'It is still being handled; it can be erased once it is closed.',
  OnHold: 'It is under a legal hold ({by}) and cannot be erased before that is lifted.',
  ErasedAlready: 'It was erased at {at}.',
  NumberDiffers: 'The number typed is not this order’s.',
  HeldAlready: 'It is under a hold already.',
  FileEmpty: 'The file is empty; choose another.',
  FileInfected: 'The scan found something harmful in this file; it was not kept.',
  FileOfNoUse:
    'Files of this kind are not accepted. Pictures, sound, video, PDF, office documents and plain text are.',
  FileTooLarge: 'A file may have {most} MB at most; make it smaller or choose another.',
  TooManyFiles: 'An appeal may have {most} files at most.',
  Broken: 'The step could not be taken; the log says why. Try again.',
}
