import { readonly, ref, shallowRef } from 'vue'
import { api, problem, type Problem } from '@/kernel/api'
import { touchPasskey, type WrittenOptions } from './passkey'

/** Step-up: the server's challenge, answered by the key that is touched. A new try ends the one before. */
export function useStepUp() {
  const isBusy = ref(false)
  const refused = shallowRef<Problem | null>(null)
  let trying: AbortController | null = null

  /** True once the server took it. */
  async function touch(): Promise<boolean> {
    trying?.abort()
    const mine = (trying = new AbortController())
    isBusy.value = true
    refused.value = null
    const no = await attempt(mine.signal).catch(() => ({ why: 'KeyNotTouched' }))
    if (trying !== mine) return false
    trying = null
    isBusy.value = false
    refused.value = no
    return no === null
  }

  /** Ends the browser's own question too. */
  function stop(): void {
    trying?.abort()
    trying = null
    isBusy.value = false
    refused.value = null
  }

  return { isBusy: readonly(isBusy), refused: readonly(refused), touch, stop }
}

async function attempt(signal: AbortSignal): Promise<Problem | null> {
  const asked = await api.POST('/api/identity/step-up', { signal })
  if (!asked.data) return problem(asked.error, asked.response.status)
  const touched = await touchPasskey(asked.data.options as unknown as WrittenOptions, signal)
  if ('refused' in touched) return touched.refused
  const { error, response } = await api.POST('/api/identity/step-up/passkey', {
    body: { credential: touched.credential as never },
    signal,
  })
  return response.ok ? null : problem(error, response.status)
}
