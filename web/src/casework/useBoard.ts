import { computed, onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue'
import { api } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePush } from '@/kernel/usePush'
import type { FoldedBoard, FoldRow } from './shapes'
import { useBatch } from './useBatch'
import type { BoardWish } from './useBoardWish'
import { useDispatch } from './useDispatch'

const AGAIN_MILLIS = 15_000
const PAGE_ROWS = 100
const MOST_ROWS = 200
const NEWS = [
  'casework.Registered',
  'casework.Submitted',
  'casework.Dispatched',
  'casework.Returned',
  'casework.Recalled',
  'casework.Merged',
  'casework.Resumed',
]

/** The orders that wait for a dispatch, like ones folded, each with what the directory says of it. */
export function useBoard(wish: Readonly<Ref<BoardWish>>) {
  const page = (cursor: string | undefined, limit: number) =>
    api.GET('/api/casework/board/folds', { params: { query: { ...wish.value, cursor, limit } } })
  /** As many as are shown are asked for again: what was loaded does not go away with news. */
  const size = ref(PAGE_ROWS)
  const board = useAsk<FoldedBoard>(() => page(undefined, size.value))
  const further = shallowRef<readonly FoldRow[]>([])
  const next = ref<string | null>(null)
  const selected = ref<string[]>([])
  const batch = useBatch()
  const dispatching = useDispatch(() => load())

  const rows = computed(() => [...(board.value.value?.rows ?? []), ...further.value])
  const chosen = computed(() => rows.value.filter((row) => selected.value.includes(nameOf(row))))
  const chosenCount = computed(() => chosen.value.reduce((sum, row) => sum + row.count, 0))

  async function load(): Promise<void> {
    const answer = await board.ask()
    if (!answer) return
    further.value = []
    next.value = answer.next ?? null
  }

  async function more(): Promise<void> {
    if (!next.value) return
    const { data } = await page(next.value, PAGE_ROWS)
    if (!data) return
    const known = new Set(rows.value.map(nameOf))
    further.value = [...further.value, ...data.rows.filter((row) => !known.has(nameOf(row)))]
    next.value = data.next ?? null
    size.value = Math.min(MOST_ROWS, rows.value.length)
  }

  /** Each goes to whom the directory names for it. */
  async function acceptAll(folds: readonly FoldRow[], accused = ''): Promise<void> {
    await begin({ deed: 'ACCEPT', fields: accused ? { accused } : {} }, folds)
  }

  /** All are joined to the one that is due first: rows and the orders of each stand by due time. */
  async function joinAll(folds: readonly FoldRow[]): Promise<void> {
    const into = folds[0]?.orders[0]?.id
    if (into) await begin({ deed: 'MERGE', fields: { into } }, folds)
  }

  /** A fold with more than its named orders is begun by its source. */
  async function begin(
    given: Parameters<typeof batch.begin>[0],
    folds: readonly FoldRow[],
  ): Promise<void> {
    const named = folds.filter((fold) => fold.count <= fold.orders.length)
    const orders = named.flatMap((fold) => fold.orders)
    if (orders.length) await batch.begin(given, orders)
    for (const fold of folds) {
      if (!named.includes(fold)) await batch.begin(given, [], fold.source)
    }
    selected.value = []
  }

  function select(row: FoldRow): void {
    const name = nameOf(row)
    selected.value = selected.value.includes(name)
      ? selected.value.filter((one) => one !== name)
      : [...selected.value, name]
  }

  const timer = setInterval(load, AGAIN_MILLIS)
  onBeforeUnmount(() => clearInterval(timer))
  usePush(NEWS, () => void load())
  watch(wish, load, { immediate: true })

  return {
    board,
    load,
    rows,
    hasMore: computed(() => next.value !== null),
    more,
    chosen,
    chosenCount,
    isSelected: (row: FoldRow) => selected.value.includes(nameOf(row)),
    select,
    acceptAll,
    joinAll,
    batch,
    ...dispatching,
  }
}

/** The same key may name a cluster and a kind. */
export function nameOf(row: FoldRow): string {
  return `${row.kind}/${row.key}`
}
