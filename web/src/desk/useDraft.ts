import type { Words } from '@/kernel/api'
import { onBeforeUnmount, onMounted, readonly, ref, watch, type Ref } from 'vue'
import { now } from '@/kernel/clock'
import { isAsked } from '@/kernel/fields'
import { FORMS } from '@/kernel/forms'
import { localDraft, useDraftCopy } from './draftCopy'

export type GuessedField = 'type' | 'category' | 'district' | 'street' | 'address'

/** What an agent has written about one call; kept in this browser and at the server until it is an order. */
export interface Written {
  type: Words['CityAppealType']
  urgency: Words['CityUrgency']
  category: string
  title: string
  description: string
  wishes: string
  district: string
  street: string
  address: string
  name: string
  contact: string
  /** The unit that it accuses, or that it is none; empty while nobody said. */
  accused: string
  anonymous: boolean
  confidential: boolean
  /** The scripts that the agent answered with. */
  scripts: string[]
  /** The answer in the agent's own words, where no unit is needed. */
  reply: string
  /** What was filled in from the words and stands until it is confirmed or changed, by field. */
  guessed: Partial<Record<GuessedField, string>>
}

const SAVE_AFTER_MILLIS = 400
const FORM = FORMS.CaseworkDraftBody

export function blankDraft(): Written {
  return {
    type: 'CONSULTATION',
    urgency: 'NORMAL',
    category: '',
    title: '',
    description: '',
    wishes: '',
    district: '',
    street: '',
    address: '',
    name: '',
    contact: '',
    accused: '',
    anonymous: false,
    confidential: false,
    scripts: [],
    reply: '',
    guessed: {},
  }
}

/** Before these go to a unit it is said which unit they accuse, or that it is none. */
export function asksAccused(draft: Written): boolean {
  return isAsked(FORM.accusedUnit, { type: draft.type })
}

/** A title where none was typed: the first clause of what happened. */
export function titleOf(draft: Written): string {
  const given = draft.title.trim()
  if (given) return given
  const clause = draft.description
    .split(/[。！？；.!?;\n]/)
    .map((one) => one.trim())
    .find(Boolean)
  return Array.from(clause ?? draft.description.trim())
    .slice(0, FORM.title.most)
    .join('')
}

/** What is left is kept, also when the page goes; who comes back looks for news. */
function hearWindow(leave: () => void, comeBack: () => void): void {
  onMounted(() => {
    addEventListener('pagehide', leave)
    addEventListener('blur', leave)
    addEventListener('focus', comeBack)
  })
  onBeforeUnmount(() => {
    leave()
    removeEventListener('pagehide', leave)
    removeEventListener('blur', leave)
    removeEventListener('focus', comeBack)
  })
}

/** The draft of the call at hand; each call has its own, so a debt is taken up where it was left. */
export function useDraft(call: Readonly<Ref<string | null>>) {
  const draft = ref<Written>(blankDraft())
  const savedAt = ref<number | null>(null)
  let pause: ReturnType<typeof setTimeout> | undefined
  let isLoading = false
  let isForgetting = false
  /** What stands here and is kept already. */
  let keptWords = ''
  const copy = useDraftCopy()

  function show(kept: string | null): void {
    isLoading = true
    clearTimeout(pause)
    draft.value = kept ? { ...blankDraft(), ...(JSON.parse(kept) as Written) } : blankDraft()
    keptWords = JSON.stringify(draft.value)
    savedAt.value = null
    queueMicrotask(() => (isLoading = false))
  }

  function keep(about: string): void {
    clearTimeout(pause)
    keptWords = JSON.stringify(draft.value)
    copy.keep(about, keptWords)
    savedAt.value = now.value
  }

  /** What was typed before the answer came is newer. */
  async function takeUp(about: string): Promise<void> {
    const before = JSON.stringify(draft.value)
    const newer = await copy.fetchNewer(about)
    if (newer && call.value === about && JSON.stringify(draft.value) === before) show(newer)
  }

  watch(
    call,
    (next, before) => {
      // What is typed when another call comes is about the one before.
      if (before && JSON.stringify(draft.value) !== keptWords) keep(before)
      show(next ? localDraft(next) : null)
      if (next) void takeUp(next)
    },
    { immediate: true },
  )
  copy.watchWire(() => call.value)
  /** The last letters are kept now: nothing may write an older text later. */
  function leave(): void {
    clearTimeout(pause)
    if (call.value && JSON.stringify(draft.value) !== keptWords) keep(call.value)
    copy.leave()
  }
  /** In another window somebody may have gone on: this one shows it before it is written over. */
  function comeBack(): void {
    if (call.value) void takeUp(call.value)
  }
  hearWindow(leave, comeBack)

  watch(
    draft,
    () => {
      const about = call.value
      if (isForgetting || !about || isLoading) {
        isForgetting = false
        return
      }
      clearTimeout(pause)
      pause = setTimeout(() => keep(about), SAVE_AFTER_MILLIS)
    },
    { deep: true },
  )

  function forget(of: string): void {
    clearTimeout(pause)
    copy.forget(of)
    if (of === call.value) {
      isForgetting = true
      draft.value = blankDraft()
      keptWords = JSON.stringify(draft.value)
    }
    savedAt.value = null
  }

  return { draft, savedAt: readonly(savedAt), forget }
}
