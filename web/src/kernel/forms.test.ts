import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import openapi from '../../openapi.json'
import { FORMS, LENGTHS } from './forms'

/** Texts of a fixed make, not of some length: the last four digits of a telephone number, the code
 * beside an enrolment link, a mobile number, the short name of another system. */
const PATTERNS = [
  'portal/StatusPage.vue: 4',
  'identity/EnrolPage.vue: 8',
  'telephony/MobilePart.vue: 20',
  'portal/ImportPage.vue: 40',
]

const SOURCES = join(import.meta.dirname, '..')

function sources(): string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.(ts|vue)$/.test(file),
  )
}

it('is what the document says', () => {
  const { schemas } = openapi.components
  expect(LENGTHS.CaseworkDraftBody.title).toBe(schemas.CaseworkDraftBody.properties.title.maxLength)
  expect(LENGTHS.PortalAppealForm.title).toBe(schemas.PortalAppealForm.properties.title.maxLength)
  const asked = schemas.PortalAppealForm['x-form'].map((field) => field.name)
  expect(Object.keys(FORMS.PortalAppealForm)).toEqual(asked)
})

it('no screen keeps a length of its own', () => {
  const found = sources().flatMap((file) => {
    const text = readFileSync(join(SOURCES, file), 'utf8')
    const most = [...text.matchAll(/[^:]maxlength="(\d+)"|const LONGEST_(?!\w*MILLIS)\w+ = (\d+)/g)]
    return most.map(([, inForm, inScript]) => `${file}: ${inForm ?? inScript}`)
  })
  expect(found.sort()).toEqual([...PATTERNS].sort())
})
