import { afterEach, describe, expect, it } from 'vitest'
import { speak } from '@/say'
import { faultWords } from './faultWords'

describe('faults', () => {
  afterEach(() => speak('zh'))

  it('are said in Chinese with what they name', () => {
    speak('zh')
    expect(faultWords('there is no unit wjx')).toBe('没有单位“wjx”')
    expect(faultWords('has 3 cells instead of 4')).toBe('有 3 格，应为 4 格')
    expect(faultWords('category 01 in area * was there before')).toBe('类别 01 在区域 * 已有一行')
    expect(faultWords('limit "4 hours" is not a limit like 30min, 24h, 5wd or 7d')).toContain('5wd')
  })

  it('stay as they are in English, and where no words are known', () => {
    speak('zh')
    expect(faultWords('something new')).toBe('something new')
    speak('en')
    expect(faultWords('there is no unit wjx')).toBe('there is no unit wjx')
  })
})
