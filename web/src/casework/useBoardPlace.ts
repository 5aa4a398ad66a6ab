import { nextTick, watch, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import type { FoldRow } from './shapes'
import { nameOf } from './useBoard'

/** Where the board was left for the page of an order. */
let left: { name: string; index: number } | null = null

/** Keeps the current row while the page of its order is open, and gives it the focus after that. */
export function useBoardPlace(
  rows: Readonly<Ref<readonly FoldRow[]>>,
  current: Readonly<Ref<FoldRow | null>>,
  focus: (index: number) => Promise<void> | undefined,
): void {
  const router = useRouter()
  let back = left
  left = null

  watch(
    () => rows.value.length > 0,
    async (isThere) => {
      if (!isThere || !back) return
      const { name, index } = back
      back = null
      await nextTick()
      if (document.activeElement !== document.body) return
      const found = rows.value.findIndex((row) => nameOf(row) === name)
      await focus(found >= 0 ? found : Math.min(index, rows.value.length - 1))
    },
    { immediate: true },
  )

  // Before the board is taken down: the address of the order's page is there already.
  watch(
    () => router.currentRoute.value.path,
    (path) => {
      const row = current.value
      if (row && path.startsWith('/orders/'))
        left = { name: nameOf(row), index: rows.value.indexOf(row) }
    },
    { flush: 'sync' },
  )
}
