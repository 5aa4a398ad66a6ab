import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import type { Heard } from '@/kernel/usePush'
import ScriptPage from './ScriptPage.vue'

let hear: (heard: Heard) => void
vi.mock('@/kernel/usePush', async (original) => ({
  ...(await original<object>()),
  usePush: (_: string[], ear: (heard: Heard) => void) => (hear = ear),
}))

const text = {
  title: '黄码怎样转绿',
  category: '010201',
  why: '',
  followUps: [],
  keywords: [],
  districts: [],
  internalOnly: false,
}
const steps = ['edit', 'ask'].map((step) => ({ step, why: null }))
const view = (version: number, edition: number, said: object) => ({
  script: { id: 's-1', version, edition, state: 'DRAFT', agreements: [], text: said },
  tally: { acknowledged: 0, used: 0, wrong: 0 },
  steps,
})
let posted: { path: string; body: { seen: number; text?: { why: string } } }[] = []

beforeEach(() => {
  speak('zh')
  localStorage.clear()
  posted = []
  const answer = (data: unknown) =>
    Promise.resolve({ data, response: new Response(null, { status: 200 }) })
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    answer(path === '/api/knowledge/scripts/{id}' ? view(1, 1, text) : [])) as never)
  vi.spyOn(api, 'POST').mockImplementation(((path: string, given: { body: never }) => {
    posted.push({ path: path.split('/').at(-1) ?? '', body: given.body })
    const said = posted[0]?.body.text ?? text
    return answer(view(1 + posted.length, 2, said))
  }) as never)
})

async function page() {
  const shown = mount(ScriptPage, {
    props: { id: 's-1' },
    global: { stubs: { CategoryPick: true, UnitPick: true } },
  })
  await flushPromises()
  return shown
}

it('asks units of what stands in the form, saved first', async () => {
  const shown = await page()
  await shown.get('#script-why').setValue('系统凌晨比对有误。')
  expect(shown.get('[data-shows=unsaved]').text()).toContain('第 1 版')
  await shown.get('[data-step=ask]').trigger('click')
  await shown.get('[data-step=ask]').trigger('click')
  await flushPromises()
  expect(posted.map((one) => [one.path, one.body.seen])).toEqual([
    ['edit', 1],
    ['ask', 2],
  ])
  expect(posted[0]?.body.text?.why).toBe('系统凌晨比对有误。')
})

it('asks for a reason below the buttons, so that none comes under the pointer', async () => {
  const answers = ['agree', 'refuse'].map((step) => ({ step, why: null }))
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data: path === '/api/knowledge/scripts/{id}' ? { ...view(1, 1, text), steps: answers } : [],
      response: new Response(null, { status: 200 }),
    })) as never)
  const shown = await page()
  await shown.get('[data-step=refuse]').trigger('click')
  const order = shown.findAll('[data-step], #reason').map((one) => one.attributes('data-step'))
  expect(order).toEqual(['agree', 'refuse', undefined])
})

it.each([
  ['DRAFT', 'publish', '都同意后才能发布'],
  ['PUBLISHED', 'publish', '本版已发布'],
  ['AGREED', 'ask', '存为新版后可再征求'],
  ['RETIRED', 'edit', '已停用，不能再改'],
])('says of a %s what must happen before %s', async (state, step, words) => {
  const given = view(1, 1, text)
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data:
        path === '/api/knowledge/scripts/{id}'
          ? {
              ...given,
              script: { ...given.script, state },
              steps: [{ step, why: 'NotAllowedNow' }],
            }
          : [],
      response: new Response(),
    })) as never)
  expect((await page()).get(`[data-step=${step}]`).text()).toContain(words)
})

const amended = (version: number, said: object) =>
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data: path === '/api/knowledge/scripts/{id}' ? view(version, 2, { ...text, ...said }) : [],
      response: new Response(null, { status: 200 }),
    })) as never)

it('what another saved meanwhile comes into the form, and nobody’s words are lost', async () => {
  const shown = await page()
  await shown.get('#script-why').setValue('我写的原因。')
  amended(2, { procedure: '对方写的办法。', why: '对方写的原因。' })
  hear({ kind: 'knowledge.Amended', subject: 's-1' } as Heard)
  await flushPromises()
  expect((shown.get('#script-procedure').element as HTMLTextAreaElement).value).toBe(
    '对方写的办法。',
  )
  expect((shown.get('#script-why').element as HTMLTextAreaElement).value).toBe('我写的原因。')
  expect(shown.get('[data-clash=why]').text()).toContain('对方写的原因。')
  await shown.get('[data-step=edit]').trigger('click')
  await flushPromises()
  expect(posted[0]?.body).toMatchObject({
    seen: 2,
    text: { procedure: '对方写的办法。', why: '我写的原因。' },
  })
})

it('a part that both changed is the other’s by one press', async () => {
  const shown = await page()
  await shown.get('#script-why').setValue('我写的原因。')
  amended(2, { why: '对方写的原因。' })
  hear({ kind: 'knowledge.Amended', subject: 's-1' } as Heard)
  await flushPromises()
  await shown.get('[data-does=take-theirs]').trigger('click')
  expect((shown.get('#script-why').element as HTMLTextAreaElement).value).toBe('对方写的原因。')
  expect(shown.find('[data-shows=clashes]').exists()).toBe(false)
})

it('a text kept from before the other’s takes theirs in as well', async () => {
  const before = await page()
  await before.get('#script-why').setValue('我写的原因。')
  before.unmount()
  amended(2, { procedure: '对方写的办法。' })
  const shown = await page()
  expect((shown.get('#script-why').element as HTMLTextAreaElement).value).toBe('我写的原因。')
  expect((shown.get('#script-procedure').element as HTMLTextAreaElement).value).toBe(
    '对方写的办法。',
  )
})

it('saves nothing when nothing was changed', async () => {
  const shown = await page()
  expect(shown.find('[data-shows=unsaved]').exists()).toBe(false)
  await shown.get('[data-step=ask]').trigger('click')
  await shown.get('[data-step=ask]').trigger('click')
  await flushPromises()
  expect(posted.map((one) => one.path)).toEqual(['ask'])
})

it('a draft waits for no unit, whoever owed a word of what stood before', async () => {
  const owed = { unit: 'wjw', answer: 'OWED', parts: [] }
  const shownAs = async (state: string, agreements: object[]) => {
    const told = view(1, 1, text)
    vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
      Promise.resolve({
        data:
          path === '/api/knowledge/scripts/{id}'
            ? { ...told, script: { ...told.script, state, agreements } }
            : [],
        response: new Response(null, { status: 200 }),
      })) as never)
    return (await page()).text()
  }
  expect(await shownAs('ASKED', [owed])).toContain('等待答复')
  const draft = await shownAs('DRAFT', [owed])
  expect(draft).toContain('这一稿尚未征求')
  expect(draft).not.toContain('等待答复')
  expect(await shownAs('DRAFT', [])).toContain('这一稿还没有征求单位意见')
})
