import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePush } from '@/kernel/usePush'

export type Board = Words['WatchDutyBoardDutyBoard']
export type Handover = Words['WatchHandover']

/** Who has the duty, and what is known of it. */
export function useBoard() {
  const board = useAsk<Board>(() => api.GET('/api/watch/duty/board'))
  void board.ask()
  usePush(['watch.'], () => void board.ask())
  return board
}
