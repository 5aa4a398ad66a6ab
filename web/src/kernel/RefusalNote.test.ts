import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { speak } from '@/say'
import RefusalNote from './RefusalNote.vue'

describe('a refusal says why and what can be done instead', () => {
  beforeEach(() => speak('zh'))

  it('in our own words where we have them', () => {
    const note = mount(RefusalNote, {
      props: { problem: { why: 'Stale', detail: 'Stale version' } },
    })
    expect(note.text()).toContain('别人刚刚改动了它')
    expect(note.text()).not.toContain('Stale version')
  })

  it("in the server's where we have none", () => {
    const problem = { why: 'SomethingNew', detail: 'The moon is in the way.' }
    expect(mount(RefusalNote, { props: { problem } }).text()).toContain('The moon is in the way.')
  })

  it('names the field and its limit in the language of the page, and nothing in another', () => {
    const problem = {
      why: 'BadInput',
      detail: 'title is longer than 50 characters',
      mistake: 'TOO_LONG',
      field: 'draft.title',
      most: 50,
    }
    expect(mount(RefusalNote, { props: { problem } }).text()).toMatch(
      /“标题”最多 50 个字，请缩短。$/,
    )
    speak('en')
    const note = mount(RefusalNote, { props: { problem } }).text()
    expect(note).toContain('50 characters at most')
    expect(note).not.toContain('draft')
  })

  it('says a time as people say it', () => {
    const problem = { why: 'CallbackTooSoon', notBefore: '2022-03-28T06:02:00Z' }
    expect(mount(RefusalNote, { props: { problem } }).text()).toContain('3月28日 14:02')
  })

  it.each([
    ['TooOften', { seconds: 125 }, '请 3 分钟后再试', 'Try again in 3 minutes'],
    ['TooOften', { seconds: 40 }, '请 40 秒后再试', 'Try again in 40 seconds'],
    ['TooOften', {}, '请稍后再试', 'Try again later'],
    ['TooManyTries', { retryAfterSeconds: 60 }, '请 1 分钟后再试', 'try again in 1 minute.'],
    ['TooManyLooks', { most: 60, seconds: 3000 }, '请 50 分钟后再试', 'Try again in 50 minutes'],
  ])('says when it may be done again (%s %j)', (why, more, chinese, english) => {
    const note = () => mount(RefusalNote, { props: { problem: { why, ...more } } }).text()
    expect(note()).toContain(chinese)
    speak('en')
    expect(note()).toContain(english)
  })

  it('and stays away while nothing was refused', () => {
    expect(mount(RefusalNote, { props: { problem: null } }).text()).toBe('')
  })

  it("names what is missing in the reader's language", () => {
    const problem = { why: 'ElementsMissing', detail: '[NAME]', missing: ['NAME', 'ADDRESS'] }
    expect(mount(RefusalNote, { props: { problem } }).text()).toContain('还缺：姓名、地址。')
    speak('en')
    const note = mount(RefusalNote, { props: { problem } }).text()
    expect(note).toContain('missing: the name, the address.')
    expect(note).not.toContain('NAME')
  })
})
