import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { speak } from '@/say'
import TakeBackBar from './TakeBackBar.vue'

const answer = { id: 'o1', number: '20220328-000001-2', version: 3 }

function pressed(given: { left: number; isTaken?: boolean; isPressed?: boolean }) {
  speak('zh')
  const bar = mount(TakeBackBar, {
    props: { answer, isTaken: false, isPressed: false, problem: null, ...given },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 's', code: 'KeyS', altKey: true }))
  const times = bar.emitted('undo')?.length ?? 0
  bar.unmount()
  return times
}

it('takes an answer back by key as long as its button is there', () => {
  expect(pressed({ left: 5 })).toBe(1)
  expect(pressed({ left: 0 }), 'the time is over').toBe(0)
  expect(pressed({ left: 5, isTaken: true })).toBe(0)
  expect(pressed({ left: 5, isPressed: true })).toBe(0)
})
