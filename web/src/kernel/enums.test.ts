import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { STATES } from '@/casework/orderStates'
import openapi from '../../openapi.json'

/** Where the screens' own order of an enumeration stands. */
const ORDERED = ['casework/orderStates.ts']

const SOURCES = join(import.meta.dirname, '..')
const LISTED = /(?:'[A-Z][A-Z_0-9]*'\s*[,|]?\s*){2,}/g

const enums = Object.entries(openapi.components.schemas).flatMap(([name, schema]) =>
  'enum' in schema ? [{ name, values: new Set<string>(schema.enum) }] : [],
)

function sources(): string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(ts|vue)$/.test(file) && !file.endsWith('.test.ts') && file !== 'kernel/schema.ts',
  )
}

it('finds the enumerations of the document', () => {
  expect(enums.length).toBeGreaterThan(50)
})

it('the order of states on the screens leaves none out', () => {
  const values = enums.find((one) => one.name === 'CaseworkOrderState')?.values
  expect(new Set(STATES)).toEqual(values)
})

it('no screen repeats an enumeration by hand', () => {
  const repeated: string[] = []
  for (const file of sources()) {
    if (ORDERED.includes(file)) continue
    for (const [list] of readFileSync(join(SOURCES, file), 'utf8').matchAll(LISTED)) {
      const values = new Set(list.match(/[A-Z][A-Z_0-9]*/g))
      for (const one of enums)
        if (one.values.size > 1 && [...one.values].every((value) => values.has(value)))
          repeated.push(`${file} repeats ${one.name}`)
    }
  }
  expect(repeated).toEqual([])
})
