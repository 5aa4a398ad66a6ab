import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { speak } from '@/say'
import IndicatorCard from './IndicatorCard.vue'

const calls = {
  key: 'calls',
  name: '来电量',
  nameEn: 'Calls',
  formula: '呼入的电话数',
  formulaEn: 'every try to call',
  unit: 'CALLS',
  value: 3_162_000,
  numerator: 3_162_000,
  denominator: 3_162_000,
  target: null,
  lastYear: { value: 1_457_143, growth: 1.17 },
  opens: '/api/insight/calls?indicator=calls&from=2022-03-01&to=2022-05-27',
}

function card(importedDays: number, language: 'zh' | 'en') {
  speak(language)
  return mount(IndicatorCard, {
    props: { of: { ...calls, importedDays, unknownDays: 0 } as never },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
}

// promise: docs/replay.md «each card says of how many days nothing is listed»
it('says of how many days an older system handed over the sum, in both languages', () => {
  expect(card(88, 'zh').text()).toContain('其中 88 天为旧系统移交的日汇总，打不开明细')
  expect(card(88, 'en').text()).toContain('88 days of it are daily sums')
  expect(card(88, 'en').text()).toContain('+117.0')
})

it('says nothing of the kind where every call was counted here', () => {
  expect(card(0, 'zh').find('.imported').exists()).toBe(false)
})

const closed = { ...calls, key: 'closed', unit: 'ORDERS', lastYear: null, importedDays: 0 }
const cardOf = (more: object) =>
  mount(IndicatorCard, {
    props: { of: { ...closed, ...more } as never },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })

// promise: docs/replay.md «reads unknown and not 0»
it('reads unknown, and not 0, where nobody counted it, in both languages', () => {
  const unknown = { value: null, numerator: null, denominator: 0, unknownDays: 88 }
  speak('zh')
  expect(cardOf(unknown).get('.value').text()).toBe('–')
  expect(cardOf(unknown).text()).toContain('未知：有 88 天')
  speak('en')
  expect(cardOf(unknown).text()).toContain('Unknown: of 88 days nobody counted this')
})

it('says which days are not in a figure that is known of the others', () => {
  speak('zh')
  const part = cardOf({ value: 7, numerator: 7, denominator: 7, unknownDays: 3 })
  expect(part.get('.value').text()).toBe('7')
  expect(part.get('[data-shows=unknown-part]').text()).toContain('另有 3 天')
})
