/** One of a list to choose from. */
export interface Choice {
  value: string
  label: string
  /** What stands below it: where it belongs. */
  hint?: string
  /** Other words that find it: its name in the other language, its code. */
  also?: string
}

/** More than these are not looked through; whoever does not see it types another word. */
const MOST = 60

/**
 * Those that have every word typed; names that begin with the words come first, and those last of which
 * a Chinese word is short: 卫健委 for 卫生健康委员会.
 */
export function matching(
  choices: readonly Choice[],
  typed: string,
): { shown: readonly Choice[]; more: number } {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = choices.filter((one) => {
    const text = `${one.label} ${one.hint ?? ''} ${one.also ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word) || isShortFor(word, one.label))
  })
  const first = words[0]
  const sorted = first
    ? [...found].sort((one, other) => rank(one, first) - rank(other, first))
    : found
  return { shown: sorted.slice(0, MOST), more: Math.max(0, sorted.length - MOST) }
}

/** Whether its characters stand in the name in this order. */
function isShortFor(word: string, name: string): boolean {
  if (!/^\p{Script=Han}{2,}$/u.test(word)) return false
  let from = 0
  return [...word].every((character) => {
    from = name.indexOf(character, from) + 1
    return from > 0
  })
}

function rank(choice: Choice, word: string): number {
  const label = choice.label.toLowerCase()
  if (label === word) return 0
  if (label.startsWith(word)) return 1
  if (label.includes(word)) return 2
  return `${choice.hint ?? ''} ${choice.also ?? ''}`.toLowerCase().includes(word) ? 3 : 4
}
