import { computed, shallowRef } from 'vue'
import { api, type Words } from '@/kernel/api'
import { pick } from '@/say'
import { forgetPhrases } from './usePhrases'

export type District = Words['CityDistrict']
export type Street = Words['CityStreet']
export type Unit = Words['CityUnit']
/** Another city's hotline: it has parts in orders as a unit has. */
export type Platform = Words['ExchangeTransferPlatformNames']
export type Category = Words['CityCategory']

const districts = shallowRef<readonly District[]>([])
const streets = shallowRef<readonly Street[]>([])
const platforms = shallowRef<readonly Platform[]>([])
const units = shallowRef<readonly Unit[]>([])
const categories = shallowRef<readonly Category[]>([])
const asked = new Set<string>()

/** The policy changes rarely: asked once for each visit, and again after a failure. */
async function once<T>(
  name: string,
  into: { value: readonly T[] },
  ask: () => Promise<{ data?: T[] }>,
) {
  if (asked.has(name)) return
  asked.add(name)
  const { data } = await ask()
  if (data) into.value = data
  else asked.delete(name)
}

/** Another policy is in force: what was asked before is asked again by whoever shows it next. */
export function renewCity(): void {
  forgetPhrases()
  const before = [...asked]
  asked.clear()
  useCity(...PARTS.filter((part) => before.some((name) => OF[part].includes(name))))
}

const PARTS = ['places', 'units', 'publicUnits', 'categories'] as const
type CityPart = (typeof PARTS)[number]
const OF: Record<CityPart, string[]> = {
  places: ['districts', 'streets'],
  units: ['platforms'],
  publicUnits: ['units'],
  categories: ['categories'],
}

/** The city as its policy describes it: names for codes, and what can be chosen. Citizens are not told
 * of the platforms of other cities, which stand among the units for staff. */
export function useCity(...parts: CityPart[]) {
  if (parts.includes('places')) {
    void once('districts', districts, () => api.GET('/api/city/districts'))
    void once('streets', streets, () => api.GET('/api/city/streets'))
  }
  if (parts.includes('units') || parts.includes('publicUnits'))
    void once('units', units, () => api.GET('/api/city/units'))
  if (parts.includes('units')) {
    void once('platforms', platforms, () => api.GET('/api/portal/exchange/platforms'))
  }
  if (parts.includes('categories'))
    void once('categories', categories, () => api.GET('/api/city/categories'))
  return {
    districts,
    streets,
    units,
    platforms,
    categories,
    districtName: (code: string | null | undefined) => nameOf(districtBook.value, code),
    streetName: (code: string | null | undefined) => nameOf(streetBook.value, code),
    unitName: (id: string | null | undefined) => nameOf(unitBook.value, id),
    isWithin,
    categoryName,
  }
}

const districtBook = computed(() => new Map(districts.value.map((one) => [one.code, one])))
const streetBook = computed(() => new Map(streets.value.map((one) => [one.code, one])))
const unitBook = computed(
  () =>
    new Map<string, { name: string; nameEn: string }>([
      ...units.value.map((one) => [one.id, one] as const),
      ...platforms.value.map((one) => [one.unit, one] as const),
    ]),
)
const categoryBook = computed(() => new Map(categories.value.map((one) => [one.code, one])))

function nameOf(
  book: Map<string, { name: string; nameEn: string }>,
  code: string | null | undefined,
): string {
  if (!code) return ''
  const found = book.get(code)
  return found ? pick(found.name, found.nameEn) : code
}

/** Whether a unit is this one or stands below it. */
function isWithin(id: string, top: string): boolean {
  const parents = new Map(units.value.map((one) => [one.id, one.parent]))
  let at: string | null | undefined = id
  while (at && at !== top) at = parents.get(at)
  return at === top
}

/** The whole path of a category: epidemic › health codes › yellow code. */
function categoryName(code: string | null | undefined): string {
  if (!code) return ''
  const found = categoryBook.value.get(code)
  if (!found) return code
  return (pick('zh', 'en') === 'zh' ? found.path : found.pathEn).join(' › ')
}
