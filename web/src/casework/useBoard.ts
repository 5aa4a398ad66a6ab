import { computed, onBeforeUnmount, readonly, ref } from 'vue'
import { api } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import { usePush } from '@/kernel/usePush'
import type { BoardRow, FoldedBoard, FoldRow } from './shapes'
import { useBatch } from './useBatch'
import { takeStep } from './useOrder'

const AGAIN_MILLIS = 15_000
const MOST_ROWS = 200

/** The orders that wait for a dispatch, like ones folded, each with what the directory says of it. */
export function useBoard() {
  const board = useAsk<FoldedBoard>(() =>
    api.GET('/api/casework/board/folds', { params: { query: { limit: MOST_ROWS } } }),
  )
  const selected = ref<string[]>([])
  const dispatch = usePress((row: BoardRow) => send(row))
  const batch = useBatch()
  const told = ref<{ number: string; unit: string } | null>(null)

  const rows = computed(() => board.value.value?.rows ?? [])
  const chosen = computed(() => rows.value.filter((row) => selected.value.includes(nameOf(row))))
  const chosenCount = computed(() => chosen.value.reduce((sum, row) => sum + row.count, 0))

  async function accept(row: BoardRow): Promise<void> {
    const outcome = await dispatch.press(row)
    if (outcome.done) told.value = { number: row.order.number, unit: row.lead ?? '' }
    await board.ask()
  }

  /** Each goes to whom the directory names for it. */
  async function acceptAll(folds: readonly FoldRow[]): Promise<void> {
    await begin({ deed: 'ACCEPT' }, folds)
  }

  /** All are joined to the one that came first. */
  async function joinAll(folds: readonly FoldRow[]): Promise<void> {
    const first = [...folds].sort((one, other) => one.oldest.localeCompare(other.oldest))[0]
    const into = first?.orders.at(-1)?.id
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

  const timer = setInterval(board.ask, AGAIN_MILLIS)
  onBeforeUnmount(() => clearInterval(timer))
  usePush(
    [
      'casework.Registered',
      'casework.Submitted',
      'casework.Dispatched',
      'casework.Returned',
      'casework.Recalled',
      'casework.Merged',
      'casework.Resumed',
    ],
    () => void board.ask(),
  )
  void board.ask()

  return {
    board,
    rows,
    chosen,
    chosenCount,
    isSelected: (row: FoldRow) => selected.value.includes(nameOf(row)),
    select,
    accept,
    acceptAll,
    joinAll,
    told: readonly(told),
    batch,
    refused: dispatch.refused,
    isPressed: dispatch.isPressed,
  }
}

/** The same key may name a cluster and a kind. */
export function nameOf(row: FoldRow): string {
  return `${row.kind}/${row.key}`
}

function send(row: BoardRow) {
  return takeStep(row.order.id, { step: 'dispatch' }, row.order.version, {
    lead: row.lead,
    assists: row.assists,
    copies: [],
  })
}
