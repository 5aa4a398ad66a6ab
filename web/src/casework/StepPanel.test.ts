import { mount } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'
import { nextTick } from 'vue'
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

function panel(possible: StepView[], impossible: StepView[], first?: string) {
  return mount(StepPanel, {
    props: { version: 7, possible, impossible, parts: [], first, isPressed: false, refused: null },
  })
}

beforeEach(() => {
  speak('zh')
  sessionStorage.clear()
})

it('offers what the server offers, the step that moves on first', () => {
  const shown = panel([offer('ask-extension'), offer('contact'), offer('handle')], [])
  expect(shown.findAll('[data-step]').map((one) => one.attributes('data-step'))).toEqual([
    'handle',
    'contact',
    'ask-extension',
  ])
})

it.each([
  ['NONE', true],
  [undefined, false],
] as const)('that it accuses nobody is asked where it may be said (%s)', async (none, isAsked) => {
  const one = offer('name-accused')
  const fields = one.fields?.map((field) => (field.name === 'accused' ? { ...field, none } : field))
  const shown = panel([{ ...one, fields }], [])
  await shown.get('[data-step=name-accused]').trigger('click')
  expect(shown.find('[data-does=accuses-nobody]').exists()).toBe(isAsked)
  expect(shown.findComponent({ name: 'UnitPick' }).exists()).toBe(true)
})

it('a step that waits for something stands there with its reason', () => {
  const shown = panel([], [offer('report', 'AssistsOpen'), offer('sign', 'NotNow')])
  expect(shown.get('[data-waiting=report]').attributes('disabled')).toBeDefined()
  expect(shown.text()).toContain('协办单位还没有上报')
  expect(shown.find('[data-waiting=sign]').exists()).toBe(false)
})

it('what stands there with its reason is not told again among what is folded', () => {
  const shown = panel([], [offer('report', 'AssistsOpen'), offer('sign', 'NotNow')])
  const folded = shown.findAll('[data-blocked]').map((one) => one.attributes('data-blocked'))
  expect(folded).toEqual(['sign'])
})

it('of a hidden citizen the question by the hotline is the way on, said of what waits for it', () => {
  const shown = panel(
    [offer('ask-return'), offer('ask-relay')],
    [offer('contact', 'CallerHidden'), offer('handle', 'CallerHidden')],
  )
  expect(shown.get('.btn-first').attributes('data-step')).toBe('ask-relay')
  expect(shown.findAll('[data-waiting]').map((one) => one.attributes('data-waiting'))).toEqual([
    'handle',
  ])
  expect(shown.text()).toContain('请用“请热线转问诉求人”')
  expect(
    panel([], [offer('ask-relay', 'CallerNotHidden')])
      .find('[data-waiting]')
      .exists(),
  ).toBe(false)
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

it('a dispatch is decided on what its form was opened on, until the change was told', async () => {
  const known = (lead: string) => ({ dispatch: { lead, assists: [], copies: [] } })
  const shown = panel([settled()], [])
  await shown.setProps({ known: known('d310104') })
  await shown.get('[data-step=dispatch]').trigger('click')
  await shown.get('[data-field=note] textarea').setValue('请今天办')
  await shown.setProps({ version: 8, possible: [settled()], known: known('d310105') })
  await shown.get('[data-form=dispatch]').trigger('submit')
  expect(shown.emitted('take')?.[0]?.[1]).toMatchObject({ lead: 'd310104' })
  expect(shown.emitted('take')?.[0]?.[2]).toBe(7)
  await shown.setProps({ refused: { status: 409, why: 'Stale' } })
  await shown.get('[data-form=dispatch]').trigger('submit')
  expect(shown.emitted('take')?.[1]?.[2]).toBe(8)
})

it('what is known fills an open form as long as nobody has touched it', async () => {
  const shown = panel([settled()], [])
  await shown.get('[data-step=dispatch]').trigger('click')
  await shown.setProps({ known: { dispatch: { lead: 'd310115', assists: ['wjw'], copies: [] } } })
  await shown.get('[data-form=dispatch]').trigger('submit')
  expect(shown.emitted('take')?.[0]?.[1]).toMatchObject({ lead: 'd310115', assists: ['wjw'] })
})

it('says of a conference what the units that are asked see', async () => {
  const shown = panel([{ ...settled(), step: 'confer' }], [])
  await shown.get('[data-step=confer]').trigger('click')
  expect(shown.get('[data-shows=ask-them]').text()).toContain('看不到诉求人')
})

it('opens the form that another page asked for, once it is possible', async () => {
  const shown = panel([], [])
  await shown.setProps({ first: 'contact', possible: [offer('sign'), offer('contact')] })
  expect(shown.find('[data-form=contact]').exists()).toBe(true)
})

it('opens that form where its step is possible already when the page is there', async () => {
  const shown = panel([offer('give-opinion')], [], 'give-opinion')
  await nextTick()
  expect(shown.find('[data-form=give-opinion]').exists()).toBe(true)
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

it('a form that was left half-written is there again, until it is sent or put away', async () => {
  const handled = () =>
    mount(StepPanel, {
      props: {
        version: 7,
        order: 'o-1',
        possible: [offer('contact')],
        impossible: [],
        parts: [],
        isPressed: false,
        refused: null,
      },
    })
  const note = (of: ReturnType<typeof handled>) =>
    of.get('[data-field=note] textarea, [data-field=note] input')
  const left = handled()
  await left.get('[data-step=contact]').trigger('click')
  await note(left).setValue('邻居说她住院了')
  left.unmount()
  const back = handled()
  await back.get('[data-step=contact]').trigger('click')
  expect((note(back).element as HTMLInputElement).value).toBe('邻居说她住院了')
  await back.get('[data-form] .buttons .btn:not(.btn-first)').trigger('click')
  await back.get('[data-step=contact]').trigger('click')
  expect((note(back).element as HTMLInputElement).value).toBe('')
  await note(back).setValue('明天再联系')
  await back.get('[data-form=contact]').trigger('submit')
  await back.setProps({ isPressed: true })
  await back.setProps({ isPressed: false })
  back.unmount()
  const after = handled()
  await after.get('[data-step=contact]').trigger('click')
  expect((note(after).element as HTMLInputElement).value).toBe('')
})

it('what the state forbids says in which states it is possible', () => {
  const one = { ...offer('handle', 'NotNow'), assignment: 'a1' }
  const told = (when: string[]) =>
    panel([], [{ ...one, more: { when } as unknown as StepView['more'] }]).get(
      '[data-blocked=handle]',
    ).element.nextElementSibling?.textContent
  expect(told(['SIGNED', 'CONTACTED', 'SENT_BACK'])).toBe(
    '仅在以下状态可做：已签收、已联系、退回补办。',
  )
  expect(told([])).toBe('当前状态下不能做这一步。')
})
