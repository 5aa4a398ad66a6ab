import { expect, it } from 'vitest'
import { reactive, ref } from 'vue'
import { useNeeded } from './useNeeded'

const FORM = {
  title: { isNeeded: true },
  wishes: { isNeeded: false },
  accused: { isNeeded: true, when: { field: 'type', is: ['COMPLAINT', 'REPORT'] } },
  address: { isNeeded: true },
}

it('tells what is left empty on the step where it stands, until it is filled', () => {
  const appeal = reactive({ type: 'HELP', title: ' ', wishes: '', accused: '', address: '' })
  const step = ref(0)
  const { missing, mayLeave } = useNeeded(
    FORM,
    appeal,
    (field) => (field === 'address' ? 1 : 0) === step.value,
  )
  expect(missing.value).toEqual([])
  expect(mayLeave()).toBe(false)
  expect(missing.value.map((one) => one.field)).toEqual(['title'])
  appeal.title = '路灯不亮'
  expect(missing.value).toEqual([])
  expect(mayLeave()).toBe(true)
  step.value = 1
  expect(mayLeave()).toBe(false)
  expect(missing.value.map((one) => one.field)).toEqual(['address'])
})

it('what is asked of some appeals only is needed of those', () => {
  const appeal = reactive({ type: 'HELP', title: '窗', wishes: '', accused: '', address: '' })
  const { missing, mayLeave } = useNeeded(FORM, appeal, (field) => field !== 'address')
  expect(mayLeave()).toBe(true)
  appeal.type = 'COMPLAINT'
  expect(mayLeave()).toBe(false)
  expect(missing.value.map((one) => one.field)).toEqual(['accused'])
  appeal.accused = 'UNKNOWN'
  expect(missing.value).toEqual([])
})
