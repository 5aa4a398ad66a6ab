import { URGENCIES } from '@/kernel/enums'
import { computed } from 'vue'
import { useAddress } from '@/kernel/useAddress'

/** Which orders of the board are looked at; it stands in the address, to be sent to a colleague. */
export function useBoardWish() {
  const district = useAddress('district')
  const category = useAddress('category')
  const urgency = useAddress('urgency')
  const late = useAddress('late')
  const words = useAddress('q')
  return computed(() => ({
    district: district.value || undefined,
    category: category.value || undefined,
    urgency: URGENCIES.find((one) => one === urgency.value),
    q: words.value.trim() || undefined,
    late: late.value === 'yes' || undefined,
  }))
}

export type BoardWish = ReturnType<typeof useBoardWish>['value']
