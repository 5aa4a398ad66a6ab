import { mount } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'
import { speak } from '@/say'
import { voiceWords, worstOf, type Voice } from './voice'
import VoiceSign from './VoiceSign.vue'

beforeEach(() => speak('zh'))

const voice = (role: Voice['role'], step: Voice['step'], last: number): Voice => ({
  role,
  step,
  quality: {
    leg: role,
    lossPercent: 1.5,
    jitterMillis: 7.6,
    roundTripMillis: 42,
    mos: { last, least: 2.9, mean: 3.8 },
  },
})

it('says nothing while nobody knows, and else what the worst party is like', () => {
  expect(
    mount(VoiceSign, { props: { voices: [] } })
      .find('[data-shows]')
      .exists(),
  ).toBe(false)
  expect(worstOf([voice('CITIZEN', 'POOR', 3.3), voice('AGENT', 'GOOD', 4.4)])).toBe('POOR')
  const sign = mount(VoiceSign, {
    props: { voices: [voice('AGENT', 'GOOD', 4.4), voice('CITIZEN', 'BAD', 2.1)] },
  })
  expect(sign.get('[data-step]').attributes('data-step')).toBe('BAD')
  expect(sign.get('button').text()).toBe('■ 音质差')
})

it('describes itself with the numbers of each party', () => {
  const sign = mount(VoiceSign, { props: { voices: [voice('CITIZEN', 'POOR', 3.3)] } })
  const numbers = sign.get(`#${sign.get('button').attributes('aria-describedby')}`)
  expect(numbers.text()).toBe('市民：丢包 1.5%，抖动 8 毫秒，往返 42 毫秒，评分 3.3')
})

it('says of a call that is over its worst and its mean', () => {
  const over = voice('CITIZEN', 'GOOD', 4.4)
  expect(voiceWords(over, true)).toContain('评分最低 2.9，平均 3.8')
  const silent = { ...over, quality: { ...over.quality, roundTripMillis: undefined } }
  expect(voiceWords(silent, true)).not.toContain('往返')
})
