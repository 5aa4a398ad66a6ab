import { readonly, ref } from 'vue'
import { takeStep } from '@/casework/useOrder'
import { useUndo } from '@/casework/useUndo'
import { usePress } from '@/kernel/usePress'

/** An order that was answered at once. */
export interface SpotAnswer {
  id: string
  number: string
  version: number
}

const TAKE_BACK = { step: 'take-back-answer' }

/** An answer at once is taken back while the server allows it; then its order is a draft again. */
export function useTakeBack() {
  const undo = useUndo<SpotAnswer>()
  const isTaken = ref(false)
  const step = usePress((one: SpotAnswer) => takeStep(one.id, TAKE_BACK, one.version, {}))

  function begin(one: SpotAnswer): void {
    isTaken.value = false
    undo.begin(one)
  }

  async function take(): Promise<void> {
    const one = undo.last.value
    if (one) isTaken.value = (await step.press(one)).done
  }

  return {
    answer: undo.last,
    left: undo.left,
    begin,
    take,
    end: undo.end,
    isTaken: readonly(isTaken),
    isPressed: step.isPressed,
    refused: step.refused,
  }
}
