import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { routerKey } from 'vue-router'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import ScriptFigures from './ScriptFigures.vue'

const COUNTS = { orders: 12, atOnce: 9, askedAgain: 2, satisfied: 3, dissatisfied: 1, wrong: 1 }
const NONE = { orders: 0, atOnce: 0, askedAgain: 0, satisfied: 0, dissatisfied: 0, wrong: 0 }

async function shown(all: typeof COUNTS) {
  speak('zh')
  const figures = {
    since: '2021-04-01',
    askedAgainDays: 7,
    isCut: false,
    all,
    editions: [{ edition: 2, ...all }],
    months: [{ month: '2022-03', ...all }],
  }
  vi.spyOn(api, 'GET').mockResolvedValue({
    data: figures,
    response: new Response(null, { status: 200 }),
  } as never)
  const card = mount(ScriptFigures, {
    props: { id: 's-1' },
    global: {
      provide: { [routerKey as symbol]: { push: vi.fn() } },
      stubs: {
        EChart: true,
        RouterLink: { props: ['to'], template: '<a :to="JSON.stringify(to)"><slot /></a>' },
      },
    },
  })
  await flushPromises()
  return card
}

it('opens from each number what is behind it, and says how it is counted', async () => {
  const card = await shown(COUNTS)
  const to = (name: string) =>
    JSON.parse(
      card.get(`[data-figure=${name}] [data-edition="2"] a`).attributes('to') ?? '',
    ) as unknown
  expect(card.get('[data-figure=askedAgain] [data-edition="2"]').text()).toBe('2')
  expect(to('askedAgain')).toEqual({
    path: '/scripts/s-1/orders',
    query: { what: 'ASKED_AGAIN', edition: '2' },
  })
  expect(to('wrong')).toEqual({
    path: '/scripts/wrong',
    query: { script: 's-1', edition: '2' },
  })
  expect(card.text()).toContain('登记后 7 天内同一号码就同一分类再次登记')
})

it('says that no order was answered with it', async () => {
  const card = await shown(NONE)
  expect(card.text()).toContain('近 12 个月没有用它答复过工单。')
  expect(card.find('table').exists()).toBe(false)
})
