import { expect, it } from 'vitest'
import { bytes, text } from './passkey'

it('bytes survive base64url both ways', () => {
  const given = Uint8Array.from([251, 255, 190, 0, 1])
  expect(text(given.buffer)).toBe('-_--AAE')
  expect(bytes('-_--AAE')).toEqual(given)
})
