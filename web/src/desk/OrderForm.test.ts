import { shallowMount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { nextTick } from 'vue'
import { speak } from '@/say'
import OrderForm from './OrderForm.vue'

const draft = {
  type: 'COMPLAINT',
  urgency: 'NORMAL',
  category: '',
  description: '',
  title: '',
  wishes: '',
  district: '',
  street: '',
  address: '',
  accused: '',
  name: '',
  contact: '',
  anonymous: false,
  confidential: false,
  scripts: [],
  reply: '',
}

function shown(given: object, seat: object | null = null) {
  speak('zh')
  return shallowMount(OrderForm, {
    attachTo: document.body,
    global: {
      stubs: { PersonFields: false, AccusedPart: false, AccusedField: false, FieldMistake: false },
    },
    props: {
      modelValue: { ...draft, ...given } as never,
      seat: seat as never,
      call: 'c1',
      isOwed: true,
      isDropAsked: false,
      savedAt: null,
      isPressed: false,
      refused: null,
      told: null,
      likes: null,
    },
  })
}

it('asks what an order needs before what may be left empty: who stands above the title', () => {
  const form = shown({})
  const fields = form.findAll('[data-field]').map((one) => one.attributes('data-field'))
  expect(fields.indexOf('address')).toBeLessThan(fields.indexOf('name'))
  expect(fields.indexOf('name')).toBeLessThan(fields.indexOf('title'))
  expect(fields.indexOf('accused'), 'in view, above what fills the window').toBe(
    fields.indexOf('description') + 1,
  )
  form.unmount()
})

it('is read back to a citizen who is there, and to nobody else', () => {
  const readTo = (seat: object | null) => {
    const form = shown({}, seat)
    const reads = form.findComponent({ name: 'ReadBack' }).exists()
    form.unmount()
    return reads
  }
  expect(readTo({ state: 'TALKING', call: 'c1' })).toBe(true)
  expect(readTo({ state: 'AFTER_CALL', call: 'c1' })).toBe(false)
  expect(readTo({ state: 'TALKING', call: 'another' })).toBe(false)
  expect(readTo(null)).toBe(false)
})

// promise: docs/screens.md «Whom a complaint accuses is asked for once, in view, before it goes.»
it('whom a complaint accuses is asked for once, in view, before it goes', async () => {
  const form = shown({ description: '物业乱收费' })
  const asks = () => (form.vm as unknown as { asksAccusedFirst: () => boolean }).asksAccusedFirst()
  expect(asks(), 'the first press leads to the field').toBe(true)
  await nextTick()
  expect(document.activeElement?.closest('[data-field=accused]')).not.toBeNull()
  expect(form.get('[data-field=accused]').text()).toContain('请问明反映的是哪个单位')
  expect(asks(), 'who cannot learn it sends the order').toBe(false)
  form.unmount()
  for (const told of [{ accused: 'NONE' }, { type: 'HELP' }]) {
    const other = shown(told)
    expect((other.vm as unknown as { asksAccusedFirst: () => boolean }).asksAccusedFirst()).toBe(
      false,
    )
    other.unmount()
  }
})
