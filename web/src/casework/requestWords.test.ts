import { expect, it } from 'vitest'
import { speak } from '@/say'
import { askedWords } from './requestWords'

it.each(['zh', 'en'] as const)('nobody agrees to a question for the citizen (%s)', (language) => {
  speak(language)
  const asked = (kind: string) =>
    askedWords(
      { kind, units: [], approvers: [], days: 0, by: 'x', at: '' } as never,
      (id) => id ?? '',
    )
  const agreed = { zh: '已有 0 人同意', en: '0 agreed so far' }[language]
  expect(asked('EXTENSION')).toContain(agreed)
  expect(asked('RELAY')).not.toContain(agreed)
  speak('zh')
})
