import type { Words } from '@/kernel/api'

export type Drafted = Words['UnderstandingDraftOutcomeDrafted']
type Sentence = Words['UnderstandingDraftSentence']
type Piece = Words['UnderstandingDraftPiece']

/** So much of a source is shown around the words that a piece came from. */
const AROUND = 24

/** A sentence in pieces: those that must come from somewhere, and what is between them. */
export function partsOf(sentence: Sentence): { text: string; piece: Piece | null }[] {
  const parts: { text: string; piece: Piece | null }[] = []
  let at = 0
  for (const piece of sentence.pieces) {
    parts.push({ text: sentence.text.slice(at, piece.from), piece: null })
    parts.push({ text: sentence.text.slice(piece.from, piece.to), piece })
    at = piece.to
  }
  parts.push({ text: sentence.text.slice(at), piece: null })
  return parts.filter((part) => part.text)
}

/** Where a piece came from, with some of the words around it; null where it came from nowhere. */
export function originOf(piece: Piece, sources: Drafted['sources']) {
  const quote = piece.source
  const source = sources.find((one) => one.id === quote?.source)
  if (!quote || !source) return null
  const { text, label } = source
  return {
    label,
    before: text.slice(Math.max(0, quote.from - AROUND), quote.from),
    words: text.slice(quote.from, quote.to),
    behind: text.slice(quote.to, quote.to + AROUND),
  }
}

/** What may stand in the form: nothing that is struck, and no field that has nothing else. */
export function keptOf(draft: Drafted): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const field of draft.fields) {
    const text = field.sentences
      .filter((sentence) => !sentence.struck)
      .map((sentence) => sentence.text)
      .join('')
      .trim()
    if (text) kept[field.name] = text
  }
  return kept
}
