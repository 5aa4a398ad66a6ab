import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import DeskPage from './DeskPage.vue'

/** The sound of a ring is the browser's own. */
vi.mock('@/kernel/quietRing', () => ({
  keepQuiet: () => undefined,
  tryRing: () => undefined,
  prepareRing: () => () => {},
  startRing: () => {},
  stopRing: () => {},
}))

/** What the desk may cost beside the words themselves; a chord is one press. */
const MOST_PRESSES = 12

const seat = {
  staff: 'agent-1',
  state: 'TALKING',
  since: '2022-03-28T06:00:00Z',
  call: 'c1',
  reason: '',
  debts: [],
  handled: 3,
  onShift: true,
}
const script = {
  id: 's1',
  because: ['断菜'],
  alike: false,
  agreedBy: [],
  text: { title: '断菜怎么办', category: '0204', why: '', followUps: [] },
}
const place = { district: '310115', street: '310115004', address: '梅花路100弄3号' }
const answers: Record<string, unknown> = {
  '/api/acd/seat': seat,
  '/api/acd/queue': { waiting: [], seats: [] },
  '/api/knowledge/search': [script],
}
let sent: { draft: Record<string, unknown>; then: string }[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  speak('zh')
  sent = []
  sessionStorage.clear()
  const answer = (data: unknown) => Promise.resolve({ data, response: new Response('{}') })
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    path in answers || path.startsWith('/api/city')
      ? answer(answers[path] ?? [])
      : Promise.resolve({ response: new Response(null, { status: 404 }) })) as never)
  vi.spyOn(api, 'POST').mockImplementation(((path: string, given: { body: never }) => {
    if (path === '/api/city/place-in-text') return answer(place)
    if (path === '/api/understanding/suggestions') return answer(undefined)
    if (path === '/api/casework/likes') return answer({ likes: [], places: [] })
    if (path !== '/api/casework/orders') return answer({})
    sent.push(given.body)
    return answer({ id: 'o1', number: '20220328-000001-1', code: '123456', version: 2 })
  }) as never)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A keyboard that counts: every press but the letters of what is said. */
class Keyboard {
  presses = 0

  async press(key: string, held: KeyboardEventInit = {}): Promise<void> {
    this.presses += 1
    const digit = /^\d$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`
    const code = key.length === 1 ? digit : key
    const target = document.activeElement ?? document.body
    const event = new KeyboardEvent('keydown', {
      key,
      code,
      bubbles: true,
      cancelable: true,
      ...held,
    })
    if (target.dispatchEvent(event) && key === 'Tab') this.onward()
    await flushPromises()
  }

  /** As a browser does it: to the next that takes the focus. */
  private onward(): void {
    const all = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea'),
    ]
    const reachable = all.filter((one) => !one.hasAttribute('disabled') && one.tabIndex >= 0)
    reachable[reachable.indexOf(document.activeElement as HTMLElement) + 1]?.focus()
  }

  async say(words: string): Promise<void> {
    const field = document.activeElement as HTMLInputElement
    field.value = words
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await vi.advanceTimersByTimeAsync(1000)
    await flushPromises()
  }
}

it('a known matter is written with at most twelve key presses beside its words', async () => {
  const page = mount(DeskPage, {
    attachTo: document.body,
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  await flushPromises()
  expect(document.activeElement?.id, 'the words are asked for first').toBe('order-description')
  const keys = new Keyboard()
  await keys.say('住在花木街道梅花路100弄3号的老人断菜两天，请尽快送食物。')
  await keys.press('t', { altKey: true })
  await keys.press('1', { altKey: true })
  while (document.activeElement?.id !== 'order-name') {
    expect(keys.presses).toBeLessThan(MOST_PRESSES)
    await keys.press('Tab')
  }
  await keys.say('王小明')
  await keys.press('Enter', { ctrlKey: true })
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    then: 'SUBMIT',
    draft: { type: 'HELP', category: '0204', name: '王小明', ...place },
  })
  expect(keys.presses).toBeLessThanOrEqual(MOST_PRESSES)
  page.unmount()
})

it('one press leads to what is still to be asked, wherever the cursor stands', async () => {
  const page = mount(DeskPage, {
    attachTo: document.body,
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  await flushPromises()
  const keys = new Keyboard()
  await keys.say('住在花木街道梅花路100弄3号的老人断菜两天，请尽快送食物。')
  await keys.press('1', { altKey: true })
  await keys.press('c', { altKey: true })
  expect(document.activeElement?.id, 'place and category are there').toBe('order-name')
  await keys.say('王小明')
  await keys.press('c', { altKey: true })
  expect(document.activeElement?.id, 'nothing is open any more').toBe('order-name')
  page.unmount()
})

it('what was read from the words gives way to what the agent writes, and stays so', async () => {
  const page = mount(DeskPage, {
    attachTo: document.body,
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  await flushPromises()
  const keys = new Keyboard()
  await keys.say('梅花路100弄3号断菜')
  const address = page.get<HTMLInputElement>('#order-address')
  expect(address.element.value).toBe('梅花路100弄3号')
  await address.setValue('梅花路100弄5号')
  page.get<HTMLTextAreaElement>('#order-description').element.focus()
  await keys.say('梅花路100弄3号断菜，三天了')
  expect(address.element.value).toBe('梅花路100弄5号')
  page.unmount()
})
