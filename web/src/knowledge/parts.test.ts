import { expect, it } from 'vitest'
import { speak } from '@/say'
import { changesOf, partWords } from './parts'
import type { ScriptText } from './useScript'

const text = {
  title: '黄码怎样转绿',
  category: '010201',
  why: '系统凌晨比对有误。',
  whomToSee: '数据局',
  procedure: '重新申领',
  followUps: [{ question: '能坐地铁吗', answer: '不能。' }],
  keywords: [],
  districts: [],
  internalOnly: false,
} as ScriptText

it('a question is named by its place and its words', () => {
  speak('zh')
  expect(partWords('followUps.0', text)).toBe('第 1 问：能坐地铁吗')
  expect(partWords('procedure', text)).toContain('怎么办')
})

it('an edition shows what it changed, part by part, and nothing else', () => {
  const after = {
    ...text,
    procedure: '重新申领，两小时后再看',
    followUps: [...text.followUps, { question: '要交钱吗', answer: '不要。' }],
  }
  expect(changesOf(text, after)).toEqual([
    { part: 'procedure', before: '重新申领', after: '重新申领，两小时后再看' },
    { part: 'followUps.1', before: '', after: '要交钱吗 不要。' },
  ])
  expect(changesOf(text, { ...text, keywords: ['绿码'] })).toEqual([])
})
