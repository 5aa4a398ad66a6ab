import { shallowRef, type ShallowRef } from 'vue'
import { api, type Words } from '@/kernel/api'

export type Phrase = Words['CityPhraseTemplate']

const phrases = shallowRef<readonly Phrase[]>([])
let isAsked = false

/** The city's phrases, asked once for each visit, and again after a failure or a new edition. */
export function usePhrases(): Readonly<ShallowRef<readonly Phrase[]>> {
  if (!isAsked) {
    isAsked = true
    void api.GET('/api/city/phrases').then(({ data }) => {
      if (data) phrases.value = data
      else isAsked = false
    })
  }
  return phrases
}

export function forgetPhrases(): void {
  if (!isAsked) return
  isAsked = false
  usePhrases()
}

/** A sentence put behind what is written already. */
export function withPhrase(written: string, phrase: string): string {
  return written.trim() ? `${written.trimEnd()}\n${phrase}` : phrase
}
