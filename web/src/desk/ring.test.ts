import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import { closePush, openPush } from '@/kernel/usePush'
import { speak } from '@/say'
import CallerCard from './CallerCard.vue'
import { useSeat } from './useSeat'

const me = { id: 'agent-1', roles: ['AGENT'] }
const ready = {
  staff: 'agent-1',
  state: 'READY',
  since: '2022-03-28T06:00:00Z',
  until: null,
  call: null,
  offer: null,
  reason: '',
  debts: [],
  handled: 3,
  onShift: true,
}
const card = {
  call: 'c1',
  caller: '138****5678',
  arrivedAt: '2022-03-28T06:02:31Z',
  open: 0,
  earlier: [],
}
const ring = { offer: 'c1.1', staff: 'agent-1', until: '2022-03-28T06:03:20Z' }
let hear: (kind: string, body: object) => void

/** The desk with a server that has answered once and says nothing more. */
async function desk() {
  const answers = new Map<string, object>([
    ['/api/identity/me', me],
    ['/api/acd/seat', ready],
  ])
  vi.spyOn(api, 'GET').mockImplementation(((path: string) => {
    const data = answers.get(path)
    answers.delete(path)
    return data
      ? Promise.resolve({ data, response: new Response(null, { status: 200 }) })
      : new Promise(() => {})
  }) as never)
  await session.refresh()
  const Desk = defineComponent({
    setup() {
      const { seat, state } = useSeat()
      return () => [
        h('b', { 'data-state': state.value }),
        h(CallerCard, { call: seat.value.value?.call ?? null, isOwed: false }),
      ]
    },
  })
  const page = mount(Desk, { global: { stubs: { RouterLink: RouterLinkStub } } })
  await flushPromises()
  return page
}

beforeEach(() => {
  speak('zh')
  class Wire {
    onmessage: (message: { data: string }) => void = () => {}
    constructor() {
      let seq = 0
      hear = (kind, body) =>
        this.onmessage({
          data: JSON.stringify({ seq: ++seq, kind, subject: 'c1', at: ready.since, body }),
        })
    }
    close(): void {}
  }
  vi.stubGlobal('WebSocket', Wire)
  closePush()
  openPush()
})

it('shows who rings from what the push said, before the server is asked for anything', async () => {
  const page = await desk()
  hear('desk.Pop', card)
  hear('acd.Offered', ring)
  await flushPromises()
  expect(page.get('[data-state]').attributes('data-state')).toBe('OFFERED')
  expect(page.get('[data-shows=number]').text()).toBe('138****5678')
})

it("a ring at another's seat changes nothing here", async () => {
  const page = await desk()
  hear('acd.Offered', { ...ring, staff: 'agent-2' })
  await flushPromises()
  expect(page.get('[data-state]').attributes('data-state')).toBe('READY')
})

it('asks for the card when none came with the ring', async () => {
  await desk()
  hear('acd.Offered', ring)
  await flushPromises()
  expect(api.GET).toHaveBeenCalledWith('/api/desk/pop/{call}', expect.anything())
})
