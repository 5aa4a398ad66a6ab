import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import type { Heard } from '@/kernel/usePush'
import { speak } from '@/say'
import CallerCard from './CallerCard.vue'
import MakeUrgent from './MakeUrgent.vue'

const ears: ((heard: Heard) => void)[] = []
vi.mock('@/kernel/usePush', async (original) => ({
  ...(await original<typeof import('@/kernel/usePush')>()),
  usePush: (_: string[], ear: (heard: Heard) => void) => ears.push(ear),
}))

const pop = {
  call: 'c1',
  caller: '138****5678',
  isAsserted: true,
  isWithheld: false,
  arrivedAt: '2022-03-28T06:02:31Z',
  open: 1,
  earlier: [
    {
      id: 'o1',
      number: '20220320-000007-1',
      state: 'IN_HANDLING',
      registeredAt: '2022-03-20T01:00:00Z',
      title: '血透接送',
      district: '310115',
      replyPoints: '浦东新区 3月21日 已安排车辆',
    },
  ],
}

beforeEach(() => {
  speak('zh')
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data: path.startsWith('/api/desk/pop') ? pop : undefined,
      response: new Response(null, { status: path.startsWith('/api/desk/pop') ? 200 : 404 }),
    })) as never)
})

it('shows a masked number, what is still open, and what the caller was told before', async () => {
  const card = mount(CallerCard, {
    props: { call: 'c1', isOwed: false },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  await flushPromises()
  expect(card.get('[data-shows=number]').text()).toBe('138****5678')
  expect(card.text()).toContain('以往 1 件，1 件在办')
  expect(card.text()).toContain('浦东新区 3月21日 已安排车辆')
})

it.each([
  ['zh', '以往 20 件以上，最近 20 件中 3 件在办'],
  ['en', '20 or more earlier; of the last 20, 3 open'],
] as const)('in %s a list at its most is not told as all there is', async (language, words) => {
  speak(language)
  const earlier = Array.from({ length: 20 }, (_, n) => ({ ...pop.earlier[0], id: `o${n}` }))
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data: path.startsWith('/api/desk/pop') ? { ...pop, earlier, open: 3 } : undefined,
      response: new Response(null, { status: path.startsWith('/api/desk/pop') ? 200 : 404 }),
    })) as never)
  const card = mount(CallerCard, {
    props: { call: 'c1', isOwed: false },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  await flushPromises()
  expect(card.get('h3').text()).toBe(words)
})

