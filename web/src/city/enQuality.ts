/** Kinds of finding, as the policy table and the page of findings call them. */
export const quality = {
  COMPLAINT_AS_CONSULTATION: 'complaint entered as a question or a plea',
  FACT_LEFT_OUT: 'a fact left out',
  FACT_ADDED: 'a fact added',
  REPLY_ANSWERS_NOTHING: 'the reply answers nothing',
  REPLY_OTHER_MATTER: 'the reply is about something else',
  CHOSEN_WORD_ALONE: 'the chosen word alone',
  PROMISE_OUTSIDE_SCRIPT: 'an absolute promise',
  DATE_PASSED: 'a promised day has passed',
  CONTACT_WITHOUT_CALL: 'contact claimed, no call',
  CLOSED_AGAINST_CITIZEN: 'closed against the citizen’s word',
}
