import { onBeforeUnmount, shallowRef, watch, type Ref } from 'vue'
import { api, type Words } from '@/kernel/api'
import { clearGuesses, forgetGuesses, isGuessed, markGuessed } from './guessed'
import { blankDraft, type Written } from './useDraft'

type Suggestion = Words['UnderstandingSuggestion']
type Guess = Words['UnderstandingGuess']

const PAUSE_MILLIS = 600
/** Fewer characters say nothing of the matter. */
const LEAST = 6
const PARTS = ['type', 'category'] as const
export type Part = (typeof PARTS)[number]

function guessOf(part: Part, found: Suggestion | null): Guess | undefined {
  return (part === 'type' ? found?.type : found?.matter.leaf) ?? undefined
}

async function suggestionOf(words: string, { district, street }: Written) {
  const { data } = await api.POST('/api/understanding/suggestions', {
    body: { words, district: district || undefined, street: street || undefined },
  })
  return data
}

/**
 * What the words say stands in the type and the category by itself, marked until the agent confirms it, changes it or
 * sends the order. What was chosen by hand is left alone; what was refused stays away from this call.
 */
export function useSuggestion(draft: Ref<Written>, call: Readonly<Ref<string | null>>) {
  const suggestion = shallowRef<Suggestion | null>(null)
  const byHand = new Set<Part>()
  let isFilling = false
  let turn = 0
  let pause: ReturnType<typeof setTimeout> | undefined
  function fill(found: Suggestion): void {
    for (const part of PARTS) {
      if (byHand.has(part)) continue
      const guess = guessOf(part, found)
      if (!guess && draft.value.guessed[part] === undefined) continue
      const value = guess?.value ?? blankDraft()[part]
      isFilling = true
      markGuessed(draft.value, part, guess ? value : undefined)
      Object.assign(draft.value, { [part]: value })
      isFilling = false
    }
  }

  async function read(words: string, mine: number): Promise<void> {
    const data = await suggestionOf(words, draft.value)
    if (mine !== turn || !data) return
    suggestion.value = data
    fill(data)
  }

  /** What was guessed stands as it was before. */
  function clear(): void {
    isFilling = true
    clearGuesses(draft.value, PARTS)
    isFilling = false
  }

  function reset(): void {
    suggestion.value = null
    byHand.clear()
    // What was kept from before and is not marked as guessed was chosen already.
    for (const part of PARTS)
      if (draft.value[part] !== blankDraft()[part] && !isGuessed(draft.value, part))
        byHand.add(part)
    readSoon()
  }
  watch(call, reset, { flush: 'post', immediate: true })
  for (const part of PARTS)
    watch(
      () => draft.value[part],
      () => isFilling || isGuessed(draft.value, part) || byHand.add(part),
      { flush: 'sync' },
    )
  watch(
    () => draft.value.description,
    (text) => {
      if (text.trim().length < LEAST) {
        suggestion.value = null
        clear()
      }
      readSoon()
    },
  )

  function readSoon(): void {
    clearTimeout(pause)
    const mine = ++turn
    const text = draft.value.description
    if (call.value && text.trim().length >= LEAST)
      pause = setTimeout(() => void read(text, mine), PAUSE_MILLIS)
  }
  onBeforeUnmount(() => clearTimeout(pause))

  /** What stands there is the agent's own word from now on. */
  function confirm(): void {
    for (const part of PARTS) if (isGuessed(draft.value, part)) byHand.add(part)
    forgetGuesses(draft.value, PARTS)
  }

  /** The fields stand as they were before, and nothing fills them again in this call. */
  function refuse(): void {
    for (const part of PARTS) byHand.add(part)
    clear()
  }

  return {
    suggestion,
    isGuessed: (part: Part) => isGuessed(draft.value, part),
    guess: (part: Part) =>
      isGuessed(draft.value, part) ? guessOf(part, suggestion.value) : undefined,
    confirm,
    refuse,
  }
}
