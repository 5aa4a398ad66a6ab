import { expect, it } from 'vitest'
import { sayIfKnown, speak } from '@/say'
import arrows from './arrows.json'
import { amongOffered, body, empty, fieldsOf, isLaidOut } from './stepForms'

/** What the server asks for before an order narrows it (ScreenArrowsTest writes it). */
const OFFERS = arrows.filter((one) => !one.ofHouse).map((one) => ({ ...one, step: one.step }))

function fields(step: string) {
  const offer = OFFERS.find((one) => one.step === step)
  if (!offer) throw new Error(`no step ${step}`)
  return fieldsOf(offer)
}

it('asks why nobody was reached only when nobody was', () => {
  const asked = fields('contact')
  expect(body(asked, { ...empty(asked), reached: true, note: 'ok' })).toEqual({
    reached: true,
    note: 'ok',
  })
  expect(body(asked, { ...empty(asked), reached: false })).toEqual({
    reached: false,
    failure: null,
    note: null,
  })
})

it('writes a moment of the form as Shanghai time', () => {
  const asked = fields('ask-shelve')
  expect(body(asked, { reviewOn: '2022-03-28T09:00', reason: '待核' })).toEqual({
    reviewOn: '2022-03-28T01:00:00.000Z',
    reason: '待核',
  })
})

it('knows how to draw each field that a step may ask for', () => {
  for (const { step, fields } of OFFERS)
    for (const { name } of fields) expect(isLaidOut(name), `${step}.${name}`).toBe(true)
})

it.each(['zh', 'en'] as const)('has words for each field and each choice in %s', (language) => {
  speak(language)
  for (const offer of OFFERS) {
    for (const { name, asking, choices } of fieldsOf(offer)) {
      expect(sayIfKnown(`casework.field.${name}`), `${offer.step}.${name}`).toBeTruthy()
      if (asking.as !== 'choice') continue
      for (const one of choices)
        expect(sayIfKnown(`casework.${asking.of}.${one}`), `${offer.step}.${one}`).toBeTruthy()
    }
  }
})

it('chooses no verdict for the reader', () => {
  for (const offer of OFFERS) {
    const asked = fieldsOf(offer)
    const filled = empty(asked)
    for (const { name, asking, choices } of asked) {
      const isVerdict = asking.as === 'yesno' || (asking.as === 'choice' && choices.length > 1)
      if (isVerdict) expect(filled[name] || null, `${offer.step}.${name}`).toBeNull()
    }
  }
})

it('what is known beforehand goes into a form as far as it is offered', () => {
  const fields = fieldsOf({
    step: 'dispatch',
    fields: ['lead', 'assists', 'copies'].map((name) => ({
      name,
      isNeeded: name === 'lead',
      choices: ['gas', 'd310115'],
    })),
  })
  const known = { lead: 'wjw', assists: ['gas', 'wjw'], copies: [], note: 'x' }
  expect(amongOffered({ fields }, known)).toEqual({
    lead: '',
    assists: ['gas'],
    copies: [],
    note: 'x',
  })
  expect(amongOffered({ fields: undefined }, known)).toEqual(known)
})
