import type { Words } from '@/kernel/api'

export type Dossier = Words['CaseworkDossier']
export type Caution = Dossier['cautions'][number]
export type HistoryEvent = Words['CaseworkDossierEvent']
export type OrderRow = Words['CaseworkOrderRow']
export type Part = Words['CaseworkAssignment']
export type Attempt = Words['CaseworkAssignmentAttempt']
export type Clock = Words['CaseworkClock']
export type StepView = Words['CaseworkOrderStepView']
export type Report = Words['CaseworkCompletionReport']
export type InboxRow = Words['CaseworkPileInboxRow']
export type FoldedBoard = Words['CaseworkFoldFoldedBoard']
export type FoldRow = Words['CaseworkFoldFoldRow']
export type BoardRow = Words['CaseworkPileBoardRow']
export type Kept = Words['CaseworkOrderKept']
export type Asked = Dossier['order']['requests'][number]
export type Urging = Words['CaseworkUrging']
/** A line of a pile, with what the pile is about beside the order. */
export type PileRow = OrderRow & { lies?: Clock; urging?: Urging }
export type OrderState = OrderRow['state']
export type Urgency = OrderRow['urgency']
