import { copyOf, type ScriptText } from './useScript'

/** What two people changed in one part, each without the other's words. */
export interface Clash {
  part: keyof ScriptText
  theirs: ScriptText[keyof ScriptText]
}

/**
 * A text that somebody writes in, and the one that somebody else saved meanwhile: of what one of
 * the two changed since they were one, the change; of what both did, the writer's, told as a clash.
 */
export function mergedText(
  base: ScriptText,
  mine: ScriptText,
  theirs: ScriptText,
): { text: ScriptText; clashes: Clash[] } {
  const text = copyOf(mine)
  const clashes: Clash[] = []
  const parts = new Set([...Object.keys(mine), ...Object.keys(theirs)] as (keyof ScriptText)[])
  for (const part of parts) {
    if (isSame(theirs[part], base[part]) || isSame(theirs[part], mine[part])) continue
    if (isSame(mine[part], base[part])) Object.assign(text, { [part]: copyOf(theirs)[part] })
    else clashes.push({ part, theirs: theirs[part] })
  }
  return { text, clashes }
}

/** A field that was emptied is as one that was never filled. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one || null) === JSON.stringify(other || null)
}
