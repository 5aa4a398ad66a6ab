import { URGENCIES } from '@/kernel/enums'
import { computed, onMounted, shallowRef, type Ref } from 'vue'
import { api, type Words } from '@/kernel/api'
import type { Written } from './useDraft'

type UrgencyWord = Words['CityUrgencyWord']

/** The policy's words that raise a suggestion; the agent decides. The most urgent one is shown. */
export function useUrgencyWords(draft: Readonly<Ref<Written>>) {
  const words = shallowRef<readonly UrgencyWord[]>([])
  onMounted(async () => {
    const { data } = await api.GET('/api/city/urgency-words')
    if (data) words.value = data
  })
  const suggested = computed<UrgencyWord | null>(() => {
    const said = draft.value.description
    return (
      words.value
        .filter((one) => said.includes(one.word))
        .sort(
          (one, other) => URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency),
        )[0] ?? null
    )
  })
  return { suggested }
}
