import type { Words } from '@/kernel/api'

export type Dossier = Words['CaseworkOrderDetails']
export type ClearOrder = Words['CaseworkUnmaskingClearIdentity']
export type Caution = Dossier['cautions'][number]
export type HistoryEvent = Words['CaseworkOrderDetailsEvent']
export type OrderRow = Words['CaseworkOrderRow']
export type Conference = Words['CaseworkConference']
export type AskedOrder = Words['CaseworkWorkQueuesAskedOrder']
export type CallbackRow = Words['CaseworkCallbackRow']
export type Part = Words['CaseworkAssignment']
export type Attempt = Words['CaseworkAssignmentAttempt']
export type Clock = Words['CaseworkClock']
export type StepView = Words['CaseworkOrderStepView']
export type Report = Words['CaseworkCompletionReport']
export type InboxRow = Words['CaseworkWorkQueueInboxRow']
export type FoldedBoard = Words['CaseworkDuplicateGroupGroupedBoard']
export type FoldRow = Words['CaseworkDuplicateGroupGroupRow']
export type BoardRow = Words['CaseworkWorkQueueBoardRow']
export type OrderSuggestion = Words['UnderstandingOrderSuggestion']
export type Kept = Words['CaseworkOrderRegisteredOrder']
export type Asked = Dossier['order']['requests'][number]
export type Urging = Words['CaseworkReminderStatus']
/** A line of a pile, with what the pile is about beside the order. */
export type PileRow = OrderRow & { lies?: Clock; urging?: Urging } & Partial<
    Pick<CallbackRow, 'nextTry' | 'hasNumber' | 'main'>
  >
export type OrderState = OrderRow['state']
export type Urgency = OrderRow['urgency']
