import { mount } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import { speak } from '@/say'
import ClosePart from './ClosePart.vue'
import type { Incident } from './useNight'

beforeAll(() => speak('zh'))

const props = { mayClose: true, closed: null, isPressed: false }

it('asks why before it closes anything', async () => {
  const part = mount(ClosePart, { props })
  await part.get('[data-does=close-incident]').trigger('click')
  expect(part.emitted('close')).toBeUndefined()
  await part.get('[data-reason=script]').trigger('click')
  await part.get('form').trigger('submit')
  expect(part.emitted('close')).toEqual([['口径已发布，来电回落']])
})

it('keeps the words until it is closed', async () => {
  const part = mount(ClosePart, { props })
  await part.get('[data-does=close-incident]').trigger('click')
  await part.get('#close-why').setValue('已恢复供水')
  await part.get('form').trigger('submit')
  await part.setProps({ isPressed: true })
  await part.setProps({ isPressed: false })
  expect(part.get<HTMLInputElement>('#close-why').element.value).toBe('已恢复供水')
  await part.setProps({ closed: { id: 's1' } as Incident })
  expect(part.find('form').exists()).toBe(false)
  await part.get('[data-does=close-incident]').trigger('click')
  expect(part.get<HTMLInputElement>('#close-why').element.value).toBe('')
})

it('says what was closed and why, with the way back', async () => {
  const closed = {
    topicName: '黄码红码',
    topicNameEn: 'Yellow codes',
    closing: { staff: 'manager-1', why: '误报', at: '2022-04-18T02:00:00Z' },
  } as Incident
  const part = mount(ClosePart, { props: { ...props, mayClose: false, closed } })
  expect(part.get('[data-shows=closed]').text()).toContain('“黄码红码”已结束：误报')
  await part.get('[data-does=undo-close]').trigger('click')
  expect(part.emitted('undo')).toHaveLength(1)
})
