import { mount } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'
import { speak } from '@/say'
import arrows from './arrows.json'
import type { StepView } from './shapes'
import StepPanel from './StepPanel.vue'

function offer(step: string, why?: string): StepView {
  const fields = why ? undefined : arrows.find((one) => one.step === step)?.fields
  return { step, allowed: !why, hers: true, why, assignment: 'a1', unit: 'd310115', fields }
}

/** A dispatch of an order of which somebody has said whom it accuses. */
function settled(): StepView {
  const one = offer('dispatch')
  return { ...one, fields: one.fields?.filter(({ name }) => name !== 'accused') }
}

function decide(...kinds: string[]): StepView {
  const one = offer('decide')
  const narrowed = one.fields?.map((field) =>
    field.name === 'kind' ? { ...field, choices: kinds } : field,
  )
  return { ...one, fields: narrowed }
}

function panel(possible: StepView[], impossible: StepView[]) {
  return mount(StepPanel, {
    props: { possible, impossible, parts: [], isPressed: false, refused: null },
  })
}

beforeEach(() => speak('zh'))

it('offers what the server offers, the step that moves on first', () => {
  const shown = panel([offer('ask-extension'), offer('contact'), offer('handle')], [])
  expect(shown.findAll('[data-step]').map((one) => one.attributes('data-step'))).toEqual([
    'handle',
    'contact',
    'ask-extension',
  ])
})

it('a step that waits for something stands there with its reason', () => {
  const shown = panel([], [offer('report', 'AssistsOpen'), offer('sign', 'NotNow')])
  expect(shown.get('[data-waiting=report]').attributes('disabled')).toBeDefined()
  expect(shown.text()).toContain('协办单位还没有上报')
  expect(shown.find('[data-waiting=sign]').exists()).toBe(false)
})

it('steps of others are folded apart from her own', () => {
  const shown = panel([], [offer('sign', 'NotNow'), { ...offer('report', 'NotNow'), hers: false }])
  const blocked = (group: string) =>
    shown
      .get(`[data-shows=${group}]`)
      .findAll('[data-blocked]')
      .map((one) => one.text())
  expect(blocked('hers')).toHaveLength(1)
  expect(blocked('hers')[0]).toContain('签收')
  expect(blocked('others')).toHaveLength(1)
  expect(
    panel([], [offer('sign', 'NotNow')])
      .find('[data-shows=others]')
      .exists(),
  ).toBe(false)
})

it('a step without fields is taken at once, one with fields asks first', async () => {
  const shown = panel([offer('sign'), offer('contact')], [])
  await shown.get('[data-step=sign]').trigger('click')
  expect(shown.emitted('take')?.[0]?.[1]).toEqual({})
  await shown.get('[data-step=contact]').trigger('click')
  await shown.get('[data-form=contact] input[value=true]').setValue()
  await shown.get('[data-form=contact]').trigger('submit')
  expect(shown.emitted('take')?.[1]?.[1]).toEqual({ reached: true, note: null })
})

it('news of the order leaves a half-filled form open while its step is still possible', async () => {
  const shown = panel([offer('sign'), offer('contact')], [])
  await shown.get('[data-step=contact]').trigger('click')
  await shown.get('[data-field=note] textarea, [data-field=note] input').setValue('正在联系')
  await shown.setProps({ possible: [offer('contact'), offer('handle')] })
  const note = shown.get('[data-field=note] textarea, [data-field=note] input')
  expect((note.element as HTMLInputElement).value).toBe('正在联系')
  await shown.setProps({ possible: [offer('handle')] })
  expect(shown.find('[data-form]').exists()).toBe(false)
})

it('opens the form that another page asked for, once it is possible', async () => {
  const shown = panel([], [])
  await shown.setProps({ first: 'contact', possible: [offer('sign'), offer('contact')] })
  expect(shown.find('[data-form=contact]').exists()).toBe(true)
})

it('a dispatch asks whom it accuses only where nobody said, and warns that the caller is hidden', async () => {
  const shown = panel([settled()], [])
  await shown.setProps({ known: { dispatch: { lead: 'd310115', assists: [], copies: [] } } })
  await shown.get('[data-step=dispatch]').trigger('click')
  expect(shown.find('[data-field=accused]').exists()).toBe(false)
  expect(shown.find('[data-shows=caution]').exists()).toBe(false)
  const owed = panel([offer('dispatch')], [])
  await owed.setProps({ cautions: ['CALLER_HIDDEN'] })
  await owed.get('[data-step=dispatch]').trigger('click')
  expect(owed.get('[data-shows=caution]').text()).toContain('承办单位看不到是谁')
  await owed.get('[data-does=accuses-nobody]').setValue(true)
  await owed.get('[data-form=dispatch]').trigger('submit')
  expect(owed.emitted('take')?.[0]?.[1]).toMatchObject({ accused: 'NONE' })
})

it('only what the offer decides on is among what is decided', async () => {
  const asked = (kind: string) => ({ kind, units: [], approvers: [], days: 0, by: 'x', at: '' })
  const shown = panel([decide('EXTENSION')], [])
  await shown.setProps({ requests: [asked('RELAY'), asked('EXTENSION')] as never })
  await shown.get('[data-step=decide]').trigger('click')
  expect(shown.findAll('[data-field=kind] option')).toHaveLength(1)
  expect(shown.get('[data-field=kind]').text()).not.toContain('转问')
})
