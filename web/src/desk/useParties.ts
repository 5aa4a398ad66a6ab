import { computed, watch, type Ref } from 'vue'
import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import { usePush } from '@/kernel/usePush'

export type Party = Words['DeskCallLegsPartyView']
export type Reachable = Words['DeskCallDirectoryReachable']
export type Wish = Words['DeskCallLegsLegWish']['wish']

const OVER = ['GONE', 'MISSED']
/** PROMPTED: a mobile that was picked up and is asked for the key. */
const COMING = ['INVITED', 'RINGING', 'EARLY', 'PROMPTED']

/** Who is in the call at the own seat, and what may be done with it as it stands. */
export function useParties(call: Readonly<Ref<string | null>>) {
  const asked = useAsk<Party[]>(() =>
    api.GET('/api/desk/calls/{call}/parties', { params: { path: { call: call.value ?? '' } } }),
  )
  const reachable = useAsk<Reachable[]>(() => api.GET('/api/desk/reachable'))
  const change = usePress((wish: Wish, to?: string, reason?: string) =>
    api.POST('/api/desk/calls/{call}/parties', {
      params: { path: { call: call.value ?? '' } },
      body: { wish, to, reason },
    }),
  )

  watch(
    call,
    (now) => {
      asked.reset([])
      change.forget()
      if (now) void asked.ask()
    },
    { immediate: true },
  )
  usePush(['telephony.', 'acd.'], (heard) => {
    if (call.value && heard.subject === call.value) void asked.ask()
  })

  const all = computed(() => asked.value.value ?? [])
  const others = computed(() =>
    all.value.filter((one) => !one.isMine && !OVER.includes(one.stands)),
  )
  /** In a call that one comes back to, the last leg is the one that talks. */
  const mine = computed(() => all.value.filter((one) => one.isMine).at(-1))
  const coming = computed(() => others.value.find((one) => COMING.includes(one.stands)))
  const talks = computed(() => mine.value?.stands === 'JOINED')
  /** Until when silence is recorded at most; null while sound is. */
  const pausedUntil = computed(
    () => all.value.find((one) => one.recordingPausedUntil)?.recordingPausedUntil ?? null,
  )
  const citizen = computed(() => others.value.find((one) => one.role === 'CITIZEN'))

  /** What the buttons offer; the server decides. */
  const may = computed(() => {
    const isConsulting = mine.value?.stands === 'CONSULTING'
    const isAsked = others.value.some((one) => one.stands === 'CONSULTING')
    const joined = others.value.filter((one) => one.stands === 'JOINED').length
    return {
      ask: talks.value && !coming.value && others.value.length > 0,
      callOff: Boolean(coming.value),
      letGo:
        isConsulting && others.value.some((one) => one.stands === 'CONSULTING' && one.isAskedByMe),
      join: isConsulting && isAsked,
      handOver: (isConsulting && isAsked) || (talks.value && joined > 1),
      hold: talks.value && citizen.value?.stands === 'JOINED',
      pauseRecording: talks.value && !pausedUntil.value,
      resumeRecording: talks.value && Boolean(pausedUntil.value),
      resume: talks.value && citizen.value?.stands === 'HELD',
    }
  })

  /** Who has the call that one handed over: said of one who is there, and of nobody else. */
  const putThroughTo = computed(() =>
    mine.value?.stands === 'GONE'
      ? others.value.find((one) => one.role !== 'CITIZEN' && one.stands === 'JOINED')
      : undefined,
  )

  /** The own line was lost, and the citizen waits for a person again. */
  const isCutOff = computed(
    () => mine.value?.stands === 'GONE' && citizen.value?.stands === 'QUEUED',
  )

  async function press(wish: Wish, to?: string, reason?: string): Promise<boolean> {
    const outcome = await change.press(wish, to, reason)
    if (outcome.done) asked.put(outcome.data)
    // A colleague may have picked up before the step's own answer came: that shows what was before.
    await asked.ask()
    return outcome.done
  }

  return {
    others,
    mine,
    may,
    putThroughTo,
    isCutOff,
    pausedUntil,
    reachable,
    press,
    isPressed: change.isPressed,
    refused: change.refused,
  }
}
