import { computed, onBeforeUnmount, onMounted, watch } from 'vue'
import { session } from '@/identity/session'
import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import { usePush, wire, type Heard } from '@/kernel/usePush'
import { usePagePhone } from '@/telephony/page/usePagePhone'

export type Seat = Words['AcdSeatView']
export type Queue = Words['AcdQueueView']
export type BreakReason = Words['AcdAcdBreak']['reason']
export type SeatWish = 'ready' | 'save-later' | { rest: BreakReason } | 'begin' | 'end'

/** The push tells of changes at once; this is for the time its wire is cut. */
const CUT_POLL_MILLIS = 3000
const QUEUE_POLL_MILLIS = 5000
const PHONE_POLL_MILLIS = 10_000
/** While a call is on, the light of the voice follows its sound. */
const SOUND_POLL_MILLIS = 2000

const OFFERED = 'acd.Offered'

/** The own seat and the queue, as the distribution engine sees them. */
export function useSeat() {
  const seat = useAsk<Seat>(() => api.GET('/api/acd/seat'))
  const queue = useAsk<Queue>(() => api.GET('/api/acd/queue'))
  const talking = computed(() =>
    seat.value.value?.state === 'TALKING' ? (seat.value.value.call ?? undefined) : undefined,
  )
  const phone = useAsk(() =>
    api.GET('/api/telephony/my-phone', { params: { query: { call: talking.value } } }),
  )
  /** The page that has just become the phone is registered: nobody waits for the next turn to say so. */
  watch(usePagePhone().state, (page) => page === 'READY' && void phone.ask())
  const wish = usePress((wanted: SeatWish) => send(wanted))
  const timers: ReturnType<typeof setInterval>[] = []

  usePush(['acd.', 'workforce.'], (heard) => {
    const me = session.me.value?.id
    const staff = heard.body?.['staff']
    if (staff && staff !== me && heard.subject !== me) return
    const rung = heard.kind === OFFERED && staff === me ? ringing(seat.value.value, heard) : null
    if (rung) seat.put(rung)
    void seat.ask()
  })

  onMounted(() => {
    void seat.ask()
    void queue.ask()
    void phone.ask()
    timers.push(setInterval(() => void phone.ask(), PHONE_POLL_MILLIS))
    timers.push(setInterval(() => talking.value && void phone.ask(), SOUND_POLL_MILLIS))
    timers.push(setInterval(() => wire.value !== 'ok' && void seat.ask(), CUT_POLL_MILLIS))
    timers.push(setInterval(() => void queue.ask(), QUEUE_POLL_MILLIS))
  })
  onBeforeUnmount(() => timers.forEach(clearInterval))

  async function press(wanted: SeatWish): Promise<boolean> {
    const outcome = await wish.press(wanted)
    await seat.ask()
    return outcome.done
  }

  const isByMobile = computed(() => phone.value.value?.isByMobile === true)
  const hasPhone = computed(() => isByMobile.value || (phone.value.value?.isRegistered ?? null))
  const phoneUntil = computed(() => phone.value.value?.registeredUntil ?? null)
  const soundAt = computed(() => (talking.value && phone.value.value?.soundAt) ?? null)
  const voices = computed(() => (talking.value && phone.value.value?.voices) || [])
  const state = computed(() => seat.value.value?.state ?? 'OFF')
  return {
    seat,
    queue,
    state,
    hasPhone,
    isByMobile,
    phoneUntil,
    soundAt,
    voices,
    press,
    isPressed: wish.isPressed,
    refused: wish.refused,
  }
}

/** What the push said is shown before the seat is asked for: a ring is not kept waiting. */
function ringing(seat: Seat | null, heard: Heard): Seat | null {
  const { offer, until } = heard.body
  if (!seat || typeof offer !== 'string' || typeof until !== 'string') return null
  return { ...seat, state: 'OFFERED', since: heard.at, call: heard.subject, offer, until }
}

function send(wanted: SeatWish): Promise<{ error?: unknown; response: Response }> {
  if (typeof wanted === 'object')
    return api.POST('/api/acd/seat/break', { body: { reason: wanted.rest } })
  switch (wanted) {
    case 'ready':
      return api.POST('/api/acd/seat/ready')
    case 'save-later':
      return api.POST('/api/acd/seat/save-later')
    case 'begin':
      return api.POST('/api/workforce/shift/begin', { body: {} })
    case 'end':
      return api.POST('/api/workforce/shift/end')
  }
}
