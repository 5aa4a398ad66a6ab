import { computed } from 'vue'
import { now } from '@/kernel/clock'
import { DAY, exact } from '@/kernel/time'
import { useAddress } from '@/kernel/useAddress'
import { useRoute, useRouter } from 'vue-router'

/** The period of a page, kept in its address; today when nothing is said. */
export function useDays() {
  const route = useRoute()
  const router = useRouter()
  const from = useAddress('from')
  const to = useAddress('to')
  const today = computed(() => exact(now.value).slice(0, 10))
  const days = computed(() => ({ from: from.value || today.value, to: to.value || today.value }))

  /** Both at once: two moves through the address would lose one. */
  function choose(first: string, last: string): void {
    void router.replace({ query: { ...route.query, from: first, to: last } })
  }

  function lastDays(n: number): void {
    choose(exact(now.value - (n - 1) * DAY).slice(0, 10), today.value)
  }

  return { from, to, days, choose, lastDays }
}
