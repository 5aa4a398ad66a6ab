import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import arrows from './arrows.json'
import StepFields from './StepFields.vue'
import { fieldsOf, type Filled } from './stepForms'
import type { StepView } from './shapes'

const UNITS = [
  { id: 'wjw', name: '卫健委', nameEn: 'Health', kind: 'CITY', parent: null },
  { id: 'jk', name: '疾控中心', nameEn: 'CDC', kind: 'CITY', parent: 'wjw' },
  { id: 'dsj', name: '大数据中心', nameEn: 'Data', kind: 'CITY', parent: null },
]

beforeEach(() => {
  speak('zh')
  const answer = (data: unknown) => Promise.resolve({ data, response: new Response('{}') })
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    answer(path === '/api/city/units' ? UNITS : [])) as never)
})
afterEach(() => vi.restoreAllMocks())

it('whom a dispatch accuses, and who stands below, is in none of its choices, also chosen before', async () => {
  const offer = arrows.find((one) => one.step === 'dispatch') as unknown as StepView
  let filled: Filled = { accused: '', lead: 'jk', assists: ['wjw', 'dsj'], copies: [] }
  const form = mount(StepFields, {
    props: {
      step: 'dispatch',
      fields: fieldsOf(offer),
      modelValue: filled,
      'onUpdate:modelValue': (now: Filled) => {
        filled = now
        void form.setProps({ modelValue: now })
      },
    },
  })
  await flushPromises()
  await form.setProps({ modelValue: { ...filled, accused: 'wjw' } })
  await flushPromises()
  expect(filled).toMatchObject({ accused: 'wjw', lead: '', assists: ['dsj'] })
  await form.get('[data-field=lead] input').trigger('focus')
  await form.get('[data-field=lead] input').trigger('click')
  const offered = form.findAll('[data-field=lead] [role=option]').map((one) => one.text())
  expect(offered).toHaveLength(1)
  expect(offered[0]).toContain('大数据中心')
})
