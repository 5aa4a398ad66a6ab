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
