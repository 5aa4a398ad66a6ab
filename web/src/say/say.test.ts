import { beforeEach, expect, it } from 'vitest'
import { say, speak } from './index'
import { speakOfMistakes, wordsOf } from './mistakes'

beforeEach(() => speak('en'))

it('says one thing and several', () => {
  expect(say('desk.callsOfShift', { n: 1 })).toBe('1 call this shift')
  expect(say('desk.callsOfShift', { n: 2 })).toBe('2 calls this shift')
})

it("says what is wrong with a field in the page's language", () => {
  const field = document.createElement('input')
  expect(wordsOf(field)).toBe('')
  field.required = true
  expect(wordsOf(field)).toBe('Please fill this in.')
  speak('zh')
  expect(wordsOf(field)).toBe('请填写这一项。')
})

it('judges a field anew once something is written', () => {
  speakOfMistakes()
  const field = document.createElement('input')
  field.required = true
  document.body.append(field)
  expect(field.checkValidity()).toBe(false)
  expect(field.validationMessage).toBe('Please fill this in.')
  field.value = 'x'
  field.dispatchEvent(new Event('input', { bubbles: true }))
  expect(field.checkValidity()).toBe(true)
})
