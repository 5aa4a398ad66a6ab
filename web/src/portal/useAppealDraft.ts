import { watch } from 'vue'

const KEPT = 'vigil.appeal'
const KEPT_MILLIS = 7 * 24 * 60 * 60 * 1000

interface Kept {
  at: number
  appeal: Record<string, unknown>
}

/** A half-written appeal stays in this browser for a week, and nowhere else. */
export function useAppealDraft(appeal: Record<string, unknown>, blank: () => object) {
  const found = read()
  if (found) Object.assign(appeal, known(found))

  watch(appeal, () => {
    if (isBlank()) forget()
    else localStorage.setItem(KEPT, JSON.stringify({ at: Date.now(), appeal }))
  })

  /** Of a draft that an older page kept, what the form has still: nothing else is taken in. */
  function known(kept: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(kept).filter(([name]) => name in appeal))
  }

  function isBlank(): boolean {
    return JSON.stringify(appeal) === JSON.stringify(blank())
  }

  function forget(): void {
    localStorage.removeItem(KEPT)
  }

  return { isFound: found !== null, forget }
}

function read(): Record<string, unknown> | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Kept | null
    if (kept && Date.now() - kept.at < KEPT_MILLIS) return kept.appeal
  } catch {
    // What cannot be read is no draft.
  }
  localStorage.removeItem(KEPT)
  return null
}
