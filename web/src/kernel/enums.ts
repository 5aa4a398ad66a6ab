/** The values of the server's enumerations, as its OpenAPI document says them (`npm run generate`).
 * No screen keeps such a list of its own; `enums.test.ts` holds it. */
export {
  acdBreakReasonValues as BREAK_REASONS,
  acdSeatOrderValues as SEAT_ORDERS,
  acdSeatViewStateValues as SEAT_STATES,
  caseworkCaseworkFactPassReasonValues as PASS_REASONS,
  caseworkCaseworkFactReasonValues as UNMASK_REASONS,
  caseworkCaseworkFactUnscannedReasonValues as UNSCANNED_REASONS,
  caseworkOrderChannelValues as CHANNELS,
  caseworkPrivacyFactInterestValues as INTERESTS,
  caseworkStepEmergencyServiceValues as EMERGENCY_SERVICES,
  caseworkWorkQueueInboxQueueValues as INBOX_QUEUES,
  cityAppealTypeValues as APPEAL_TYPES,
  cityRowChangeKindValues as ROW_CHANGES,
  cityUrgencyValues as URGENCIES,
  identityRoleValues as ROLES,
  insightIndicatorTableBreakdownValues as BREAKDOWNS,
  knowledgeScriptStateValues as SCRIPT_STATES,
  knowledgeWrongMarkVerdictValues as VERDICTS,
  messagingDeliveryChannelValues as DELIVERY_CHANNELS,
  messagingDeliveryStateValues as DELIVERY_STATES,
} from './schema'
