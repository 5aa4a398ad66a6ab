import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import ScriptPage from './ScriptPage.vue'

const text = {
  title: '黄码怎样转绿',
  category: '010201',
  why: '系统凌晨比对有误。',
  whomToSee: '数据局',
  procedure: '重新申领',
  followUps: [{ question: '能坐地铁吗', answer: '不能。' }],
  keywords: [],
  districts: [],
  internalOnly: false,
}
const parts = ['why', 'whomToSee', 'procedure', 'followUps.0']
const word = (unit: string, own: string[]) => ({ unit, answer: 'OWED', owed: true, parts: own })
let view: object
let refusal: object | null
let posted: { path: string; body: Record<string, unknown> }[]

function seen(
  allowed: string[],
  agreements: object[] = [],
  ownParts: string[] | null = null,
  said: object = text,
) {
  const state = agreements.length ? 'ASKED' : 'DRAFT'
  const steps = ['edit', 'ask', 'agree', 'amend'].map((step) => ({
    step,
    why: allowed.includes(step) ? null : 'NotYourRole',
  }))
  const script = { id: 's-1', version: 1, edition: 1, state, agreements, text: said }
  const tally = { acknowledged: 0, used: 0, wrong: 0 }
  return { script, tally, steps, parts, ownParts }
}

beforeEach(() => {
  speak('zh')
  localStorage.clear()
  posted = []
  refusal = null
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data: path === '/api/knowledge/scripts/{id}' ? view : [],
      response: new Response(null, { status: 200 }),
    })) as never)
  vi.spyOn(api, 'POST').mockImplementation(((path: string, given: { body: never }) => {
    posted.push({ path: path.split('/').at(-1) ?? '', body: given.body })
    return Promise.resolve({
      data: refusal ? undefined : view,
      error: refusal ?? undefined,
      response: new Response(null, { status: refusal ? 422 : 200 }),
    })
  }) as never)
})

async function page() {
  const shown = mount(ScriptPage, {
    props: { id: 's-1' },
    global: {
      stubs: {
        CategoryPick: true,
        UnitPick: {
          template: `<button data-does="pick" @click="$emit('update:modelValue', ['dsj', 'wjw'])" />`,
        },
      },
    },
  })
  await flushPromises()
  return shown
}

/** The editor's page with two units picked and to be asked by parts. */
async function asking() {
  view = seen(['edit', 'ask'])
  const shown = await page()
  await shown.get('[data-step=ask]').trigger('click')
  await shown.get('[data-does=pick]').trigger('click')
  await shown.get('[data-does=ask-by-parts]').setValue(true)
  return shown
}

it('asks each unit about the parts chosen for it, and who has none about the whole', async () => {
  const shown = await asking()
  expect(shown.findAll('[data-shows=whole]')).toHaveLength(2)
  await shown.get('[data-asks=dsj] [data-part=why]').setValue(true)
  await shown.get('[data-asks=dsj] [data-part="followUps.0"]').setValue(true)
  expect(shown.findAll('[data-shows=whole]')).toHaveLength(1)
  await shown.get('[data-step=ask]').trigger('click')
  await flushPromises()
  expect(posted[0]?.body['parts']).toEqual([
    { unit: 'dsj', parts: ['why', 'followUps.0'] },
    { unit: 'wjw', parts: [] },
  ])
})

it('asks nobody by parts while none is chosen', async () => {
  const shown = await asking()
  const ask = shown.get<HTMLButtonElement>('[data-step=ask]')
  expect(ask.element.disabled).toBe(true)
  expect(shown.get('[data-shows=parts-owed]').text()).toContain('请至少为一个单位选择部分')
  await ask.trigger('click')
  expect(posted).toEqual([])
  await shown.get('[data-asks=dsj] [data-part=why]').setValue(true)
  expect(ask.element.disabled).toBe(false)
  expect(shown.find('[data-shows=parts-owed]').exists()).toBe(false)
})

it('says of whom the whole was asked', async () => {
  view = seen([], [word('dsj', ['why']), word('gaj', [])])
  const shown = await page()
  expect(shown.get('[data-unit=dsj] [data-shows=parts]').text()).toBe('为什么')
  expect(shown.get('[data-unit=gaj] [data-shows=parts]').text()).toBe('全文')
})

it('asks about no parts where that is not wished', async () => {
  const shown = await asking()
  await shown.get('[data-asks=dsj] [data-part=why]').setValue(true)
  await shown.get('[data-does=ask-by-parts]').setValue(false)
  await shown.get('[data-step=ask]').trigger('click')
  await flushPromises()
  expect(posted[0]?.body['parts']).toEqual([])
})

it('saves what was changed and asks only once the parts were looked at again', async () => {
  const shown = await asking()
  await shown.get('[data-asks=dsj] [data-part=why]').setValue(true)
  await shown.get('#script-why').setValue('比对的名单有误。')
  expect(shown.find('[data-shows=parts-unsaved]').exists()).toBe(true)
  view = seen(['edit', 'ask'], [], null, { ...text, why: '比对的名单有误。' })
  await shown.get('[data-step=ask]').trigger('click')
  await flushPromises()
  expect(posted.map((one) => one.path)).toEqual(['edit'])
  await shown.get('[data-step=ask]').trigger('click')
  await flushPromises()
  expect(posted.map((one) => one.path)).toEqual(['edit', 'ask'])
})

it('says at the parts which of them no unit is asked about', async () => {
  const shown = await asking()
  for (const unit of ['dsj', 'wjw'])
    await shown.get(`[data-asks=${unit}] [data-part=why]`).setValue(true)
  refusal = { why: 'PartWithoutUnit', parts: ['procedure', 'followUps.0'] }
  await shown.get('[data-step=ask]').trigger('click')
  await flushPromises()
  const told = shown.get('[data-field=parts] [data-shows=mistake]').text()
  expect(told).toContain('怎么办')
  expect(told).toContain('还会问到')
})

it('a unit writes its own parts and reads the others', async () => {
  view = seen(['agree', 'amend'], [word('dsj', ['why']), word('wjw', parts.slice(1))], ['why'])
  const shown = await page()
  expect(shown.findAll('textarea').map((one) => one.element.id)).toEqual(['script-why'])
  for (const said of ['数据局', '重新申领', '能坐地铁吗', '不能。'])
    expect(shown.get('[data-field=procedure]').element.parentElement?.textContent).toContain(said)
  await shown.get('#script-why').setValue('比对的名单有误。')
  await shown.get('[data-step=amend]').trigger('click')
  await flushPromises()
  expect(posted[0]?.body['text']).toEqual({ ...text, why: '比对的名单有误。' })
})

it('who is asked about the whole beside others takes no question away', async () => {
  view = seen(['agree', 'amend'], [word('dsj', ['why']), word('gaj', [])])
  const shown = await page()
  expect(shown.find('.follow-ups input').exists()).toBe(true)
  expect(shown.find('.follow-ups button').exists()).toBe(false)
})

it('words kept from before bring nothing back of what others wrote since', async () => {
  const old = { ...text, why: '我们写到一半', procedure: '从前的办法' }
  const kept = { text: old, base: { ...text, procedure: '从前的办法' } }
  localStorage.setItem('vigil.kept.script.s-1', JSON.stringify(kept))
  view = seen(['agree', 'amend'], [word('dsj', ['why']), word('wjw', parts.slice(1))], ['why'])
  const shown = await page()
  await shown.get('[data-step=amend]').trigger('click')
  await flushPromises()
  expect(posted[0]?.body['text']).toEqual({ ...text, why: '我们写到一半' })
})
