import type { Words } from '@/kernel/api'

/** Why nothing is said of the parts of a period: its orders are known as sums of days only, or not at all. */
export type Lack = 'SUMS' | 'UNKNOWN'

export function lackOf(indicators: Words['InsightOverview']['indicators']): Lack | undefined {
  const orders = indicators.find((one) => one.key === 'orders')
  if (!orders) return undefined
  if (orders.importedDays > 0) return 'SUMS'
  return orders.value == null && orders.unknownDays > 0 ? 'UNKNOWN' : undefined
}
