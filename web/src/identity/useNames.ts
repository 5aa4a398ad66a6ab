import { shallowRef } from 'vue'
import { api, type Words } from '@/kernel/api'
import { pick, sayIfKnown } from '@/say'

type Named = Words['IdentityNamesStaffName']

/** The server answers for as many at once. */
const MOST_ASKED = 100

const known = shallowRef<ReadonlyMap<string, Named>>(new Map())
const asked = new Set<string>()
const wanted: string[] = []

/** What a colleague is called; the id until the server has said it, and for who is no colleague. */
export function staffName(id: string | null | undefined): string {
  if (!id) return ''
  const machine = sayIfKnown(`identity.machine.${id}`)
  if (machine) return machine
  const found = known.value.get(id)
  if (found) return pick(found.name, found.nameEn)
  want(id)
  return id
}

/** Those that one screen names are asked for together, each once. */
function want(id: string): void {
  if (asked.has(id)) return
  asked.add(id)
  if (wanted.length === 0) queueMicrotask(() => void ask())
  wanted.push(id)
}

async function ask(): Promise<void> {
  const ids = wanted.splice(0)
  for (let at = 0; at < ids.length; at += MOST_ASKED) {
    const some = ids.slice(at, at + MOST_ASKED)
    const { data } = await api.GET('/api/identity/names', { params: { query: { id: some } } })
    if (!data) {
      some.forEach((id) => asked.delete(id))
      return
    }
    known.value = new Map([...known.value, ...data.map((one) => [one.id, one] as const)])
  }
}
