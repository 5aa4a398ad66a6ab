import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { speak } from '@/say'
import TopicsPage from './TopicsPage.vue'
import { bands, firstDays, gained, lastWeek, type Stream, type Weeks } from './weeks'

function stream(topic: string, orders: number[], isNew = false): Stream {
  return { topic, orders, share: 0.2, before: 0.05, isNew }
}

const TWO: Weeks = {
  from: '2022-03-31',
  orders: [40, 60, 100, 110, 100, 100, 100, 100],
  isComparable: true,
  topics: [
    stream('0802', [0, 0, 1, 2, 4, 4, 4, 20], true),
    stream('0201', [40, 60, 90, 100, 80, 50, 30, 20]),
  ],
}

describe('weeks', () => {
  it('begin seven days apart, and the last ends with the day that is looked at', () => {
    expect(firstDays(TWO)).toHaveLength(8)
    expect(firstDays(TWO)[1]).toBe('2022-04-07')
    expect(lastWeek(TWO)).toEqual({ from: '2022-05-19', to: '2022-05-25' })
  })

  it('are drawn as the new topics, then the largest; all else is one band, and together the whole', () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      stream(`10${10 + i}`, [i, i, i, i, i, i, i, i]),
    )
    const { shown, others } = bands({ ...TWO, topics: [...many, ...TWO.topics] })
    expect(shown.map((one) => one.topic).slice(0, 3)).toEqual(['0802', '0201', '1021'])
    expect(shown).toHaveLength(8)
    const last = shown.reduce((sum, one) => sum + (one.orders[7] ?? 0), 0)
    expect(last + (others[7] ?? 0)).toBe(100)
  })

  it('say nothing of a gain where no week before is known', () => {
    expect(gained(stream('0802', []))).toBeCloseTo(15)
    const first = stream('0802', [])
    delete first.before
    expect(gained(first)).toBeNull()
  })
})

describe('the page', () => {
  const asked = vi.fn()

  beforeEach(() => {
    speak('zh')
    asked.mockReset()
  })

  async function page(weeks: Weeks) {
    vi.stubGlobal('fetch', (request: Request) => {
      const url = new URL(request.url)
      if (url.pathname !== '/api/insight/topic-weeks') return Promise.resolve(Response.json([]))
      asked(url.search)
      return Promise.resolve(Response.json({ at: '2022-05-25T02:00:00Z', least: 10, weeks }))
    })
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [{ path: '/:any(.*)', component: TopicsPage }],
    })
    await router.push('/topics?district=310115')
    const shown = mount(TopicsPage, { global: { plugins: [router], stubs: { WeekBands: true } } })
    await flushPromises()
    return shown
  }

  it('names what is new, and each number opens its orders', async () => {
    const shown = await page(TWO)
    expect(asked).toHaveBeenCalledWith('?district=310115')
    expect(shown.get('[data-shows=new]').text()).toContain('新出现')
    expect(shown.get('[data-topic="0802"] .new').text()).toBe('新')
    expect(shown.get('[data-topic="0802"] a').attributes('href')).toBe(
      '/overview/orders?from=2022-05-19&to=2022-05-25&category=0802&district=310115',
    )
    expect(shown.get('[data-topic="0201"]').text()).toContain('+15.0')
  })

  it('says that it cannot tell what is new where too little is kept', async () => {
    const shown = await page({ ...TWO, isComparable: false, topics: [stream('0201', TWO.orders)] })
    expect(shown.get('[data-shows=new]').text()).toBe('留存不满三周，还看不出什么是新的。')
  })

  it('says that nothing came', async () => {
    const shown = await page({ ...TWO, orders: [0, 0, 0, 0, 0, 0, 0, 0], topics: [] })
    expect(shown.text()).toContain('近八周没有登记的工单')
  })
})
