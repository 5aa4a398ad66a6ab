import { computed, onBeforeUnmount, readonly, ref } from 'vue'
import { api, problem } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'
import { usePush } from '@/kernel/usePush'
import type { Board, BoardRow } from './shapes'
import { takeStep } from './useOrder'

const AGAIN_MILLIS = 15_000
const MOST_ROWS = 200

/** Rows of the board; like orders (same category and district) fold into one with its number. */
export interface Folded {
  key: string
  rows: BoardRow[]
  first: BoardRow
}

const FOLD_FROM = 5

export function fold(rows: readonly BoardRow[]): Folded[] {
  const groups = new Map<string, BoardRow[]>()
  for (const row of rows) {
    const { category, district, urgency } = row.order
    const like = category && district ? `${category}/${district}/${urgency}` : row.order.id
    groups.set(like, [...(groups.get(like) ?? []), row])
  }
  const folded: Folded[] = []
  for (const [key, group] of groups) {
    if (group.length >= FOLD_FROM) folded.push({ key, rows: group, first: group[0] as BoardRow })
    else for (const row of group) folded.push({ key: row.order.id, rows: [row], first: row })
  }
  return folded
}

/** The orders that wait for a dispatch, each with what the directory says of it. */
export function useBoard() {
  const board = useAsk<Board>(() =>
    api.GET('/api/casework/board', { params: { query: { limit: MOST_ROWS } } }),
  )
  const selected = ref<string[]>([])
  const dispatch = usePress((row: BoardRow) => send(row))
  const batch = ref<{ done: number; failed: number; all: number } | null>(null)
  const told = ref<{ number: string; unit: string } | null>(null)

  const rows = computed(() => fold(board.value.value?.rows ?? []))

  async function accept(row: BoardRow): Promise<void> {
    const outcome = await dispatch.press(row)
    if (outcome.done) told.value = { number: row.order.number, unit: row.lead ?? '' }
    await board.ask()
  }

  /** One after the other, each a step of its own: what fails is counted and stays on the board. */
  async function acceptAll(all: readonly BoardRow[]): Promise<void> {
    batch.value = { done: 0, failed: 0, all: all.length }
    for (const row of all) {
      const { error, response } = await send(row)
      if (response.ok) batch.value.done += 1
      else if (problem(error, response.status)) batch.value.failed += 1
    }
    selected.value = []
    await board.ask()
  }

  function select(id: string): void {
    selected.value = selected.value.includes(id)
      ? selected.value.filter((one) => one !== id)
      : [...selected.value, id]
  }

  const timer = setInterval(board.ask, AGAIN_MILLIS)
  onBeforeUnmount(() => clearInterval(timer))
  usePush(
    [
      'casework.Registered',
      'casework.Submitted',
      'casework.Dispatched',
      'casework.Returned',
      'casework.Merged',
      'casework.Resumed',
    ],
    () => void board.ask(),
  )
  void board.ask()

  return {
    board,
    rows,
    selected: readonly(selected),
    select,
    accept,
    acceptAll,
    told: readonly(told),
    batch: readonly(batch),
    refused: dispatch.refused,
    isPressed: dispatch.isPressed,
  }
}

function send(row: BoardRow) {
  return takeStep(row.order.id, { step: 'dispatch', allowed: true }, row.order.version, {
    lead: row.lead,
    assists: row.assists,
    copies: [],
  })
}
