import { watch } from 'vue'
import { api } from '@/kernel/api'
import { wire } from '@/kernel/usePush'

/** So long after the first letter that is not there yet the server has it. */
const SEND_AFTER_MILLIS = 2000

const keyOf = (call: string) => `vigil.draft.${call}`
/** When the server got what stands here; nothing where it has not. */
const sentOf = (call: string) => `vigil.draft-sent.${call}`

/** What stands in this browser about a call, as text. */
export function localDraft(call: string): string | null {
  return sessionStorage.getItem(keyOf(call))
}

/**
 * Drafts are kept in this browser at once and at the server soon after: another machine has them too. What was not
 * sent since the wire was cut stands here and goes out when it is back.
 */
export function useDraftCopy() {
  let pause: ReturnType<typeof setTimeout> | undefined
  let waiting: string | null = null

  function keep(call: string, words: string): void {
    if (localDraft(call) === words) return
    sessionStorage.setItem(keyOf(call), words)
    sessionStorage.removeItem(sentOf(call))
    if (waiting && waiting !== call) void send(waiting)
    if (waiting === call) return
    waiting = call
    clearTimeout(pause)
    pause = setTimeout(() => void send(call), SEND_AFTER_MILLIS)
  }

  async function send(call: string, isLeaving = false): Promise<void> {
    if (waiting === call) {
      clearTimeout(pause)
      waiting = null
    }
    const words = localDraft(call)
    if (!words) return
    const { data } = await api.PUT('/api/acd/drafts/{call}', {
      params: { path: { call } },
      body: { words },
      keepalive: isLeaving,
    })
    if (data?.savedAt && localDraft(call) === words)
      sessionStorage.setItem(sentOf(call), data.savedAt)
  }

  /** What another machine left about the call, where nothing newer stands here. */
  async function fetchNewer(call: string): Promise<string | null> {
    const here = localDraft(call)
    if (here && !sessionStorage.getItem(sentOf(call))) {
      void send(call)
      return null
    }
    const { data } = await api.GET('/api/acd/drafts/{call}', { params: { path: { call } } })
    const isNews =
      data?.words && data.savedAt && data.savedAt !== sessionStorage.getItem(sentOf(call))
    if (!isNews || localDraft(call) !== here) return null
    sessionStorage.setItem(keyOf(call), data.words ?? '')
    sessionStorage.setItem(sentOf(call), data.savedAt ?? '')
    return data.words ?? null
  }

  function forget(call: string): void {
    if (waiting === call) {
      clearTimeout(pause)
      waiting = null
    }
    sessionStorage.removeItem(keyOf(call))
    sessionStorage.removeItem(sentOf(call))
    void api.DELETE('/api/acd/drafts/{call}', { params: { path: { call } } })
  }

  /** A page that goes does not wait. */
  function leave(): void {
    if (waiting) void send(waiting, true)
  }

  function watchWire(call: () => string | null): void {
    watch(wire, (now) => {
      const about = call()
      if (now === 'ok' && about && !sessionStorage.getItem(sentOf(about))) void send(about)
    })
  }

  return { keep, fetchNewer, forget, leave, watchWire }
}
