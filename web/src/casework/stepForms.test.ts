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
    failure: 'NO_ANSWER',
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
