import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import MatterFields from './MatterFields.vue'
import { blankDraft, type Written } from './useDraft'

const guess = (value: string, confidence: number, ...why: string[]) => ({ value, confidence, why })
const HUNGRY = {
  type: guess('HELP', 0.93, '求助'),
  matter: {
    leaf: guess('0402', 0.86, '断菜', '老人'),
    leaves: [guess('0402', 0.86), guess('1001', 0.08)],
    units: [],
  },
  dangers: [],
  elements: { persons: [], organisations: [] },
}
let said: unknown = HUNGRY
const draft = ref<Written>(blankDraft())
const call = ref<string | null>('c1')
let page: VueWrapper

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  speak('zh')
  said = HUNGRY
  draft.value = blankDraft()
  call.value = 'c1'
  vi.spyOn(api, 'GET').mockImplementation((() =>
    Promise.resolve({ data: [], response: new Response('[]') })) as never)
  vi.spyOn(api, 'POST').mockImplementation((() =>
    Promise.resolve({ data: said, response: new Response('{}') })) as never)
  await shown()
})
afterEach(() => {
  page.unmount()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function shown(): Promise<void> {
  page = mount(
    {
      components: { MatterFields },
      setup: () => ({ draft, call, mistakeOf: () => '' }),
      template: '<MatterFields v-model="draft" :call="call" :mistake-of="mistakeOf" />',
    },
    { attachTo: document.body },
  )
  await flushPromises()
}

async function says(words: string): Promise<void> {
  draft.value.description = words
  await nextTick()
  await vi.advanceTimersByTimeAsync(700)
  await flushPromises()
}

async function press(key: string): Promise<void> {
  const code = `Key${key.toUpperCase()}`
  document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key, code, altKey: true, bubbles: true, cancelable: true }),
  )
  await flushPromises()
}

it('fills in what the words say, marked with how sure and why until it is confirmed', async () => {
  await says('小区里老人断菜三天了')
  expect(draft.value).toMatchObject({ type: 'HELP', category: '0402' })
  expect(page.get('[data-guess=category]').text()).toBe('按概述推测 86%，待确认')
  expect(page.get('[data-shows=guess]').text()).toContain('依据：“断菜”“老人”')
  await press('l')
  expect(page.find('[data-guess]').exists()).toBe(false)
  expect(draft.value.category, 'it stays').toBe('0402')
})

it('goes on with the words until somebody chooses, and leaves that alone', async () => {
  await says('小区里老人断菜三天了')
  said = { ...HUNGRY, matter: { ...HUNGRY.matter, leaf: guess('1001', 0.7, '救助') } }
  await says('小区里老人断菜三天了，想申请救助')
  expect(draft.value.category).toBe('1001')
  draft.value.category = '0203'
  said = HUNGRY
  await says('小区里老人断菜三天了，想申请救助，谢谢')
  expect(draft.value.category).toBe('0203')
})

it('leaves alone what the agent set back to what it was', async () => {
  await says('小区里老人断菜三天了')
  draft.value.type = 'CONSULTATION'
  draft.value.category = ''
  await says('小区里老人断菜三天了，就问问')
  expect(draft.value).toMatchObject({ type: 'CONSULTATION', category: '' })
})

it('takes back what is refused and does not come with it again in this call', async () => {
  await says('小区里老人断菜三天了')
  await press('n')
  expect(draft.value).toMatchObject({ type: 'CONSULTATION', category: '' })
  await says('小区里老人断菜三天了，怎么办')
  expect(draft.value.category).toBe('')
  call.value = 'c2'
  await flushPromises()
  await says('小区里老人断菜三天了')
  expect(draft.value.category, 'the next call is another').toBe('0402')
})

it('keeps quiet where nothing is sure, and offers what it may be', async () => {
  said = { ...HUNGRY, type: undefined, matter: { ...HUNGRY.matter, leaf: undefined } }
  await says('家里的事情说不清楚')
  expect(draft.value).toMatchObject({ type: 'CONSULTATION', category: '' })
  expect(page.findAll('[data-shows=other-categories] button')).toHaveLength(2)
})

it('leaves a draft of before as it was written', async () => {
  page.unmount()
  draft.value = { ...blankDraft(), type: 'COMPLAINT', category: '0301' }
  await shown()
  await says('小区里老人断菜三天了')
  expect(draft.value).toMatchObject({ type: 'COMPLAINT', category: '0301' })
})

it('takes one of the next categories by a single key, and none that is not shown', async () => {
  await press('w')
  expect(draft.value.category, 'nothing is shown yet').toBe('')
  await says('小区里老人断菜三天了')
  expect(page.get('[data-shows=other-categories]').text()).toContain('Alt W')
  await press('z')
  expect(draft.value.category, 'there is no second').toBe('0402')
  await press('w')
  expect(draft.value.category).toBe('1001')
})
