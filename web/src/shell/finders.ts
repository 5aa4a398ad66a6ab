import { api } from '@/kernel/api'
import { pick, say } from '@/say'
import type { Finder } from './useFind'

const MOST = 5

/** Where `Ctrl K` looks beside the pages. A room that refuses is silent here. */
export const finders: Finder[] = [
  async (words) => {
    const { data } = await api.GET('/api/casework/orders', {
      params: { query: { q: words, limit: MOST, overdue: false } },
    })
    return (data?.items ?? []).map((order) => ({
      kind: 'shell.find.order',
      title: order.title || order.number,
      detail: `${order.number} ${say(`casework.state.${order.state}`)}`,
      to: `/orders/${order.id}`,
    }))
  },
  async (words) => {
    const { data } = await api.GET('/api/knowledge/search', {
      params: { query: { q: words, limit: MOST } },
    })
    return (data ?? []).map((script) => ({
      kind: 'shell.find.script',
      title: pick(script.text.title, script.text.titleEn),
      to: `/scripts/${script.id}`,
    }))
  },
  async (words) => {
    const { data } = await api.GET('/api/city/units')
    return (data ?? [])
      .filter((unit) => `${unit.name} ${unit.nameEn}`.toLowerCase().includes(words))
      .slice(0, MOST)
      .map((unit) => ({
        kind: 'shell.find.unit',
        title: pick(unit.name, unit.nameEn),
        to: `/orders?unit=${unit.id}`,
      }))
  },
]
