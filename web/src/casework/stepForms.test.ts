import { expect, it } from 'vitest'
import { body, empty, FORMS, reportFields } from './stepForms'

it('asks why nobody was reached only when nobody was', () => {
  const fields = FORMS.Contact ?? []
  expect(body(fields, { ...empty(fields), reached: true, note: 'ok' })).toEqual({
    reached: true,
    note: 'ok',
  })
  expect(body(fields, { ...empty(fields), reached: false })).toEqual({
    reached: false,
    failure: null,
    note: null,
  })
})

it('writes a moment of the form as Shanghai time', () => {
  const fields = FORMS.AskShelve ?? []
  expect(body(fields, { reviewOn: '2022-03-28T09:00', reason: '待核' })).toEqual({
    reviewOn: '2022-03-28T01:00:00.000Z',
    reason: '待核',
  })
})

it('offers the findings that fit the type of appeal', () => {
  const finding = reportFields('CONSULTATION')[0]
  expect(finding?.asking).toMatchObject({
    among: ['POLICY_EXISTS', 'NO_POLICY', 'POLICY_NOT_ACCEPTED'],
  })
})

it('chooses no verdict for the reader', () => {
  const forms = { ...FORMS, Report: reportFields('HELP') }
  for (const [step, fields] of Object.entries(forms)) {
    const filled = empty(fields)
    for (const { name, asking } of fields) {
      const isVerdict = asking.as === 'yesno' || (asking.as === 'choice' && asking.among.length > 1)
      if (isVerdict) expect(filled[name] || null, `${step}.${name}`).toBeNull()
    }
  }
})
