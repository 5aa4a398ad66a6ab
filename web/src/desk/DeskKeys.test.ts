import { flushPromises, mount, RouterLinkStub, type VueWrapper } from '@vue/test-utils'
import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { keysNow } from '@/kernel/useKeys'
import KeysSheet from '@/shell/KeysSheet.vue'
import { speak } from '@/say'
import DeskPage from './DeskPage.vue'

const ring = vi.hoisted(() => ({ quiet: [] as boolean[] }))
vi.mock('@/kernel/quietRing', () => ({
  keepQuiet: (talks: boolean) => ring.quiet.push(talks),
  tryRing: () => undefined,
  prepareRing: () => () => undefined,
  startRing: () => undefined,
  stopRing: () => undefined,
}))
type Ear = (heard: { kind: string; subject: string; at: string; body: object }) => void
const ears = vi.hoisted(() => [] as Ear[])
vi.mock('@/kernel/usePush', async (original) => ({
  ...(await original<object>()),
  usePush: (_: string[], ear: Ear) => ears.push(ear),
}))

/** What Chromium, Edge and Firefox on Windows keep for themselves with Alt, and NVDA, JAWS and Narrator by habit. */
const TAKEN = [
  'd',
  'e',
  'f',
  'f4',
  'home',
  'arrowleft',
  'arrowright',
  ' ',
  'tab',
  'escape',
  'delete',
]

const ready = {
  staff: 'agent-1',
  state: 'READY',
  since: '2022-03-28T06:00:00Z',
  call: null as string | null,
  until: null as string | null,
  reason: '',
  debts: ['c0', 'c9'],
  handled: 3,
  onShift: true,
}
const shift = {
  asOf: '2022-03-28T08:00:00Z',
  beganAt: '2022-03-28T00:00:00Z',
  counts: { calls: 64, orders: 60, onTheSpot: 12, breaks: 2 },
  seconds: { talk: 7200, afterCall: 1800, rest: 2400 },
  talk: { seconds: 3600, most: 3600 },
  owed: [
    { call: 'c0', answeredAt: '2022-03-28T06:02:00Z' },
    { call: 'c9', answeredAt: '2022-03-28T07:02:00Z' },
  ],
}
let seat: typeof ready
const asked: string[] = []
const orders: { then: string }[] = []
let page: VueWrapper

