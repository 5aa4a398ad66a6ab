import { api, type Words } from '@/kernel/api'
import type { ListedScript } from './useScript'

/** A line of the list, with the words by which it was found. */
export type ScriptLine = ListedScript & { because?: readonly string[]; alike?: boolean }

/** There while not everything that is published can be found. */
const OWED = 'Vigil-Search-Owed'
/** As many as the server gives at once. */
const MOST = 50
/** The server reads no more of it. */
const LONGEST = 2000

/** Published scripts by words, the best first, as a page of the list. */
export async function findScripts(words: string) {
  const { data, error, response } = await api.GET('/api/knowledge/search', {
    params: { query: { q: words.slice(0, LONGEST), limit: MOST } },
  })
  const page = data && { items: data.map(line) }
  return { data: page, error, response, isPartial: response.headers.has(OWED) }
}

function line(found: Words['KnowledgeFoundScript']): ScriptLine {
  const { id, edition, text, publishedAt, agreedBy, because, alike } = found
  return {
    id,
    version: 0,
    edition,
    state: 'PUBLISHED',
    text,
    agreements: agreedBy.map((unit) => ({ unit, answer: 'AGREED', parts: [] })),
    publishedEdition: edition,
    publishedAt,
    because,
    alike,
  }
}
