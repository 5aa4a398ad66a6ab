import { readonly, ref } from 'vue'
import { api } from '@/kernel/api'

const isDemo = ref(false)
let isKnown = false

/** Whether this is a demo: the server says so, since the same pages serve both. */
export const house = { isDemo: readonly(isDemo) }

/** Asks until there was an answer: a page that could not ask asks again with the next one. */
export async function askHouse(): Promise<void> {
  if (isKnown) return
  const { data } = await api.GET('/api/identity/house')
  if (!data) return
  isKnown = true
  isDemo.value = data.isDemo
}
