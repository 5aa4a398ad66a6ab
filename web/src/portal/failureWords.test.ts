import { expect, it } from 'vitest'
import { speak } from '@/say'
import { failureWords } from './failureWords'

it('says in the language of the reader why a try failed, and keeps what it has no words for', () => {
  speak('zh')
  expect(failureWords('no connection')).toBe('连不上对方')
  expect(failureWords('no answer in 15 s')).toBe('15 秒内没有应答')
  expect(failureWords('HTTP 422 TooLarge')).toBe('对方返回 HTTP 422 TooLarge')
  expect(failureWords('HTTP 503')).toBe('对方返回 HTTP 503')
  expect(failureWords('SSLHandshakeException')).toBe('SSLHandshakeException')
  speak('en')
  expect(failureWords('the scanner has not answered for it yet')).toBe(
    'the scanner has not answered for it yet',
  )
})
