import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { ref } from 'vue'
import { matching } from './choices'
import TypeAhead from './TypeAhead.vue'

const CHOICES = [
  { value: '310104', label: '徐汇区', also: 'Xuhui' },
  { value: '310115', label: '浦东新区', also: 'Pudong' },
  { value: '310101', label: '黄浦区', also: 'Huangpu' },
]

function shown(many = false) {
  const chosen = ref<string | string[]>(many ? [] : '')
  const box = mount(TypeAhead, {
    props: {
      choices: CHOICES,
      many,
      label: '区',
      modelValue: chosen.value,
      'onUpdate:modelValue': (next: string | string[]) => {
        chosen.value = next
        void box.setProps({ modelValue: next })
      },
    },
    attachTo: document.body,
  })
  return { box, chosen, input: box.find('input') }
}

it('a typed word finds it in either language, names that begin with it first', () => {
  const names = (typed: string) => matching(CHOICES, typed).shown.map((one) => one.value)
  expect(names('浦')).toEqual(['310115', '310101'])
  expect(names('huang')).toEqual(['310101'])
  expect(names('')).toHaveLength(3)
})

it('what is typed and entered is chosen, and the page does not hear the key', async () => {
  const { box, chosen, input } = shown()
  let heard = 0
  document.body.addEventListener('keydown', () => (heard += 1))
  await input.setValue('pu')
  expect(input.attributes('aria-expanded')).toBe('true')
  const active = input.attributes('aria-activedescendant') ?? ''
  expect(box.find(`[id="${active}"]`).text()).toContain('浦东新区')
  await input.trigger('keydown', { key: 'Enter' })
  expect(chosen.value).toBe('310115')
  expect(input.element.value).toBe('浦东新区')
  expect(heard).toBe(0)
  await input.trigger('keydown', { key: 'Escape' })
  expect(heard).toBe(1)
  box.unmount()
})

it('Tab takes what was typed along; words that were only tried choose nothing', async () => {
  const { box, chosen, input } = shown()
  await input.setValue('黄浦')
  await input.trigger('keydown', { key: 'Tab' })
  expect(chosen.value).toBe('310101')
  await input.setValue('没有这个区')
  await input.trigger('blur')
  expect(chosen.value).toBe('310101')
  expect(box.get('[role=status]').text()).toContain('“没有这个区” was not chosen')
  await input.setValue('')
  expect(chosen.value).toBe('')
  expect(box.find('[role=status]').exists()).toBe(false)
  box.unmount()
})

it('of many each is dropped by its button, or by Backspace', async () => {
  const { box, chosen, input } = shown(true)
  for (const word of ['徐汇', '黄浦']) {
    await input.setValue(word)
    await input.trigger('keydown', { key: 'Enter' })
  }
  expect(chosen.value).toEqual(['310104', '310101'])
  await box.find('.chip').trigger('click')
  expect(chosen.value).toEqual(['310101'])
  await input.trigger('keydown', { key: 'Backspace' })
  expect(chosen.value).toEqual([])
  box.unmount()
})
