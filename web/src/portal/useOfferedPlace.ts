import { computed, shallowRef, watch, type Ref } from 'vue'
import { useCity } from '@/city/useCity'
import { api } from '@/kernel/api'

interface Placed {
  title: string
  description: string
  district: string
  street: string
  address: string
}
const PARTS = ['district', 'street', 'address'] as const

/** What the words name for certain is offered where the place is asked for; the citizen takes it or not. */
export function useOfferedPlace(appeal: Placed, step: Readonly<Ref<number>>) {
  const { districtName, streetName } = useCity('places')
  const found = shallowRef<Partial<Record<(typeof PARTS)[number], string>>>({})
  let read = ''

  watch(step, async (now) => {
    const text = `${appeal.title}\n${appeal.description}`
    if (now !== 1 || text === read || appeal.district) return
    read = text
    const { data } = await api.POST('/api/portal/place-in-text', { body: { text } })
    if (text !== read) return
    found.value = {
      district: data?.district ?? '',
      street: data?.street ?? '',
      address: data?.address ?? '',
    }
  })

  /** Only what is not written there already. */
  const isOpen = computed(() =>
    PARTS.some((part) => Boolean(found.value[part]) && appeal[part] === ''),
  )
  const offeredWords = computed(() =>
    [districtName(found.value.district), streetName(found.value.street), found.value.address]
      .filter(Boolean)
      .join(' '),
  )

  function take(): void {
    for (const part of PARTS) {
      const said = found.value[part]
      if (said && appeal[part] === '') appeal[part] = said
    }
    found.value = {}
  }

  return { offered: isOpen, offeredWords, take }
}
