import { LENGTHS } from '@/kernel/forms'
import { computed, ref, watch, type Ref } from 'vue'
import { takeStep } from '@/casework/useOrder'
import { api, problem, type Problem, type Words } from '@/kernel/api'
import { usePress } from '@/kernel/usePress'
import { isSmsReady } from '@/portal/smsGateway'
import { say } from '@/say'
import type { FoundScript } from './useAnswers'
import { asksAccused, titleOf, type Written } from './useDraft'
import { useTakeBack } from './useTakeBack'

type NewOrder = Words['CaseworkOrderNewOrder']
const MERGE = { step: 'merge' }

type Ending = Pick<NewOrder, 'then' | 'script' | 'reply' | 'service' | 'citizenTold'>

/** What ends a call without a unit. */
export type OnTheSpot =
  | { kind: 'answer'; reply: string }
  | { kind: 'emergency'; service: NonNullable<NewOrder['service']> }

type Call = Readonly<Ref<string | null>>

/** The call that is written about. What was refused of one says nothing of another, nor of the same once it is
 * answered. */
function useAbout(call: Call, ringing: Call, forget: () => void) {
  const own = ref<Problem | null>(null)
  watch(ringing, () => (own.value = null))
  watch(call, (now) => {
    forget()
    if (now) own.value = null
  })

  function written(): string | null {
    const isRinging = call.value !== null && call.value === ringing.value
    own.value = isRinging ? { why: 'StillRings' } : null
    return isRinging ? null : call.value
  }

  return { own, written }
}

function useSmsOut(call: Call) {
  const isSmsOut = ref(true)
  watch(
    call,
    async (one) => {
      if (one) isSmsOut.value = await isSmsReady()
    },
    { immediate: true },
  )
  return isSmsOut
}

/** Turns what was written about a call into an order; the server says what is missing. */
export function useWriting(
  call: Readonly<Ref<string | null>>,
  draft: Readonly<Ref<Written>>,
  scripts: Readonly<Ref<readonly FoundScript[]>>,
  /** The call that rings still: nothing is sent about it, for nobody has said anything yet. */
  ringing: Readonly<Ref<string | null>>,
) {
  const told = ref<string | null>(null)
  const takeBack = useTakeBack()
  const register = usePress((order: NewOrder) => api.POST('/api/casework/orders', { body: order }))
  const { own, written } = useAbout(call, ringing, register.forget)
  const isSmsOut = useSmsOut(call)

  async function save(ending: Ending, words: (number: string, code: string) => string) {
    const about = written()
    if (!about) return null
    const outcome = await register.press({ draft: bodyOf(about, draft.value), ...ending })
    if (!outcome.done) return null
    const { id, number, code, version } = outcome.data
    told.value = words(number, code)
    if (ending.then === 'ANSWER') takeBack.begin({ id, number, version })
    await noteUsed(draft.value.scripts, id)
    return about
  }

  /** The code is told to who is still on the line; later it is there for whoever rings back. */
  function submit(isOnLine: boolean) {
    return save({ then: 'SUBMIT' }, (number, code) => {
      const saved = isOnLine
        ? say('desk.saved', { number, code })
        : say('desk.savedAfter', { number, code })
      return `${saved} ${say(isSmsOut.value ? 'desk.smsQueued' : 'desk.smsWaits')}`
    })
  }

  /** What is for staff only is never the answer to a citizen. */
  const usedScript = computed(() =>
    scripts.value.find((one) => draft.value.scripts.includes(one.id) && !one.text.internalOnly),
  )

  /** By the script that was used; the words of the citizen are never the answer. */
  async function answer() {
    const script = usedScript.value
    if (!script) return null
    return await save({ then: 'ANSWER', script: script.id, reply: replyOf(script) }, (number) =>
      say('desk.savedAnswered', { number }),
    )
  }

  /** In the agent's own words, or by the advice to ring for help that the citizen was told. */
  async function end(ending: OnTheSpot) {
    return ending.kind === 'answer'
      ? await save({ then: 'ANSWER', reply: ending.reply }, (number) =>
          say('desk.savedAnswered', { number }),
        )
      : await save(
          { then: 'TRANSFER_EMERGENCY', service: ending.service, citizenTold: true },
          (number) => say('desk.savedAdvised', { number }),
        )
  }

  /** Registers what was said and joins it to the order that is open on the same matter. */
  async function join(into: string) {
    const about = written()
    if (!about) return null
    const kept = await register.press({ draft: bodyOf(about, draft.value), then: 'KEEP' })
    if (!kept.done) return null
    const { id, number, code, version } = kept.data
    const { error, response } = await takeStep(id, MERGE, version, { into })
    if (!response.ok) {
      own.value = problem(error, response.status)
      told.value = say('desk.savedNotJoined', { number })
      return about
    }
    told.value = say('desk.savedJoined', { number, code })
    return about
  }

  return {
    told,
    own,
    takeBack,
    submit,
    answer,
    usedScript,
    end,
    join,
    refused: register.refused,
    isPressed: register.isPressed,
  }
}

function replyOf(script: FoundScript): string {
  const { title, why, whomToSee, procedure } = script.text
  return [title, why, whomToSee, procedure]
    .filter(Boolean)
    .join('\n')
    .slice(0, LENGTHS.CaseworkOrderNewOrder.reply)
}

function bodyOf(call: string, draft: Written): NewOrder['draft'] {
  const some = (text: string) => text.trim() || undefined
  return {
    channel: 'PHONE',
    contact: call,
    type: draft.type,
    urgency: draft.urgency,
    category: some(draft.category),
    title: titleOf(draft),
    description: draft.description.trim(),
    wishes: some(draft.wishes),
    district: some(draft.district),
    street: some(draft.street),
    address: some(draft.address),
    name: draft.anonymous ? undefined : some(draft.name),
    contactPhone: some(draft.contact),
    accusedUnit: asksAccused(draft) ? some(draft.accused) : undefined,
    anonymous: draft.anonymous,
    confidential: draft.confidential,
  }
}

async function noteUsed(scripts: readonly string[], order: string): Promise<void> {
  for (const id of scripts) {
    await api.POST('/api/knowledge/scripts/{id}/used', {
      params: { path: { id } },
      body: { order },
    })
  }
}
