import { computed } from 'vue'
import { api } from '@/kernel/api'
import { usePress } from '@/kernel/usePress'
import { say } from '@/say'
import type { BoardRow } from './shapes'
import { takeStep } from './useOrder'
import { useUndo } from './useUndo'

/** What was just given to a unit. */
interface Sent {
  id: string
  number: string
  unit: string
}

/** Gives an order to whom the directory names, and takes the last one back. */
export function useDispatch(reload: () => Promise<void>) {
  const dispatch = usePress((row: BoardRow, note: string, accused: string) =>
    send(row, note, accused),
  )
  const recall = usePress((sent: Sent) => takeBack(sent))
  const amendment = usePress((row: BoardRow, category: string) =>
    takeStep(row.order.id, { step: 'amend' }, row.order.version, { category }),
  )
  const undo = useUndo<Sent>()

  /** True once it is with the unit. */
  async function accept(row: BoardRow, note = '', accused = ''): Promise<boolean> {
    const outcome = await dispatch.press(row, note, accused)
    if (outcome.done)
      undo.begin({ id: row.order.id, number: row.order.number, unit: row.lead ?? '' })
    await reload()
    return outcome.done
  }

  /** Another category; whose duty that is the board says when it is read again. */
  async function classify(row: BoardRow, category: string): Promise<void> {
    await amendment.press(row, category)
    await reload()
  }

  /** The server takes it back from the unit; it waits on the board again. */
  async function takeLastBack(): Promise<string | null> {
    const last = undo.last.value
    if (!last || undo.left.value === 0) return null
    const outcome = await recall.press(last)
    if (outcome.done) undo.end()
    await reload()
    return outcome.done ? last.id : null
  }

  return {
    accept,
    classify,
    undo,
    takeLastBack,
    refused: computed(
      () => dispatch.refused.value ?? amendment.refused.value ?? recall.refused.value,
    ),
    isPressed: computed(
      () => dispatch.isPressed.value || amendment.isPressed.value || recall.isPressed.value,
    ),
  }
}

function send(row: BoardRow, note: string, accused: string) {
  return takeStep(row.order.id, { step: 'dispatch' }, row.order.version, {
    lead: row.lead,
    assists: row.assists,
    copies: [],
    note: note.trim() || null,
    accused: accused || null,
  })
}

/** Decided on the order as it stands: whoever touched it meanwhile is not undone unseen. */
async function takeBack(sent: Sent) {
  const at = { params: { path: { id: sent.id } } }
  const { data, error, response } = await api.GET('/api/casework/orders/{id}', at)
  if (!data) return { error, response }
  const reason = say('casework.board.undoReason')
  return await takeStep(sent.id, { step: 'recall' }, data.order.version, { reason })
}
