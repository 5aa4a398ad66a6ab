import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { api } from '@/kernel/api'
import { say, speak } from '@/say'
import DistrictMap from './DistrictMap.vue'
import LateList from './LateList.vue'
import LeadNumber from './LeadNumber.vue'
import MatterList from './MatterList.vue'
import { daysBefore, type Indicator, type Matter, type Table } from './useLeader'

const global = { stubs: { RouterLink: RouterLinkStub } }
const ok = (data: unknown) => ({ data, response: new Response(null, { status: 200 }) }) as never
const square = [
  { lat: 31, lon: 121 },
  { lat: 31.1, lon: 121 },
  { lat: 31.1, lon: 121.1 },
]

beforeEach(() => {
  speak('zh')
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve(
      ok(
        path === '/api/portal/outlines'
          ? ['310115', '310101', '310104'].map((district) => ({ district, rings: [square] }))
          : [],
      ),
    )) as never)
})

const cell = (numerator: number, denominator: number, value: number | null) => ({
  numerator,
  denominator,
  value,
})
function table(by: 'UNIT' | 'DISTRICT', lines: object[]): Table {
  const head = (key: string, name: string) => ({ key, name, nameEn: key, isCount: false })
  return {
    by,
    from: '2022-03-28',
    until: '2022-03-28',
    heads: [head('orders', '工单量'), head('onTime', '按时办结率')],
    lines,
  } as unknown as Table
}
function line(key: string, name: string, orders: number, hit: number, due: number, peer?: string) {
  const onTime = cell(hit, due, due ? hit / due : null)
  return { key, name, nameEn: name, peer, cells: [cell(orders, orders, orders), onTime] }
}

it('names the units with late orders, those with most first, and opens theirs', () => {
  const units = table('UNIT', [
    line('wjw', '市卫健委', 9, 8, 9, 'CITY'),
    line('d310115', '浦东新区', 30, 20, 27, 'DISTRICT'),
    line('d310101', '黄浦区', 5, 5, 5, 'DISTRICT'),
    line('-', '未派单', 5, 0, 5),
  ])
  const list = mount(LateList, { props: { table: units }, global })
  expect(list.findAll('[data-late]').map((one) => one.text().replace(/\s+/g, ' '))).toEqual([
    '浦东新区 7 件',
    '市卫健委 1 件',
  ])
  expect(list.findAllComponents(RouterLinkStub)[1]?.props('to')).toBe(
    '/overview/behind?indicator=onTime&bad=true&unit=d310115&from=2022-03-28&to=2022-03-28',
  )
})

it('shows six late units and the others on a press; none says so', async () => {
  const many = Array.from({ length: 8 }, (_, n) => line(`u${n}`, `单位${n}`, 9, n, 9, 'CITY'))
  const list = mount(LateList, { props: { table: table('UNIT', many) }, global })
  expect(list.findAll('[data-late]')).toHaveLength(6)
  await list.get('[data-does=all-late]').trigger('click')
  expect(list.findAll('[data-late]')).toHaveLength(8)
  const none = mount(LateList, { props: { table: table('UNIT', []) }, global })
  expect(none.get('[data-shows=none-late]').text()).toBe('没有单位超时。')
})

async function map(address: string, lines: object[]) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      {
        path: '/overview',
        component: DistrictMap,
        props: { table: table('DISTRICT', lines) },
      },
      { path: '/:all(.*)*', component: { template: '<i/>' } },
    ],
  })
  await router.push(address)
  const shown = mount(RouterView, { global: { plugins: [router] } })
  await flushPromises()
  return { shown, router }
}
const DISTRICTS = [line('310115', '浦东新区', 30, 20, 27), line('310101', '黄浦区', 10, 5, 5)]
const shade = (style: string | undefined) => style?.match(/--share:\s*([^;]+)/)?.[1]

// promise: docs/screens.md «kept in the address with the choice of the map»
it('shades the districts by the figure in the address, and keeps a choice there', async () => {
  const { shown, router } = await map('/overview?map=late', DISTRICTS)
  const pudong = shown.get('svg [data-district="310115"]')
  expect(shade(pudong.get('path').attributes('style'))).toBe('100%')
  expect(shade(shown.get('svg [data-district="310101"] path').attributes('style'))).toBe('0%')
  expect(pudong.attributes('href')).toContain('indicator=onTime&bad=true')
  await shown.get('[data-does=map-figure]').setValue('orders')
  await flushPromises()
  expect(router.currentRoute.value.query['map']).toBe('orders')
  expect(shown.findAll('[data-row]').map((one) => one.text())).toEqual(['浦东新区 30', '黄浦区 10'])
})

