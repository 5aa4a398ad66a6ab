import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import SheetPart from './SheetPart.vue'

const criteria = [
  { code: 'GREETING', zh: '问候并报工号', en: 'Greeting', weight: 10, scores: [0, 1, 2] },
  { code: 'TONE', zh: '态度与语气', en: 'Tone', weight: 20, scores: [0, 1, 2, 3] },
]
const open = {
  sample: { call: 'c-1', agent: 'agent-9', day: '2022-06-06', hasFinding: true },
  state: 'OPEN',
  version: 1,
  isRecorded: true,
  criteria,
  scores: { own: null, readings: [], settled: null, total: null },
  coaching: null,
  words: {},
}
const ok = (data: unknown) => ({ data, response: new Response(null, { status: 200 }) }) as never
let posted: { path: string; body: unknown }[] = []

beforeEach(() => {
  speak('zh')
  posted = []
  vi.spyOn(api, 'GET').mockImplementation((() => Promise.resolve(ok(open))) as never)
  vi.spyOn(api, 'POST').mockImplementation(((path: string, ask: { body: unknown }) => {
    posted.push({ path, body: ask.body })
    const own = [{ criterion: 'GREETING', score: 2 }]
    return Promise.resolve(
      ok({ ...open, state: 'HALF_READ', version: 2, scores: { ...open.scores, own } }),
    )
  }) as never)
})

async function part() {
  const shown = mount(SheetPart, {
    props: { call: 'c-1' },
    global: { stubs: { RecordingPlayer: true } },
    attachTo: document.body,
  })
  await flushPromises()
  return shown
}

it('is scored by digits alone, each going on to the next criterion', async () => {
  const shown = await part()
  expect(shown.get('[data-does=send]').attributes('disabled')).toBeDefined()
  await shown.get('[data-criterion=GREETING]').trigger('keydown', { key: '2' })
  expect(document.activeElement?.getAttribute('name')).toBe('TONE')
  await shown.get('[data-criterion=TONE]').trigger('keydown', { key: '9' })
  expect(shown.get('[data-does=send]').attributes('disabled')).toBeDefined()
  await shown.get('[data-criterion=TONE]').trigger('keydown', { key: '3' })
  await shown.get('form').trigger('keydown', { key: 'Enter', ctrlKey: true })
  await flushPromises()
  expect(posted).toEqual([
    {
      path: '/api/understanding/sheets/{call}/score',
      body: {
        scores: [
          { criterion: 'GREETING', score: 2 },
          { criterion: 'TONE', score: 3 },
        ],
      },
    },
  ])
  expect(shown.text()).toContain('您已评分，等另一人评。')
  expect(shown.find('[data-does=send]').exists()).toBe(false)
  shown.unmount()
})

it('says that a recording is gone and asks for no score, in either language', async () => {
  vi.spyOn(api, 'GET').mockImplementation((() =>
    Promise.resolve(ok({ ...open, isRecorded: false }))) as never)
  const shown = await part()
  expect(shown.get('[data-shows=gone]').text()).toBe('录音已按规定删除，无法收听。')
  expect(shown.find('[data-does=send]').exists()).toBe(false)
  speak('en')
  await flushPromises()
  expect(shown.get('[data-shows=gone]').text()).toContain('cannot be heard')
  shown.unmount()
})
