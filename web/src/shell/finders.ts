import { api } from '@/kernel/api'
import { pick, say, sayings } from '@/say'
import { pagesFor } from './pages'
import { session } from '@/identity/session'
import { hasWord, type Finder } from './useFind'

const MOST = 5
/** `20260412-000123-7`: one order is looked for, and no words that scripts could answer. */
const ORDER_NUMBER = /^\d{8}-\d{6}-\d$/

/** Where `Ctrl K` looks beside the pages, a group each. A room that refuses is silent here. */
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
    if (ORDER_NUMBER.test(words)) return []
    const { data } = await api.GET('/api/knowledge/search', {
      params: { query: { q: words, limit: MOST } },
    })
    return (data ?? []).map((script) => ({
      kind: 'shell.find.script',
      title: pick(script.text.title, script.text.titleEn),
      why: because(script),
      to: `/scripts/${script.id}`,
    }))
  },
  async (words) => {
    const { data } = await api.GET('/api/city/units')
    return (data ?? [])
      .filter((unit) => hasWord(words, unit.name, unit.nameEn))
      .map((unit) => ({
        kind: 'shell.find.unit',
        title: pick(unit.name, unit.nameEn),
        why: other(words, pick(unit.name, unit.nameEn), [unit.name, unit.nameEn]),
        to: `/orders?unit=${unit.id}`,
      }))
  },
  async (words) => {
    const { data } = await api.GET('/api/watch/duty')
    const isAsked = hasWord(words, ...sayings('shell.find.duty'))
    const hasPage = pagesFor(session.me.value?.roles ?? []).some((page) => page.to === '/duty')
    return (data ?? [])
      .map((one, index) => ({ one, place: index + 1 }))
      .filter(({ one }) => isAsked || hasWord(words, one.name, one.nameEn))
      .map(({ one, place }) => ({
        kind: 'shell.find.duty',
        title: pick(one.name, one.nameEn),
        detail: say('shell.find.place', { place }),
        to: hasPage ? '/duty' : undefined,
      }))
  },
]

function because(script: { because: readonly string[]; alike: boolean }): string | undefined {
  if (script.because.length > 0) {
    return say('knowledge.found.because', { words: script.because.join(' ') })
  }
  return script.alike ? say('knowledge.found.alike') : undefined
}

/** The name that was found by, where another one is shown. */
export function other(words: string, shown: string, names: readonly string[]): string | undefined {
  return hasWord(words, shown) ? undefined : names.find((name) => hasWord(words, name))
}
