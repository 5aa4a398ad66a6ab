import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import { api, problem, type Problem, type Words } from '@/kernel/api'

export type Batch = Words['CaseworkBatchBatchView']
export type Failure = Words['CaseworkBatchFailureView']
export type NewBatch = Words['CaseworkBatchNewBatch']
type Seen = Words['CaseworkBatchesOrderVersion']

interface Answer {
  data?: Batch
  error?: unknown
  response: Response
}

const LOOK_MILLIS = 700

/** The server takes so many named orders in one batch. */
const MOST_NAMED = 900

/** One decision over many orders: begun here, done by the server, looked at until it ends. */
export function useBatch() {
  const batch = shallowRef<Batch | null>(null)
  const failed = useFailures(() => batch.value?.id ?? '')
  const refused = shallowRef<Problem | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  const isAtWork = computed(
    () => batch.value?.state === 'RUNNING' || batch.value?.state === 'GATHERING',
  )

  async function took(answer: Promise<Answer>): Promise<boolean> {
    const { data, error, response } = await answer
    if (!data) {
      refused.value = problem(error, response.status)
      return false
    }
    refused.value = null
    batch.value = data
    await heard()
    return true
  }

  async function heard(): Promise<void> {
    clearTimeout(timer)
    if (isAtWork.value) timer = setTimeout(() => void look(), LOOK_MILLIS)
    else if (batch.value?.failed) await failed.ask(false)
    else failed.forget()
  }

  async function look(): Promise<void> {
    const id = batch.value?.id
    if (!id) return
    const { data } = await api.GET('/api/casework/batches/{id}', { params: { path: { id } } })
    if (data && data.id === batch.value?.id) batch.value = data
    await heard()
  }

  /** Orders beyond what one batch takes go into a second one; the last begun is looked at. */
  async function begin(
    given: Pick<NewBatch, 'deed' | 'fields'>,
    orders: readonly Seen[],
    source?: NewBatch['source'],
  ): Promise<void> {
    if (source) {
      await took(api.POST('/api/casework/batches', { body: { ...given, source } }))
      return
    }
    for (let from = 0; from < orders.length; from += MOST_NAMED) {
      const some = orders.slice(from, from + MOST_NAMED)
      if (!(await took(api.POST('/api/casework/batches', { body: { ...given, orders: some } }))))
        return
    }
  }

  function open(one: Batch): void {
    batch.value = one
    failed.forget()
    void heard()
  }

  function shut(): void {
    clearTimeout(timer)
    batch.value = null
    failed.forget()
    refused.value = null
  }

  const at = () => ({ params: { path: { id: batch.value?.id ?? '' } } })
  const presses = {
    stop: () => took(api.POST('/api/casework/batches/{id}/stop', at())),
    resume: () => took(api.POST('/api/casework/batches/{id}/resume', at())),
    retry: (newest: boolean) =>
      took(api.POST('/api/casework/batches/{id}/retry', { ...at(), body: { newest } })),
    more: () => failed.ask(true),
  }

  onBeforeUnmount(() => clearTimeout(timer))

  /** What its sheet shows; null while none is open. */
  const sheet = computed(() => {
    const { failures, hasMore } = failed
    const now = { failures: failures.value, hasMore: hasMore.value, isAtWork: isAtWork.value }
    return batch.value && { batch: batch.value, refused: refused.value, ...now }
  })

  return { sheet, presses, refused, begin, open, shut }
}

/** What a batch could not do, a page at a time. */
function useFailures(id: () => string) {
  const failures = shallowRef<readonly Failure[]>([])
  const next = ref<string | null>(null)

  async function ask(more: boolean): Promise<void> {
    const cursor = more && next.value ? Number(next.value) : undefined
    const { data } = await api.GET('/api/casework/batches/{id}/failures', {
      params: { path: { id: id() }, query: { cursor } },
    })
    if (!data) return
    failures.value = more ? [...failures.value, ...data.items] : data.items
    next.value = data.next ?? null
  }

  function forget(): void {
    failures.value = []
    next.value = null
  }

  return { failures, hasMore: computed(() => next.value !== null), ask, forget }
}
