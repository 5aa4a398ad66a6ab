import { computed, ref, shallowRef } from 'vue'
import { api, problem, type Problem, type Words } from '@/kernel/api'

export type Movement = Words['CaseworkDueTimeExplainerMovement']

const PAGE = 100

/** A calendar that somebody thinks of entering: what it changes, shown before it is entered. */
export function useCalendarTrial() {
  const csv = ref('')
  const tried = ref('')
  const years = shallowRef<Words['CityCalendarServiceYear'][]>([])
  const orders = shallowRef<Movement[]>([])
  const touched = ref(0)
  const seen = ref(0)
  const next = ref<string | null>(null)
  const refused = shallowRef<Problem | null>(null)
  const isBusy = ref(false)
  const faults = computed(() => (refused.value?.['faults'] as string[] | undefined) ?? [])
  const isTried = computed(() => tried.value !== '' && tried.value === csv.value)

  /** Shows the days that change, then the first orders. */
  async function look(): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    try {
      forget()
      const body = { csv: csv.value }
      const { data, error, response } = await api.POST('/api/city/calendar/preview', { body })
      if (!data) refused.value = problem(error, response.status)
      else if (data.faults.length) refused.value = { why: 'CalendarFaulty', faults: data.faults }
      else {
        years.value = data.years
        if (await page('')) tried.value = body.csv
      }
    } finally {
      isBusy.value = false
    }
  }

  async function more(): Promise<void> {
    if (isBusy.value || !next.value) return
    isBusy.value = true
    try {
      await page(next.value)
    } finally {
      isBusy.value = false
    }
  }

  async function page(after: string): Promise<boolean> {
    const { data, error, response } = await api.POST('/api/casework/calendar-preview', {
      body: { csv: csv.value, after, limit: PAGE },
    })
    if (!data) {
      refused.value = problem(error, response.status)
      return false
    }
    orders.value = [...orders.value, ...data.orders]
    touched.value = data.touched
    seen.value += data.seen
    next.value = data.next ?? null
    return true
  }

  function forget(): void {
    tried.value = ''
    years.value = []
    orders.value = []
    touched.value = 0
    seen.value = 0
    next.value = null
    refused.value = null
  }

  return {
    csv,
    years,
    orders,
    touched,
    seen,
    next,
    refused,
    faults,
    isBusy,
    isTried,
    look,
    more,
    forget,
  }
}
