import { mount } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import { speak } from '@/say'
import SignPart from './SignPart.vue'

beforeAll(() => speak('zh'))

const props = { units: ['wjw', 'dsj'], leftOut: {}, unsaid: [], isQuoting: true, isPressed: false }

it('names the units and says that it is final before anything is sent', async () => {
  const part = mount(SignPart, { props })
  await part.get('[data-does=sign]').trigger('click')
  expect(part.emitted('sign')).toBeUndefined()
  const asked = part.get('[data-shows=sign-question]')
  expect(asked.findAll('li')).toHaveLength(2)
  expect(asked.text()).toContain('2 个单位')
  expect(asked.text()).toContain('不能收回')
  await part.get('[data-does=confirm-sign]').trigger('click')
  expect(part.emitted('sign')).toHaveLength(1)
})

it('sends nothing when it is called off', async () => {
  const part = mount(SignPart, { props })
  await part.get('[data-does=sign]').trigger('click')
  await part.get('[data-does=cancel-sign]').trigger('click')
  expect(part.find('[data-shows=sign-question]').exists()).toBe(false)
  expect(part.emitted('sign')).toBeUndefined()
})

it('says once more what is not counted', async () => {
  const leftOut = { wjw: ['o1'], dsj: ['o1', 'o2'] }
  const part = mount(SignPart, { props: { ...props, leftOut } })
  await part.get('[data-does=sign]').trigger('click')
  expect(part.get('[data-shows=left-out]').text()).toContain('有 2 件诉求没有计入')
})
