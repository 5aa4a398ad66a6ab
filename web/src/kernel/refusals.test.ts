import { describe, expect, it } from 'vitest'
import { faultWords } from '@/city/faultWords'
import { speak, type Language } from '@/say'
import { fieldWords, refusalWords } from './refusalWords'
import told from './refusals.json'

/** `refusals.json` is written by the server from its own sources (ScreenRefusalsTest): nothing here
 * is a list by hand. A new refusal without words in both languages fails. */
const LANGUAGES: Language[] = ['zh', 'en']
const HAN = /\p{Script=Han}/u
const ENGLISH = /(?<![=;])\b(a|an|the|is|of|or|and|not|no|has|in|than|there|was|like)\b/i

describe.each(LANGUAGES)('in %s', (language) => {
  it('every refusal has words', () => {
    speak(language)
    expect(told.whys.filter((why) => refusalWords({ why }) === null)).toEqual([])
  })

  it('every kind of mistake has words that name what the server tells of it', () => {
    speak(language)
    const values = {
      field: 'limit',
      of: 'district',
      least: 1,
      most: 9,
      cells: 3,
      blank: '【时间】',
      missing: ['field'],
    }
    for (const mistake of told.mistakes) {
      const words = refusalWords({ why: 'BadInput', mistake, ...values })
      expect(words).not.toBe(refusalWords({ why: 'BadInput' }))
      expect(words).not.toMatch(/[{}]/)
    }
  })

  it('every field that must be written in a certain way says how', () => {
    speak(language)
    for (const field of told.looks)
      expect(refusalWords({ why: 'BadInput', mistake: 'UNFIT', field })).not.toContain('{looks}')
  })
})

it('every field has a name', () => {
  speak('zh')
  expect(told.fields.filter((field) => !HAN.test(fieldWords(field)))).toEqual([])
})

it('every fault of a table is said in Chinese', () => {
  speak('zh')
  const left = told.faults.filter((fault) => {
    const words = faultWords(fault)
    return !HAN.test(words) || ENGLISH.test(words)
  })
  expect(left).toEqual([])
})
