import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** One filter of a list, kept in the address so that it can be sent to a colleague. */
export function useAddress(name: string): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => {
      const found = route.query[name]
      return typeof found === 'string' ? found : ''
    },
    set: (next) => {
      const query = { ...route.query, [name]: next || undefined }
      void router.replace({ query })
    },
  })
}
