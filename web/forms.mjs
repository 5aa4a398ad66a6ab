/** Writes what the server's OpenAPI document says of fields - how long they may be, which are needed,
 * which are asked for only then - into `src/kernel/forms.ts` (`npm run generate`). */
import { readFileSync, writeFileSync } from 'node:fs'

const { schemas } = JSON.parse(readFileSync('openapi.json', 'utf8')).components

/** The longest text of a property, or of the texts in its lists. */
function longest(property) {
  return property.maxLength ?? (property.items ? longest(property.items) : undefined)
}

function ofEach(read) {
  const found = Object.entries(schemas).map(([name, schema]) => [name, read(schema)])
  return Object.fromEntries(found.filter(([, one]) => one && Object.keys(one).length > 0))
}

const lengths = ofEach((schema) =>
  Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .map(([name, property]) => [name, longest(property)])
      .filter(([, most]) => most !== undefined),
  ),
)
const forms = ofEach(
  (schema) =>
    schema['x-form'] &&
    Object.fromEntries(schema['x-form'].map(({ name, ...rest }) => [name, rest])),
)

const text = `/** Written by \`npm run generate\` from the server's OpenAPI document: change it there. */

/** How long texts may be, by shape and field. */
export const LENGTHS = ${JSON.stringify(lengths, null, 2)} as const

/** What a shape's fields ask for. */
export const FORMS = ${JSON.stringify(forms, null, 2)} as const
`
writeFileSync('src/kernel/forms.ts', text)
