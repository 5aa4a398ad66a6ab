import { blankDraft, type GuessedField, type Written } from './useDraft'

/** Whether a field holds what was filled in from the words, as nobody has confirmed or changed it. */
export function isGuessed(draft: Written, field: GuessedField): boolean {
  const guess = draft.guessed[field]
  return guess !== undefined && guess === draft[field]
}

export function markGuessed(draft: Written, field: GuessedField, value: string | undefined): void {
  draft.guessed = { ...draft.guessed, [field]: value }
}

/** What stands in these fields is the agent's own word from now on. */
export function forgetGuesses(draft: Written, fields: readonly GuessedField[]): void {
  for (const field of fields) markGuessed(draft, field, undefined)
}

/** What was guessed stands as it was before. */
export function clearGuesses(draft: Written, fields: readonly GuessedField[]): void {
  for (const field of fields)
    if (isGuessed(draft, field)) Object.assign(draft, { [field]: blankDraft()[field] })
  forgetGuesses(draft, fields)
}
