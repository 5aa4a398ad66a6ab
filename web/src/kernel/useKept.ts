import { getCurrentScope, onScopeDispose, readonly, ref, watch, type Ref } from 'vue'
import { now } from './clock'

const SAVE_AFTER_MILLIS = 400

/**
 * What is being written, kept in this browser under a name until it is sent: it outlives a reload,
 * a cut wire and a telephone that puts the page to sleep. Without a name nothing is kept. What may hold
 * somebody's particulars is kept in `sessionStorage`: it goes with the tab.
 */
export function useKept<T extends object>(
  name: () => string | null,
  written: Ref<T>,
  storage: Storage = localStorage,
) {
  /** When it was last put away, in epoch milliseconds. */
  const savedAt = ref<number | null>(null)
  /** What is shown was kept from before. */
  const isKept = ref(false)
  let pause: ReturnType<typeof setTimeout> | undefined
  let pending: (() => void) | undefined
  let last = ''

  /** Puts back what was kept; call it once the blank or the server's words stand in the form. */
  function restore(): boolean {
    isKept.value = false
    savedAt.value = null
    const key = name()
    const kept = key ? storage.getItem(keyOf(key)) : null
    last = JSON.stringify(written.value)
    if (!kept || kept === last) return false
    written.value = { ...written.value, ...(JSON.parse(kept) as T) }
    last = JSON.stringify(written.value)
    isKept.value = true
    return true
  }

  watch(
    written,
    () => {
      const next = JSON.stringify(written.value)
      const key = name()
      if (!key || next === last) return
      clearTimeout(pause)
      pending = () => {
        pending = undefined
        last = next
        storage.setItem(keyOf(key), next)
        savedAt.value = now.value
      }
      pause = setTimeout(() => pending?.(), SAVE_AFTER_MILLIS)
    },
    { deep: true },
  )
  /** A page that goes keeps its last letters at once. */
  function leave(): void {
    clearTimeout(pause)
    pending?.()
  }
  if (getCurrentScope()) {
    addEventListener('pagehide', leave)
    onScopeDispose(() => {
      leave()
      removeEventListener('pagehide', leave)
    })
  }

  /** It was sent, or is not wanted any more. */
  function forget(): void {
    clearTimeout(pause)
    pending = undefined
    const key = name()
    if (key) storage.removeItem(keyOf(key))
    last = JSON.stringify(written.value)
    isKept.value = false
    savedAt.value = null
  }

  return { savedAt: readonly(savedAt), isKept: readonly(isKept), restore, forget }
}

function keyOf(name: string): string {
  return `vigil.kept.${name}`
}
