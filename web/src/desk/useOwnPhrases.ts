import { readonly, shallowRef } from 'vue'
import { api, problem, type Problem, type Words } from '@/kernel/api'

export type OwnPhrase = Words['KnowledgeOwnPhrase']

/** An agent's own phrases, kept at the server. */
export function useOwnPhrases() {
  const phrases = shallowRef<readonly OwnPhrase[]>([])
  const refused = shallowRef<Problem | null>(null)
  let isAsked = false

  /** Asked for when they are first looked for. */
  async function ask(): Promise<void> {
    if (isAsked) return
    isAsked = true
    const { data } = await api.GET('/api/knowledge/phrases/mine')
    if (data) phrases.value = data.phrases
    else isAsked = false
  }

  async function save(next: readonly OwnPhrase[]): Promise<boolean> {
    const { data, error, response } = await api.PUT('/api/knowledge/phrases/mine', {
      body: { phrases: [...next] },
    })
    refused.value = data ? null : problem(error, response.status)
    if (data) phrases.value = data.phrases
    return Boolean(data)
  }

  return {
    phrases: readonly(phrases),
    refused: readonly(refused),
    ask,
    add: (one: OwnPhrase) => save([...phrases.value, one]),
    drop: (one: OwnPhrase) => save(phrases.value.filter((other) => other !== one)),
  }
}
