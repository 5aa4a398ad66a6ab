import { computed, onBeforeUnmount, onMounted } from 'vue'
import { session } from '@/identity/session'
import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import { usePush, wire } from '@/kernel/usePush'

export type Seat = Words['AcdSeatView']
export type Queue = Words['AcdQueueView']
export type BreakReason = Words['AcdAcdBreak']['reason']
export type SeatWish = 'ready' | 'save-later' | { rest: BreakReason } | 'begin' | 'end'

/** The push tells of changes at once; this is for the time its wire is cut. */
const CUT_POLL_MILLIS = 3000
const QUEUE_POLL_MILLIS = 5000

/** The own seat and the queue, as the distribution engine sees them. */
export function useSeat() {
  const seat = useAsk<Seat>(() => api.GET('/api/acd/seat'))
  const queue = useAsk<Queue>(() => api.GET('/api/acd/queue'))
  const wish = usePress((wanted: SeatWish) => send(wanted))
  const timers: ReturnType<typeof setInterval>[] = []

  usePush(['acd.', 'workforce.'], (heard) => {
    const staff = heard.body?.['staff']
    const isOurs =
      !staff || staff === session.me.value?.id || heard.subject === session.me.value?.id
    if (isOurs) void seat.ask()
  })

  onMounted(() => {
    void seat.ask()
    void queue.ask()
    timers.push(setInterval(() => wire.value !== 'ok' && void seat.ask(), CUT_POLL_MILLIS))
    timers.push(setInterval(() => void queue.ask(), QUEUE_POLL_MILLIS))
  })
  onBeforeUnmount(() => timers.forEach(clearInterval))

  async function press(wanted: SeatWish): Promise<boolean> {
    const outcome = await wish.press(wanted)
    await seat.ask()
    return outcome.done
  }

  const state = computed(() => seat.value.value?.state ?? 'OFF')
  return { seat, queue, state, press, isPressed: wish.isPressed, refused: wish.refused }
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