it('leaves a district without a figure blank, and says where there is none at all', async () => {
  const { shown } = await map('/overview?map=onTime', [
    ...DISTRICTS,
    line('310104', '徐汇区', 3, 0, 0),
  ])
  expect(shown.get('svg [data-district="310104"] path').classes()).toContain('blank')
  expect(shown.get('[data-row="310104"]').text()).toBe('徐汇区 –')
  const none = await map('/overview', [])
  expect(none.shown.get('[data-shows=no-districts]').text()).toContain('没有登记的工单')
})

const MATTER = {
  topic: { id: '0102', name: '健康码', nameEn: 'Health codes' },
  count: 40,
  usual: 4,
  times: 10,
  spike: 's1',
  quote: '“黄码怎么办”（浦东新区）',
  opens: '/api/insight/orders?from=2022-03-28&to=2022-03-28&category=0102',
} as Matter

it('tells each matter with its number, what is usual and one citizen’s words', () => {
  const calm = { ...MATTER, times: undefined, spike: undefined, quote: undefined } as Matter
  const list = mount(MatterList, { props: { matters: [MATTER, calm] }, global })
  const [first, second] = list.findAll('[data-matter]')
  expect(first?.text()).toContain('40 件')
  expect(first?.text()).toContain('为平常的 10 倍')
  expect(first?.get('.quote').text()).toBe('“黄码怎么办”（浦东新区）')
  expect(first?.findAllComponents(RouterLinkStub)[0]?.props('to')).toBe(
    '/overview/orders?from=2022-03-28&to=2022-03-28&category=0102',
  )
  expect(second?.text()).toContain('没有可以引用的原话')
  expect(second?.find('.rises').exists()).toBe(false)
  const none = mount(MatterList, { props: { matters: [] }, global })
  expect(none.get('[data-shows=no-matters]').text()).toContain('请换个时间段')
})

it('what rises within the hour is said of now, not held against all these days', () => {
  const now = { ...MATTER, count: 36, usual: 313, times: undefined } as Matter
  const text = mount(MatterList, { props: { matters: [now] }, global }).text()
  expect(text).toContain('此刻正在上升')
  expect(text).not.toContain('313')
})

it('says by what the matters are sorted: what rises, then how many', () => {
  expect(say('insight.leader.matters')).toBe(
    '市民在问的事（最多五件）：明显高出平常的在前，其余按件数',
  )
  speak('en')
  expect(say('insight.leader.matters')).toContain(
    'what is far above the usual first, then by number',
  )
})

const NUMBER = {
  key: 'connectRate',
  name: '接通率',
  nameEn: 'Connect rate',
  formula: '',
  formulaEn: '',
  value: 0.932,
  numerator: 932,
  denominator: 1000,
  target: 0.95,
  opens: '/api/insight/calls?indicator=connectRate',
  importedDays: 0,
} as unknown as Indicator

it('holds a number against its target and against the days before', () => {
  const shown = (of: object, before: object | null) =>
    mount(LeadNumber, {
      props: {
        of: { ...NUMBER, ...of },
        before: before && ({ ...NUMBER, ...before } as Indicator),
        beforeWhen: '前一天',
      },
      global,
    })
  const under = shown({}, { value: 0.911 })
  expect(under.get('[data-shows=target]').text()).toBe('▼ 低于目标 95.0 %，差 1.8 个百分点')
  expect(under.get('[data-shows=trend]').text()).toBe('↑ 比前一天高 2.1 个百分点（91.1 %）')
  const met = shown({ value: 0.95 }, { value: 0.95 })
  expect(met.get('[data-shows=target]').text()).toBe('✓ 达到目标 95.0 %')
  expect(met.get('[data-shows=trend]').text()).toBe('与前一天持平（95.0 %）')
  const gone = shown({ value: null }, { value: 0.911 })
  expect(gone.get('[data-shows=trend]').text()).toBe('前一天为 91.1 %')
  const none = shown({ value: null, target: null }, null)
  expect(none.text()).toContain('尚无数据')
  expect(none.get('[data-shows=target]').text()).toBe('未设目标')
  expect(none.get('[data-shows=trend]').text()).toBe('前一天没有数可比')
})

it('compares with as many days just before', () => {
  expect(daysBefore({ from: '2022-03-01', to: '2022-03-01' })).toEqual({
    from: '2022-02-28',
    to: '2022-02-28',
  })
  expect(daysBefore({ from: '2022-03-08', to: '2022-03-14' })).toEqual({
    from: '2022-03-01',
    to: '2022-03-07',
  })
})
