import { nextTick, readonly, ref, shallowRef, useTemplateRef } from 'vue'
import { problem, type Problem } from '@/kernel/api'
import type { Touched, WrittenOptions } from './passkey'

/** The second step of a door: after the password a key is touched, and the answer is sent. */
export function useKeyStep(
  touch: (options: WrittenOptions) => Promise<Touched>,
  finish: (credential: Record<string, unknown>) => Promise<void>,
) {
  const options = shallowRef<WrittenOptions | null>(null)
  const isBusy = ref(false)
  const refused = shallowRef<Problem | null>(null)
  const keyButton = useTemplateRef<HTMLButtonElement>('keyButton')

  /** Sends the password; true when the key's turn has come. */
  async function offer(
    asked: Promise<{ data?: { options: unknown }; error?: unknown; response: Response }>,
  ): Promise<boolean> {
    isBusy.value = true
    const { data, error, response } = await asked
    isBusy.value = false
    refuse(error, response)
    if (data) options.value = data.options as WrittenOptions
    await nextTick()
    keyButton.value?.focus()
    return data !== undefined
  }

  function refuse(error: unknown, response: Response): void {
    refused.value = response.ok ? null : problem(error, response.status)
  }

  async function press(): Promise<void> {
    if (!options.value) return
    isBusy.value = true
    refused.value = null
    const touched = await touch(options.value)
    if ('credential' in touched) await finish(touched.credential)
    else refused.value = touched.refused
    isBusy.value = false
  }

  return { options, isBusy: readonly(isBusy), refused, offer, refuse, press }
}
