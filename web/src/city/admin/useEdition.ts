import { computed, ref, shallowRef } from 'vue'
import { api, problem, type Problem, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { upload } from '@/kernel/upload'
import { faultOf, otherFaults, shownRows, undone, withRow, type RowChange } from './rows'

export type Effect = Words['CityEffect']
export type Step = 'propose' | 'take-back' | 'approve' | 'refuse' | 'withdraw' | 'renew'

/** An edition: its rows, what they change, what is wrong, and what may be done with it now. */
export function useEdition(id: string) {
  const path = { params: { path: { id } } }
  const asked = useAsk(() => api.GET('/api/city/editions/{id}', path))
  const effects = useAsk(() => api.GET('/api/city/editions/{id}/effects', path))
  const refused = shallowRef<Problem | null>(null)
  const isBusy = ref(false)
  const view = computed(() => asked.value.value)
  const file = computed(() => `${view.value?.head.table ?? ''}.csv`)
  const faults = computed(() => (view.value?.faults ?? []).map(faultOf))
  const rows = computed(() =>
    view.value ? shownRows(view.value.rows, view.value.changes, faults.value, file.value) : [],
  )
  const loose = computed(() => otherFaults(faults.value, view.value?.rows ?? [], file.value))
  const isDraft = computed(() => view.value?.head.state === 'DRAFT')

  async function again(): Promise<void> {
    await asked.ask()
    if (view.value && ['DRAFT', 'PROPOSED'].includes(view.value.head.state)) await effects.ask()
  }

  /** Does it, keeps what was refused, and shows what is there now. */
  async function doing(
    act: (seen: number) => Promise<{ done: boolean; problem?: Problem }>,
  ): Promise<boolean> {
    if (isBusy.value || !view.value) return false
    isBusy.value = true
    try {
      const answer = await act(view.value.head.version)
      refused.value = answer.problem ?? null
      if (answer.done || answer.problem?.why === 'Stale') await again()
      return answer.done
    } finally {
      isBusy.value = false
    }
  }

  /** Replaces the row of a line, adds one (line 0), or takes it out (null). */
  const put = (line: number, cells: string[] | null) =>
    doing(async (seen) => {
      const body = { seen, rows: withRow(view.value?.rows ?? [], line, cells) }
      const { error, response } = await api.POST('/api/city/editions/{id}/rows', { ...path, body })
      return answerOf(error, response)
    })

  /** Makes a row again what it was in force. */
  const undo = (change: RowChange) =>
    doing(async (seen) => {
      const body = { seen, rows: undone(view.value?.rows ?? [], change) }
      const { error, response } = await api.POST('/api/city/editions/{id}/rows', { ...path, body })
      return answerOf(error, response)
    })

  const send = (sent: Blob) =>
    doing(async (seen) => await upload(`/api/city/editions/${id}/file?seen=${seen}`, sent))

  const take = (step: Step, words: string) =>
    doing(async (seen) => {
      const { error, response } = await api.POST(`/api/city/editions/{id}/${step}`, {
        ...path,
        body: { seen, words },
      })
      return answerOf(error, response)
    })

  function answerOf(error: unknown, response: Response): { done: boolean; problem?: Problem } {
    return response.ok ? { done: true } : { done: false, problem: problem(error, response.status) }
  }

  return {
    view,
    rows,
    loose,
    isDraft,
    isBusy,
    isSlow: asked.isSlow,
    missing: asked.refused,
    effects: effects.value,
    refused,
    again,
    put,
    undo,
    send,
    take,
  }
}
