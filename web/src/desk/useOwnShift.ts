import { computed, onBeforeUnmount, onMounted } from 'vue'
import { session } from '@/identity/session'
import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePush } from '@/kernel/usePush'

export type OwnShift = Words['AcdOwnShiftOwnShift']

/** The ledger's readers follow within a second. */
const ASK_AFTER_MILLIS = 1500
const POLL_MILLIS = 60_000

/** The own shift in numbers, as the server counts it; nothing is counted on the page. */
export function useOwnShift() {
  const asked = useAsk<OwnShift>(() => api.GET('/api/acd/shift'))
  let pause: ReturnType<typeof setTimeout> | undefined
  let poll: ReturnType<typeof setInterval> | undefined

  usePush(['acd.', 'workforce.'], (heard) => {
    const me = session.me.value?.id
    const staff = heard.body?.['staff']
    if (staff && staff !== me && heard.subject !== me) return
    clearTimeout(pause)
    pause = setTimeout(() => void asked.ask(), ASK_AFTER_MILLIS)
  })
  onMounted(() => {
    void asked.ask()
    poll = setInterval(() => void asked.ask(), POLL_MILLIS)
  })
  onBeforeUnmount(() => {
    clearTimeout(pause)
    clearInterval(poll)
  })

  /** So much talk without a break that one is due. */
  const isBreakDue = computed(() => {
    const talk = asked.value.value?.talk
    return talk ? talk.seconds >= talk.most : false
  })
  return { shift: asked.value, isBreakDue }
}