it('says which service line the caller dialled', async () => {
  const answers = [
    ['/api/desk/pop', pop],
    ['/api/telephony/calls', { id: 'c1', divertedFrom: '12319' }],
  ] as const
  vi.spyOn(api, 'GET').mockImplementation(((path: string) => {
    const data = answers.find(([start]) => path.startsWith(start))?.[1]
    return Promise.resolve({ data, response: new Response(null, { status: data ? 200 : 404 }) })
  }) as never)
  const card = mount(CallerCard, {
    props: { call: 'c1', isOwed: false },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  await flushPromises()
  expect(card.get('[data-shows=diverted-from]').text()).toBe('拨打 12319 转来')
  await card.setProps({ call: 'c2' })
  expect(card.find('[data-shows=diverted-from]').exists()).toBe(false)
})

// promise: web/src/desk/zh.ts «号码未经运营商核验，可能是冒用的。请先核对身份。»
it('opens nothing by a number that nobody vouches for until it is asked to', async () => {
  const asked: unknown[] = []
  vi.spyOn(api, 'GET').mockImplementation(((path: string, more: { params: { query?: object } }) => {
    if (!path.startsWith('/api/desk/pop'))
      return Promise.resolve({ data: undefined, response: new Response(null, { status: 404 }) })
    asked.push(more.params.query)
    const isOpened = asked.some((query) => (query as { opened: boolean }).opened)
    return Promise.resolve({
      data: { ...pop, isAsserted: false, earlier: isOpened ? pop.earlier : [] },
      response: new Response(null, { status: 200 }),
    })
  }) as never)
  const card = mount(CallerCard, {
    props: { call: 'c1', isOwed: false },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  await flushPromises()
  expect(card.text()).toContain('号码未经运营商核验')
  expect(card.text()).not.toContain('此号码没有以往工单')
  await card.get('button').trigger('click')
  await flushPromises()
  expect(asked.at(-1)).toEqual({ opened: true })
  expect(card.text()).toContain('浦东新区 3月21日 已安排车辆')
})

// promise: web/src/desk/zh.ts «来电人隐藏了号码，无法按号码查找以往工单。»
it('neither counts nor offers earlier orders where the number was withheld', async () => {
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data: path.startsWith('/api/desk/pop')
        ? { ...pop, caller: '0*0', isAsserted: false, isWithheld: true, earlier: [], open: 0 }
        : undefined,
      response: new Response(null, { status: path.startsWith('/api/desk/pop') ? 200 : 404 }),
    })) as never)
  const card = mount(CallerCard, {
    props: { call: 'c1', isOwed: false },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  await flushPromises()
  expect(card.text()).toContain('来电人隐藏了号码')
  expect(card.find('button').exists()).toBe(false)
  expect(card.text()).not.toContain('此号码没有以往工单')
  expect(card.text()).not.toContain('以往 0 件')
})

it('says what will appear while nobody calls, by whether one is ready for it', async () => {
  const card = mount(CallerCard, { props: { call: null, isOwed: false, isReady: false } })
  expect(card.text()).toContain('就绪后，下一通来电会出现在这里')
  await card.setProps({ isReady: true })
  expect(card.text()).toContain('您已就绪，话机振铃的下一通来电会出现在这里')
  speak('en')
  await card.vm.$nextTick()
  expect(card.text()).toContain('You are ready: the next call that rings appears here')
  expect(card.text()).not.toContain('Once you are')
})

it('a colleague who is asked is told who calls once they talk with them', async () => {
  let mayKnow = false
  vi.spyOn(api, 'GET').mockImplementation(((path: string) => {
    const isTold = mayKnow && path.startsWith('/api/desk/pop')
    return Promise.resolve({
      data: isTold ? pop : undefined,
      response: new Response(null, { status: isTold ? 200 : 404 }),
    })
  }) as never)
  const card = mount(CallerCard, {
    props: { call: 'c1', isOwed: false },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  await flushPromises()
  expect(card.text()).not.toContain('138****5678')
  mayKnow = true
  ears.forEach((ear) => ear({ kind: 'telephony.LegJoined', subject: 'c1' } as Heard))
  await flushPromises()
  expect(card.get('[data-shows=number]').text()).toBe('138****5678')
})

it('offers to make the order urgent whose caller pressed the key for it', async () => {
  vi.spyOn(api, 'GET').mockImplementation(((path: string) => {
    const isCall = path.startsWith('/api/telephony/calls')
    return Promise.resolve({
      data: isCall ? { id: 'c1', urgentMedical: true } : undefined,
      response: new Response(null, { status: isCall ? 200 : 404 }),
    })
  }) as never)
  const desk = mount(
    {
      components: { CallerCard, MakeUrgent },
      data: () => ({ call: 'c1', urgency: 'NORMAL' }),
      template: `
        <CallerCard :call="call" :is-owed="false">
          <template #urgent><MakeUrgent v-model="urgency" /></template>
        </CallerCard>
        <i>{{ urgency }}</i>`,
    },
    { global: { stubs: { RouterLink: RouterLinkStub } } },
  )
  await flushPromises()
  const told = desk.get('[data-shows=urgent-medical]')
  expect(told.text()).toContain('来电人按键选了紧急就医')
  await told.get('[data-does=make-urgent]').trigger('click')
  expect(desk.get('i').text()).toBe('URGENT')
  expect(told.find('button').exists()).toBe(false)
  await desk.setData({ call: 'c2' })
  expect(desk.find('[data-shows=urgent-medical]').exists(), 'of another call').toBe(false)
})
