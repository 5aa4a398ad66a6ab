import { expect, it } from 'vitest'
import { reactive, ref } from 'vue'
import { useNeeded } from './useNeeded'

it('tells what is left empty on the step where it stands, until it is filled', () => {
  const appeal = reactive({
    accused: '',
    title: '路灯不亮',
    description: ' ',
    district: '',
    address: '',
  })
  const step = ref(0)
  const { missing, mayLeave } = useNeeded(appeal, step, (field) => field !== 'accused')
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

it('what is asked of some appeals only is needed of those', () => {
  const appeal = reactive({
    accused: '',
    title: '窗',
    description: '等',
    district: '',
    address: '',
  })
  const isAsked = ref(false)
  const { missing, mayLeave } = useNeeded(appeal, ref(0), (field) =>
    field === 'accused' ? isAsked.value : true,
  )
  expect(mayLeave()).toBe(true)
  isAsked.value = true
  expect(mayLeave()).toBe(false)
  expect(missing.value.map((one) => one.field)).toEqual(['accused'])
  appeal.accused = 'UNKNOWN'
  expect(missing.value).toEqual([])
})
