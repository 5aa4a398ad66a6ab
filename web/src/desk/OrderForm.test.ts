import { shallowMount } from '@vue/test-utils'
import { expect, it } from 'vitest'
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

it('asks what an order needs before what may be left empty: who stands above the title', () => {
  speak('zh')
  const form = shallowMount(OrderForm, {
    props: {
      modelValue: draft as never,
      seat: null,
      call: 'c1',
      savedAt: null,
      isPressed: false,
      refused: null,
      told: null,
      likes: null,
    },
  })
  const fields = form.findAll('[data-field]').map((one) => one.attributes('data-field'))
  expect(fields.indexOf('address')).toBeLessThan(fields.indexOf('name'))
  expect(fields.indexOf('name')).toBeLessThan(fields.indexOf('title'))
})
