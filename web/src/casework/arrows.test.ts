import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role } from '@/identity/session'
import type { Words } from '@/kernel/api'
import { pagesFor } from '@/shell/pages'
import { sayIfKnown, speak } from '@/say'
import arrows from './arrows.json'
import { DESKS } from './desks'
import { STATES } from './orderStates'
import type { Asked, StepView } from './shapes'
import StepPanel from './StepPanel.vue'
import { ON_ITS_WAY } from './stepWords'

/** `arrows.json` is written by the server from its own tables (ScreenArrowsTest): nothing here is a
 * list by hand. A new arrow without a button, a form or words fails. */
type Arrow = Omit<(typeof arrows)[number], 'fields'> & { fields: Words['CaseworkStepFormField'][] }
const PEOPLES: Arrow[] = arrows.filter((one) => !one.ofHouse)

/** Pages on which an order lies until its step is taken: by the state that it or its part is in, or
 * because somebody asked for that step. */
const LIES: { page: string; states: string[]; steps?: string[] }[] = [
  { page: '/desk', states: ['DRAFT'] },
  { page: '/board', states: ['PENDING_DISPATCH', 'CONFERRING', 'RECHECK'] },
  {
    page: '/inbox',
    states: [
      ...['DISPATCHED', 'SIGNED', 'CONTACTED', 'HANDLING', 'SENT_BACK', 'RETURN_PENDING'],
      'REPORTED',
    ],
    steps: ['give-opinion'],
  },
  { page: '/review', states: ['REPORTED', 'UNDER_REVIEW'] },
  { page: '/requests', states: ['RETURN_PENDING'], steps: ['decide', 'arbitrate'] },
  { page: '/callbacks', states: ['PENDING_CALLBACK'] },
  { page: '/follow', states: ['SHELVED', 'DIFFICULT'], steps: ['give-feedback'] },
]
/** Orders that are never a part's own state lie where their part does. */
const ORDER_STATES: string[] = STATES

function panel(step: Arrow) {
  const offer: StepView = { step: step.step, allowed: true, hers: true, fields: step.fields }
  if (step.ofUnit) Object.assign(offer, { assignment: 'a1', unit: 'd310115' })
  const asked = {
    kind: 'EXTENSION',
    assignment: 'a1',
    at: '2026-03-02T01:00:00Z',
    by: 'clerk-310115',
    ground: 'DIFFICULT',
    days: 15,
    units: [],
    approvers: ['reviewer-1'],
  } as unknown as Asked
  return mount(StepPanel, {
    // Pickers of their own; here it counts that they are there.
    global: { stubs: { UnitPick: true, CategoryPick: true } },
    props: {
      version: 1,
      possible: [offer],
      impossible: [],
      parts: [],
      requests: [asked],
      isPressed: false,
      refused: null,
    },
  })
}

const fromOf = (step: Arrow) => [...new Set(step.arrows.map((one) => one.split(' -> ')[0] ?? ''))]

function pilesOf(step: Arrow): string[] {
  const seen = pagesFor(step.roles as Role[]).map((page) => page.to)
  const states = fromOf(step)
  return LIES.filter(
    ({ page, states: here, steps }) =>
      seen.includes(page) &&
      (here.some((one) => states.includes(one)) || steps?.includes(step.step)),
  ).map(({ page }) => page)
}

/** The list of all orders holds whatever is in one of its states. */
function pagesOf(step: Arrow): string[] {
  const piles = pilesOf(step)
  return fromOf(step).some((one) => ORDER_STATES.includes(one)) ? [...piles, '/orders'] : piles
}

beforeEach(() => speak('zh'))

describe.each(PEOPLES)('$name', (step) => {
  it('has a button with words in both languages', () => {
    expect(panel(step).find(`[data-step=${step.step}]`).exists()).toBe(true)
    for (const language of ['zh', 'en'] as const) {
      speak(language)
      expect(sayIfKnown(`casework.step.${step.name}`), language).toBeTruthy()
    }
  })

  it('is asked for with every field it needs', async () => {
    const shown = panel(step)
    await shown.get(`[data-step=${step.step}]`).trigger('click')
    const needed = step.fields.filter((field) => field.isNeeded && !field.when)
    for (const { name } of needed)
      expect(shown.find(`[data-field=${name}]`).exists(), `${step.name}.${name}`).toBe(true)
    if (step.fields.length === 0) expect(shown.emitted('take')).toHaveLength(1)
  })

  it('lies on a page of each of its people', () => {
    for (const role of step.roles) {
      const pages = pagesOf({ ...step, roles: [role] })
      expect(pages, `${role} finds no order for ${step.name}`).not.toEqual([])
      // What moves an order on lies on somebody's pile, it is not looked for.
      const piles = pilesOf({ ...step, roles: [role] })
      const isMoving = ON_ITS_WAY.includes(step.step) && step.step !== 'close'
      if (isMoving) expect(piles, `${role} has no pile for ${step.name}`).not.toEqual([])
    }
  })
})

it('lists every state from which an arrow goes', () => {
  const part = new Set(arrows.filter((one) => one.ofUnit).flatMap(fromOf))
  const froms = new Set(arrows.flatMap(fromOf))
  for (const state of froms) {
    expect(part.has(state) || ORDER_STATES.includes(state) || state === 'ACCEPTED').toBe(true)
  }
})

it('decides on the one request that was chosen, whosever it is', async () => {
  const decide = PEOPLES.find((one) => one.step === 'decide')
  if (!decide) throw new Error('no step decides')
  const shown = panel(decide)
  await shown.get('[data-step=decide]').trigger('click')
  await shown.get('[data-form=decide]').trigger('submit')
  expect(shown.emitted('take')?.[0]?.[1]).toMatchObject({ kind: 'EXTENSION', assignment: 'a1' })
})

it('every desk beside the way has its people', () => {
  for (const desk of DESKS) {
    for (const role of desk.roles) {
      expect(pagesFor([role]).map((page) => page.to)).toContain('/follow')
    }
  }
})

it('is written down in docs/arrows.md', async () => {
  vi.useRealTimers()
  const words = (language: 'zh' | 'en', name: string) => {
    speak(language)
    return sayIfKnown(`casework.step.${name}`) ?? ''
  }
  const line = (one: Arrow) =>
    [
      one.row || '',
      one.arrows.join('<br>'),
      one.ofHouse ? 'no person' : one.roles.join(', '),
      one.ofHouse ? '' : pagesOf(one).join(', '),
      one.ofHouse ? '' : `${words('zh', one.name)} / ${words('en', one.name)}`,
    ].join(' | ')
  const text = [
    '# Every arrow and its button',
    '',
    'Drawn by `web/src/casework/arrows.test.ts` from the tables of `vigil.casework.life`; do not edit. The row is that of',
    'the table of steps, [rules 3](rules.md#rules-3); row 1, the registration, is the form at `/desk`, at `/p` and the import at `/imports`.',
    "Each button stands on the order's page `/orders/:id`, which opens from the pages named; dispatch also on `/board` itself.",
    '',
    '| row | from -> to | who | pages | button |',
    '|---|---|---|---|---|',
    ...[...arrows].sort((a, b) => (a.row || 99) - (b.row || 99)).map((one) => `| ${line(one)} |`),
    '',
  ].join('\n')
  await expect(text).toMatchFileSnapshot('../../../docs/arrows.md')
})