beforeEach(async () => {
  speak('zh')
  sessionStorage.clear()
  asked.length = 0
  orders.length = 0
  ring.quiet.length = 0
  ears.length = 0
  seat = { ...ready }
  const answer = (data: unknown) => Promise.resolve({ data, response: new Response('{}') })
  vi.spyOn(api, 'GET').mockImplementation(((path: string) => {
    if (path === '/api/acd/seat') return answer(seat)
    if (path === '/api/acd/shift') return answer(shift)
    if (path === '/api/acd/queue')
      return answer({ waiting: [], seats: [], seatsByState: { READY: 4 } })
    if (path === '/api/knowledge/phrases/mine')
      return answer({
        phrases: [
          { title: '核实', text: '请报姓名和住址。' },
          { title: '噪音', text: '自【时间】起，【地址】有噪音。' },
        ],
      })
    return path.startsWith('/api/city') ? answer([]) : answer(undefined)
  }) as never)
  vi.spyOn(api, 'POST').mockImplementation(((path: string, sent?: { body?: unknown }) => {
    asked.push(path)
    if (path === '/api/casework/orders') orders.push(sent?.body as { then: string })
    return answer(path === '/api/understanding/suggestions' ? undefined : {})
  }) as never)
  page = mount(DeskPage, {
    attachTo: document.body,
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  await flushPromises()
})
afterEach(() => {
  page.unmount()
  vi.restoreAllMocks()
})

async function press(key: string): Promise<void> {
  const target = document.activeElement ?? document.body
  const code = key.length === 1 ? `Key${key.toUpperCase()}` : key
  target.dispatchEvent(
    new KeyboardEvent('keydown', {
      key,
      code,
      altKey: key.length === 1,
      bubbles: true,
      cancelable: true,
    }),
  )
  await flushPromises()
}

/** The seat stands otherwise now, and the push says so. */
async function becomes(next: Partial<typeof ready>): Promise<void> {
  seat = { ...seat, ...next }
  const heard = { kind: 'acd.SeatReady', subject: 'agent-1', at: seat.since, body: {} }
  ears.forEach((ear) => ear(heard))
  await flushPromises()
}

const words = () => page.get<HTMLTextAreaElement>('#order-description').element

it('has no key that a browser or a screen reader takes, none twice, and each stands in the list', () => {
  const keys = keysNow.value.map((one) => one.key)
  for (const key of TAKEN) expect(keys).not.toContain(`alt+${key}`)
  expect(keys.filter((key) => /^(f\d+|ctrl\+(n|t|w|l|r|p|s|f|tab))$/.test(key))).toEqual([])
  expect(new Set(keys).size).toBe(keys.length)
  expect(keysNow.value.filter((one) => !one.words())).toEqual([])
})

it('begins a break by key, with the queue in view while one decides', async () => {
  await press('b')
  const list = page.get('[role=group].break-list')
  expect(list.get('[data-shows=queue-now]').text()).toBe('现在排队 0 · 最长 00:00 · 就绪 4')
  expect(document.activeElement?.textContent).toContain('用餐')
  await press('ArrowDown')
  expect(document.activeElement?.textContent).toContain('休息')
  ;(document.activeElement as HTMLButtonElement).click()
  await flushPromises()
  expect(asked).toContain('/api/acd/seat/break')
  expect(document.activeElement?.getAttribute('data-does'), 'the focus is where it was').toBe(
    'break',
  )
})

it('opens the oldest that is owed by key, ready to be written', async () => {
  await press('o')
  expect(page.get('[data-shows=caller-card]').text()).toContain('补写欠单')
  expect(document.activeElement).toBe(words())
})

it('shows the own shift as the server counts it, and that a break is due', async () => {
  expect(page.get('[data-shows=break-due]').text()).toContain('该小休了')
  await press('y')
  const figure = (of: string) => page.get(`[data-figure=${of}] dd`).text()
  expect(figure('calls')).toBe('64')
  expect(figure('talk')).toBe('2 小时 0 分')
  expect(figure('breaks')).toBe('2 次，40 分钟')
  expect(figure('owed')).toBe('2')
  expect(figure('nextBreak')).toBe('现在')
})

it('puts a phrase where the cursor stands, and the cursor behind it', async () => {
  await press('o')
  words().value = '市民反映。'
  words().dispatchEvent(new Event('input'))
  words().setSelectionRange(0, 0)
  await press('i')
  expect(document.activeElement?.getAttribute('role')).toBe('combobox')
  await press('ArrowDown')
  await press('Enter')
  expect(words().value).toBe('请报姓名和住址。市民反映。')
  expect(document.activeElement).toBe(words())
  expect(words().selectionStart).toBe(8)
})

it('chooses the first blank of a phrase, to be written over', async () => {
  await press('o')
  await press('i')
  await press('ArrowDown')
  await press('ArrowDown')
  await press('Enter')
  const { selectionStart: from, selectionEnd: to, value } = words()
  expect(value.slice(from, to)).toBe('【时间】')
})

async function type(said: string): Promise<void> {
  words().value = said
  words().dispatchEvent(new Event('input'))
  await flushPromises()
}
const announced = () => page.get('[data-shows=announced]').text()

it('leaves who writes where she is when the next call rings, and moves on once she talks', async () => {
  await press('o')
  await type('三天没有菜')
  await becomes({ state: 'OFFERED', call: 'c2' })
  expect(words().value, 'the debt stays in the form').toBe('三天没有菜')
  expect(document.activeElement).toBe(words())
  await becomes({ state: 'TALKING' })
  expect(words().value).toBe('')
  expect(document.activeElement, 'the words of the new call').toBe(words())
  expect(ring.quiet.at(-1), 'no sound while she talks').toBe(true)
  await becomes({ state: 'READY', call: null })
  expect(words().value, 'gone on with where it was left').toBe('三天没有菜')
  expect(ring.quiet.at(-1)).toBe(false)
})

it('keeps the focus and the words when after-call time is over, as a debt', async () => {
  await becomes({ state: 'TALKING', call: 'c2' })
  await type('路灯不亮')
  await becomes({ state: 'AFTER_CALL' })
  await becomes({ state: 'READY', call: null, debts: ['c0', 'c9', 'c2'] })
  expect(words().value).toBe('路灯不亮')
  expect(document.activeElement).toBe(words())
})

it('lets go of what is put off by key', async () => {
  await becomes({ state: 'AFTER_CALL', call: 'c2' })
  seat = { ...seat, state: 'READY', call: null, debts: ['c0', 'c9', 'c2'] }
  await press('Escape')
  expect(page.get('[data-shows=caller-card]').text()).toContain('没有来电')
})

const laterWords = () => page.get('[data-does=later]').text()

// promise: docs/roles/agent.md «Where a colleague has written about the call nothing is owed»
it('says that nothing is owed where a colleague has written, and asks before words are dropped', async () => {
  await becomes({ state: 'AFTER_CALL', call: 'c2', debts: ['c0', 'c2'] })
  expect(laterWords()).toContain('欠单')
  await becomes({ debts: ['c0'] })
  await type('孩子发烧')
  expect(laterWords()).toContain('本通的工单已有')
  asked.length = 0
  await press('Escape')
  expect(asked, 'the first press only asks').not.toContain('/api/acd/seat/save-later')
  expect(laterWords()).toContain('丢弃')
  await type('孩子发烧三天')
  expect(laterWords(), 'who writes on has not agreed').not.toContain('丢弃')
  await press('Escape')
  await press('Escape')
  expect(asked).toContain('/api/acd/seat/save-later')
  expect(words().value).toBe('')
})

it('keeps words in the form that no debt leads back to', async () => {
  await becomes({ state: 'TALKING', call: 'c2', debts: [] })
  await type('路灯不亮')
  await becomes({ state: 'AFTER_CALL' })
  await becomes({ state: 'READY', call: null })
  expect(words().value).toBe('路灯不亮')
  expect(page.get('[data-shows=caller-card]').text()).not.toContain('补写欠单')
})

it('closes the box of an answer by key before it puts anything off, and keeps its words', async () => {
  await becomes({ state: 'AFTER_CALL', call: 'c2' })
  await press('a')
  const reply = () => page.get<HTMLTextAreaElement>('#desk-reply')
  await reply().setValue('已告知办理地点。')
  await press('Escape')
  expect(page.find('#desk-reply').exists()).toBe(false)
  expect(page.get('[data-shows=caller-card]').text(), 'still at hand').not.toContain('没有来电')
  await press('a')
  expect(reply().element.value).toBe('已告知办理地点。')
  await press('Escape')
})

it('sends the answer, and no order to a unit, by Ctrl Enter in the box of an answer', async () => {
  await becomes({ state: 'AFTER_CALL', call: 'c2', debts: ['c0', 'c9', 'c2'] })
  await type('黄码怎么办')
  await press('a')
  const reply = page.get<HTMLTextAreaElement>('#desk-reply')
  await reply.setValue('已告知办理地点。')
  reply.element.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true }),
  )
  await flushPromises()
  expect(orders.map((one) => one.then)).toEqual(['ANSWER'])
})

