import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Words } from '@/kernel/api'
import { speak } from '@/say'
import DecisionPart from './DecisionPart.vue'

type View = Words['CityEditionViewsEditionView']

function view(state: string, steps: string[]): View {
  const offers = steps.map((step) => ({ step, whyNot: null }))
  const head = { state, proposed: null, decided: null }
  return { head, offers, changes: [{}], faults: [], isOvertaken: false } as unknown as View
}

it('takes the reason to change for no reason to refuse it', async () => {
  speak('zh')
  const part = mount(DecisionPart, { props: { view: view('DRAFT', ['Propose']), isBusy: false } })
  await part.get('input').setValue('改一个时限')
  await part.get('[data-step=propose]').trigger('click')
  expect(part.emitted('take')).toEqual([['propose', '改一个时限']])
  await part.setProps({ view: view('PROPOSED', ['Refuse']) })
  expect(part.get('input').element.value).toBe('')
  expect(part.get('[data-step=refuse]').attributes('disabled')).toBeDefined()
})
