import { expect, it } from 'vitest'
import { hasMarks, withClearWords } from './clearWords'
import type { ClearOrder, Dossier } from './shapes'

const told = {
  title: '漏水',
  description: '请打［电话］',
  words: null,
  wishes: null,
  address: '友谊路 1 号［电话］',
  replyPoints: null,
  reports: {},
  history: [
    { version: 1, kind: 'Registered' },
    { version: 2, kind: 'Contacted', words: '已联系［姓名］' },
  ],
} as unknown as Dossier

it('sees that something is masked', () => {
  expect(hasMarks(told)).toBe(true)
  expect(hasMarks({ ...told, description: '［注］', address: undefined, history: [] })).toBe(false)
})

it('lays the clear words over the masked ones, each at its place', () => {
  const clear = {
    title: '漏水',
    description: '请打幺三八零零幺三八零零零',
    address: '友谊路 1 号 13944447771',
    reports: {},
    notes: { 2: '已联系王女士' },
  } as unknown as ClearOrder['clearWords']
  const whole = withClearWords(told, clear)
  expect(whole.description).toBe('请打幺三八零零幺三八零零零')
  expect(whole.address).toBe('友谊路 1 号 13944447771')
  expect(whole.history.map((event) => event.words)).toEqual([undefined, '已联系王女士'])
  expect(hasMarks(whole)).toBe(false)
})