it('says of a complaint that it is not answered at once before anybody writes the answer', async () => {
  await becomes({ state: 'AFTER_CALL', call: 'c2' })
  await press('t')
  await press('t')
  await press('a')
  expect(page.find('#desk-reply').exists()).toBe(false)
  expect(page.text()).toContain('不能当场答复')
})

it('tells a screen reader of each change once, politely, and nothing that ticks', async () => {
  expect(announced()).toContain('该小休了')
  expect(page.get('[data-shows=announced]').attributes('role')).toBe('status')
  await becomes({ state: 'OFFERED', call: 'c2' })
  expect(announced()).toBe('来电振铃')
  await becomes({ state: 'AFTER_CALL', debts: ['c0', 'c9', 'c2'] })
  expect(announced()).toBe('话后整理，欠单 3')
  expect(page.findAll('[aria-live=assertive]')).toEqual([])
  const ticking = page
    .findAll('[role=status], [aria-live]')
    .filter((one) => /\d:\d/.test(one.text()))
  expect(ticking).toEqual([])
})

it('hears no key of the desk while a sheet is open: one at a time', async () => {
  const sheet = mount(KeysSheet, { attachTo: document.body })
  await press('b')
  expect(page.find('.break-list').exists()).toBe(false)
  sheet.unmount()
  await press('b')
  expect(page.find('.break-list').exists()).toBe(true)
})

it('has no dialog of its own: what asks stands in the page', () => {
  const here = readdirSync('src/desk').filter((name) => name.endsWith('.vue'))
  const asking = here.filter((name) =>
    /<dialog|showModal|window\.(confirm|alert|prompt)/.test(
      readFileSync(`src/desk/${name}`, 'utf8'),
    ),
  )
  expect(asking).toEqual([])
})
