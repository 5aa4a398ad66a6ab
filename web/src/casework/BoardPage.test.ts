import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { api } from '@/kernel/api'
import { heardServerClock } from '@/kernel/clock'
import { speak } from '@/say'
import BoardPage from './BoardPage.vue'
import { UNDO_MILLIS } from './useUndo'

const order = (n: number) => ({
  id: `o${n}`,
  number: `20220328-00000${n}-1`,
  version: 2,
  state: 'PENDING_DISPATCH',
  type: 'HELP',
  urgency: 'NORMAL',
  category: '0101',
  district: '310115',
  title: `第${n}件`,
  flags: [],
  clock: { kind: 'DISPATCH', due: '2022-03-28T04:00:00Z', lamp: 'GREEN' },
})
const row = (n: number) => ({
  ...fold(n),
  first: { ...fold(n).first, owesAccused: n === owes },
})
const fold = (n: number) => ({
  kind: 'ORDER',
  key: `o${n}`,
  count: 1,
  late: 0,
  oldest: '2022-03-28T02:00:00Z',
  badge: { samePhone: 0, sameAddress: 0, likeText: 0, reasons: [] },
  first: { order: order(n), lead: 'd310115', assists: [], limit: '5wd', legalBasis: '条例' },
  orders: [{ id: `o${n}`, seen: 2 }],
})
let waiting = [1, 2, 3]
let owes = 0
let cautions: string[] = []
let posted: { path: string; id: string; body: Record<string, unknown> }[] = []
let asked: Record<string, unknown>[] = []
let page: VueWrapper
let router: Router

async function open(address: string): Promise<void> {
  await router.push(address)
  page = mount(BoardPage, { attachTo: document.body, global: { plugins: [router] } })
  await flushPromises()
}

