import { expect, it } from 'vitest'
import { reactive, ref } from 'vue'
import { useNeeded } from './useNeeded'

it('tells what is left empty on the step where it stands, until it is filled', () => {
  const appeal = reactive({ title: '路灯不亮', description: ' ', district: '', address: '' })
  const step = ref(0)
  const { missing, mayLeave } = useNeeded(appeal, step)
  expect(missing.value).toEqual([])
  expect(mayLeave()).toBe(false)
  expect(missing.value.map((one) => one.field)).toEqual(['description'])
  appeal.description = '锦绣路三天没有灯'
  expect(missing.value).toEqual([])
  expect(mayLeave()).toBe(true)
  step.value = 1
  expect(mayLeave()).toBe(false)
  expect(missing.value.map((one) => one.field)).toEqual(['district', 'address'])
})
