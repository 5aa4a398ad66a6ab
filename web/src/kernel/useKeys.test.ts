import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { useKeys, written, type KeyOf } from './useKeys'

function screen(keys: KeyOf[]) {
  return mount(
    defineComponent({
      setup() {
        useKeys(keys)
        return () => h('input')
      },
    }),
    { attachTo: document.body },
  )
}

describe('keys of a screen', () => {
  it('work while the screen stands, and the newer screen wins', () => {
    const pressed: string[] = []
    const below = screen([{ key: 'ctrl+enter', words: () => '', run: () => pressed.push('below') }])
    const above = screen([{ key: 'ctrl+enter', words: () => '', run: () => pressed.push('above') }])
    const press = () =>
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }))
    press()
    above.unmount()
    press()
    below.unmount()
    press()
    expect(pressed).toEqual(['above', 'below'])
  })

  it('a plain letter does nothing while someone types', () => {
    const pressed: string[] = []
    const page = screen([{ key: 'x', words: () => '', run: () => pressed.push('x') }])
    page
      .get('input')
      .element.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }))
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'x' }))
    page.unmount()
    expect(pressed).toEqual(['x'])
  })

  it('a key is written the same way on every layout', () => {
    expect(written(new KeyboardEvent('keydown', { code: 'Digit1', key: '¡', altKey: true }))).toBe(
      'alt+1',
    )
    expect(written(new KeyboardEvent('keydown', { code: 'Slash', key: '?', shiftKey: true }))).toBe(
      '?',
    )
  })
})
