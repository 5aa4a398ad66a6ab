import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import ImportCategories from './ImportCategories.vue'

let roles = ['DISPATCHER']
let asked: unknown[] = []
let posted: unknown[] = []

function row(number: number, stated: string | null) {
  const guess = { category: '010101', confidence: 0.93, why: ['黄码'], isTaken: false }
  return { row: number, title: '转码', stated, ...guess }
}

beforeEach(async () => {
  speak('zh')
  asked = []
  posted = []
  const answer = (data: unknown, status = 200) =>
    Promise.resolve({ data, response: new Response(null, { status }) })
  vi.spyOn(api, 'GET').mockImplementation(((path: string, given: never) => {
    if (path === '/api/identity/me') return answer({ id: 'd-1', roles })
    if (path === '/api/portal/imports/{id}/suggestions') {
      asked.push((given as { params: { query: unknown } }).params.query)
      return answer(
        asked.length === 1
          ? { rows: [row(2, null), row(7, '140101')], first: 2, last: 51, next: 52 }
          : { rows: [], first: 52, last: 60, next: null },
      )
    }
    return answer([])
  }) as never)
  vi.spyOn(api, 'POST').mockImplementation(((_: string, given: { body: unknown }) => {
    posted.push(given.body)
    return answer(undefined, 204)
  }) as never)
  await session.refresh()
})
afterEach(() => vi.restoreAllMocks())

async function shown() {
  const part = mount(ImportCategories, { props: { file: 'i1' } })
  await flushPromises()
  return part
}

async function press(part: Awaited<ReturnType<typeof shown>>, does: string) {
  await part.get(`[data-does=${does}]`).trigger('click')
  await flushPromises()
}

it('reads when it is asked, says how sure and by which words, and takes a row by one press', async () => {
  const part = await shown()
  expect(asked, 'nothing is read before somebody asks').toEqual([])
  await press(part, 'read-rows')
  expect(asked).toEqual([{ from: 2 }])
  const first = part.get('[data-row="2"]')
  expect(first.text()).toContain('未填')
  expect(first.text()).toContain('93%')
  expect(first.text()).toContain('依据：黄码')
  expect(posted).toEqual([])
  await press(part, 'take-category')
  expect(posted).toEqual([{ rows: [2], isTaken: true }])
  expect(part.get('[data-row="2"]').text()).toContain('撤回')
  await press(part, 'take-category')
  expect(posted[1]).toEqual({ rows: [2], isTaken: false })
})

it('takes all that are shown and not taken yet, and goes on below', async () => {
  const part = await shown()
  await press(part, 'read-rows')
  await press(part, 'take-category')
  await press(part, 'take-all')
  expect(posted[1]).toEqual({ rows: [7], isTaken: true })
  await press(part, 'take-all')
  expect(posted, 'nothing is left to take').toHaveLength(2)
  await press(part, 'read-rows')
  expect(asked[1]).toEqual({ from: 52 })
  expect(part.text()).toContain('没有指向别的类别')
})

it('is there for dispatchers only', async () => {
  roles = ['OPERATOR']
  await session.refresh()
  const part = await shown()
  expect(part.find('[data-shows=import-categories]').exists()).toBe(false)
  roles = ['DISPATCHER']
})