beforeEach(async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  })
  speak('zh')
  waiting = [1, 2, 3]
  owes = 0
  cautions = []
  posted = []
  asked = []
  const answer = (data: unknown) => Promise.resolve({ data, response: new Response('{}') })
  vi.spyOn(api, 'GET').mockImplementation(((path: string, given: never) => {
    const { params } = (given ?? {}) as { params?: { query?: object; path?: { id: string } } }
    if (path === '/api/casework/board/folds') {
      asked.push({ ...params?.query })
      return answer({ waiting: waiting.length, late: 0, rows: waiting.map(row) })
    }
    if (path === '/api/casework/orders/{id}')
      return answer({ order: { version: 3 }, description: `${params?.path?.id}说的话`, cautions })
    if (path === '/api/city/units')
      return answer([{ id: 'wjw', name: '卫健委', nameEn: 'Health', kind: 'CITY' }])
    return answer([])
  }) as never)
  vi.spyOn(api, 'POST').mockImplementation(((path: string, given: never) => {
    const { params, body } = given as {
      params: { path: { id: string; step: string } }
      body: Record<string, unknown>
    }
    posted.push({ path: params.path.step, id: params.path.id, body })
    const n = Number(params.path.id.slice(1))
    if (params.path.step === 'dispatch') waiting = waiting.filter((one) => one !== n)
    else waiting = [n, ...waiting]
    void path
    return answer({})
  }) as never)
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  await open('/board?district=310115')
})
afterEach(() => {
  page.unmount()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** The board as it is asked for again. */
async function news(): Promise<void> {
  await vi.advanceTimersByTimeAsync(15_000)
  await flushPromises()
}
const focused = () => document.activeElement?.getAttribute('data-row')
async function press(key: string): Promise<void> {
  const at = document.activeElement ?? document.body
  at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await flushPromises()
}

it('filters stand in the address and are asked of the server', () => {
  expect(asked[0]).toMatchObject({ district: '310115' })
})

it('a filter that hits nothing says so, shows no order beside it, and is cleared', async () => {
  expect(page.find('[data-shows=preview] [data-shows=title]').exists()).toBe(true)
  waiting = []
  await router.push('/board?q=nowhere')
  await flushPromises()
  expect(page.text()).toContain('没有符合条件的工单')
  expect(page.text()).not.toContain('坐席提交后会立刻出现在这里')
  expect(page.find('[data-shows=preview] [data-shows=title]').exists()).toBe(false)
  await page.get('[data-does=clear]').trigger('click')
  await flushPromises()
  expect(router.currentRoute.value.query).toEqual({})
  expect(page.text()).toContain('坐席提交后会立刻出现在这里')
})

it('Enter dispatches what is seen, with the note, and the next row has the focus', async () => {
  page.get<HTMLElement>('[data-row="ORDER/o1"]').element.focus()
  await vi.advanceTimersByTimeAsync(500)
  await flushPromises()
  expect(page.get('[data-shows=said]').text()).toBe('o1说的话')
  await page.get('#board-opinion').setValue('请今日先行联系')
  await press('Enter')
  expect(posted).toEqual([
    {
      path: 'dispatch',
      id: 'o1',
      body: {
        lead: 'd310115',
        assists: [],
        copies: [],
        note: '请今日先行联系',
        accused: null,
        seen: 2,
      },
    },
  ])
  expect(focused()).toBe('ORDER/o2')
  expect(page.get('[data-shows=told]').text()).toContain('20220328-000001-1')
})

// promise: web/src/casework/zhPages.ts «undo: '撤回'»
it('for ten seconds one key takes it back from the unit, and it stands on the board again', async () => {
  page.get<HTMLElement>('[data-row="ORDER/o1"]').element.focus()
  await press('Enter')
  await press('z')
  expect(posted.at(-1)).toMatchObject({ path: 'recall', id: 'o1', body: { seen: 3 } })
  expect(focused()).toBe('ORDER/o1')
  expect(page.find('[data-shows=told]').exists()).toBe(false)
  await press('Enter')
  await vi.advanceTimersByTimeAsync(UNDO_MILLIS + 1000)
  heardServerClock(new Date().toUTCString())
  await flushPromises()
  await press('z')
  expect(posted.filter((one) => one.path === 'recall')).toHaveLength(1)
  expect(page.find('[data-does=undo]').exists()).toBe(false)
})

// promise: web/src/casework/zhPages.ts «派单前先填写反映的是哪个单位，没有则勾选。»
// promise: web/src/casework/enPages.ts «Say which unit it accuses before you dispatch, or tick that it is none.»
it('Enter asks whom it accuses before it dispatches, and sends what was said', async () => {
  owes = 2
  await news()
  page.get<HTMLElement>('[data-row="ORDER/o2"]').element.focus()
  await vi.advanceTimersByTimeAsync(500)
  await press('Enter')
  expect(posted).toEqual([])
  expect(document.activeElement?.id).toBe('board-accused')
  expect(page.get('[data-shows=preview] [data-field=accused]').text()).toContain('派单前先填写')
  await page.get('#board-accused').setValue('卫健')
  await press('Enter')
  expect(posted).toEqual([])
  await press('Enter')
  expect(posted).toHaveLength(1)
  expect(posted[0]).toMatchObject({ path: 'dispatch', id: 'o2', body: { accused: 'wjw' } })
})

it('keys act on the row that is marked as current, whether it has the focus or not', async () => {
  page.get<HTMLElement>('[data-row="ORDER/o2"]').element.focus()
  page.get<HTMLElement>('[data-row="ORDER/o2"]').element.blur()
  await flushPromises()
  expect(page.get('[aria-current=true]').attributes('data-row')).toBe('ORDER/o2')
  await press('x')
  expect(focused()).toBe('ORDER/o2')
  expect(page.get<HTMLInputElement>('[data-row="ORDER/o2"] input').element.checked).toBe(true)
  page.get<HTMLElement>('[data-row="ORDER/o2"]').element.blur()
  await press('Enter')
  expect(posted).toMatchObject([{ path: 'dispatch', id: 'o2' }])
})

it.each(['ArrowDown', 'j'])(
  '%s goes on from the marked row as soon as the page is open',
  async (key) => {
    expect(document.activeElement).toBe(document.body)
    await press(key)
    expect(focused()).toBe('ORDER/o2')
    ;(document.activeElement as HTMLElement).blur()
    await press(key === 'j' ? 'k' : 'ArrowUp')
    expect(focused()).toBe('ORDER/o1')
  },
)

it('Enter on a button presses the button, and dispatches nothing', async () => {
  page.get<HTMLElement>('a[href="/batches"]').element.focus()
  await press('Enter')
  expect(posted).toEqual([])
})

it('whoever comes back from an order stands at its row again', async () => {
  page.get<HTMLElement>('[data-row="ORDER/o2"]').element.focus()
  await press('e')
  expect(router.currentRoute.value.fullPath).toBe('/orders/o2?step=dispatch')
  page.unmount()
  waiting = [4, 1, 2, 3]
  await open('/board?district=310115')
  expect(focused()).toBe('ORDER/o2')
  await press('e')
  page.unmount()
  waiting = [4, 1, 3]
  await open('/board?district=310115')
  expect(focused()).toBe('ORDER/o3')
})

it('says that the caller is hidden from the unit, and that the words tell who it is', async () => {
  cautions = ['CALLER_HIDDEN', 'CALLER_IN_WORDS']
  page.get<HTMLElement>('[data-row="ORDER/o3"]').element.focus()
  await vi.advanceTimersByTimeAsync(500)
  await flushPromises()
  expect(page.get('[data-shows=caution]').text()).toContain('承办单位看不到是谁')
  expect(page.find('[data-shows=caller-in-words]').exists()).toBe(true)
})
