import { staffName } from '@/identity/useNames'
import { sayIfKnown } from '@/say'
import { useCity } from '../useCity'

/** What a cell names, by the column it stands in. */
const NAMES: Record<string, 'unit' | 'category' | 'area' | 'staff' | 'words'> = {
  lead: 'unit',
  assists: 'unit',
  unit: 'unit',
  parent: 'unit',
  category: 'category',
  categories: 'category',
  topic: 'category',
  area: 'area',
  district: 'area',
  staff: 'staff',
  kind: 'words',
  level: 'words',
  stage: 'words',
  urgency: 'words',
  type: 'words',
  day: 'words',
  step: 'words',
  field: 'words',
  roles: 'words',
}

/** Columns whose cells hold several codes, apart by blanks. */
const MANY = new Set(['assists', 'roles', 'categories'])

export interface Choice {
  code: string
  name: string
}

/** What columns are called, what their cells name, and what may be chosen for them. */
export function useColumns() {
  const city = useCity('places', 'units', 'categories')

  function title(column: string): string {
    return sayIfKnown(`city.admin.column.${column}`) ?? column
  }

  function kindOf(table: string, column: string) {
    if (table === 'categories' && column === 'parent') return 'category'
    if (table === 'dispatch' && column === 'category') return 'category'
    return NAMES[column]
  }

  /** What a cell is called; empty where it speaks for itself. */
  function name(table: string, column: string, cell: string): string {
    if (!cell) return ''
    const parts = MANY.has(column) ? cell.split(' ') : [cell]
    if (column === 'name') return sayIfKnown(`city.admin.named.${table}.${cell}`) ?? ''
    const names = parts.map((part) => one(kindOf(table, column), part))
    return names.every((it, at) => it === '' || it === parts[at]) ? '' : names.join(', ')
  }

  function one(kind: string | undefined, code: string): string {
    const special = sayIfKnown(`city.admin.value.${code.replace('@', 'at-').replace('*', 'any')}`)
    switch (kind) {
      case 'unit':
        return special ?? city.unitName(code)
      case 'category':
        return city.categoryName(code)
      case 'area':
        return special ?? (code.length > 6 ? city.streetName(code) : city.districtName(code))
      case 'staff':
        return staffName(code)
      case 'words':
        return (
          special ??
          sayIfKnown(`casework.urgency.${code}`) ??
          sayIfKnown(`casework.type.${code}`) ??
          sayIfKnown(`identity.role.${code}`) ??
          sayIfKnown(`casework.step.${code}`) ??
          sayIfKnown(`casework.field.${code}`) ??
          ''
        )
      default:
        return ''
    }
  }

  /** What a cell of this column may be: the city's own codes, and what the column holds already. */
  function choices(table: string, column: string, held: Iterable<string>): Choice[] {
    const kind = kindOf(table, column)
    const codes = new Set<string>(held)
    if (kind === 'unit' && table !== 'units') {
      codes.add('@district').add('@street')
      city.units.value.forEach((unit) => codes.add(unit.id))
    }
    if (kind === 'area') {
      city.districts.value.forEach((one) => codes.add(one.code))
      if (column === 'area') city.streets.value.forEach((one) => codes.add(one.code))
    }
    if (kind === 'category') city.categories.value.forEach((one) => codes.add(one.code))
    codes.delete('')
    return [...codes].map((code) => ({ code, name: name(table, column, code) }))
  }

  /** A word of ours for a code of ours: the code beside it says nothing more. */
  function isWord(table: string, column: string): boolean {
    return kindOf(table, column) === 'words'
  }

  return { title, name, isWord, choices, city }
}
