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
