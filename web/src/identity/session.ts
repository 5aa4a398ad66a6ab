import { shallowReadonly, shallowRef } from 'vue'
import { api, type Words } from '@/kernel/api'
import { markWith } from '@/kernel/watermark'

export type Me = Words['IdentitySignInCurrentStaffView']
export type Role = Me['roles'][number]

const me = shallowRef<Me | null>(null)
let question: Promise<Me | null> | null = null

async function ask(): Promise<Me | null> {
  const { data } = await api.GET('/api/identity/me')
  me.value = data ?? null
  markWith(data?.id ?? '')
  return me.value
}

/** Who is signed in on this browser. */
export const session = {
  me: shallowReadonly(me),

  /** Asks the server once, and again after a sign-in or sign-out. */
  async known(): Promise<Me | null> {
    question ??= ask()
    const found = await question
    if (!found) question = null
    return found
  },

  async refresh(): Promise<Me | null> {
    question = ask()
    return await question
  },

  async signOut(): Promise<void> {
    await api.POST('/api/identity/sign-out')
    question = null
    me.value = null
  },
}
