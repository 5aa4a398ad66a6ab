import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import { finders, other } from './finders'
import { pagesFor } from './pages'
import { grouped, useFind, type Found } from './useFind'

const answers: Record<string, unknown> = {
  '/api/city/units': Array.from({ length: 9 }, (_, i) => ({
    id: `u${i}`,
    name: `第${i}区房管局`,
    nameEn: `Housing ${i}`,
  })),
  '/api/knowledge/search': [
    { id: 's1', because: ['黄码'], alike: false, text: { title: '黄码转绿' } },
    { id: 's2', because: [], alike: true, text: { title: '随申码异常申诉' } },
  ],
  '/api/watch/duty': [
    { staff: 'manager-1', name: '陈立', nameEn: 'Chen Li' },
    { staff: 'manager-2', name: '周敏', nameEn: 'Zhou Min' },
  ],
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  speak('zh')
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve(
      path in answers
        ? { data: answers[path], response: new Response('{}') }
        : { response: new Response(null, { status: 403 }) },
    )) as never)
})

async function find(text: string, roles: Parameters<typeof pagesFor>[0]) {
  const words = ref('')
  const found = useFind(words, ref(pagesFor(roles)), finders)
  words.value = text
  await flushPromises()
  vi.advanceTimersByTime(200)
  await flushPromises()
  return found
}

it('each kind is a group of five at most, and a room that refuses is silent', async () => {
  const { groups, rows } = await find('房管', ['AGENT'])
  expect(groups.value.map((group) => group.kind)).toEqual(['shell.find.script', 'shell.find.unit'])
  expect(groups.value[1]?.found.length).toBe(5)
  expect(rows.value.length).toBe(7)
})

it('why a script was found is said in words', async () => {
  const { groups } = await find('黄码', ['AGENT'])
  expect(groups.value[0]?.found.map((one) => one.why)).toEqual(['匹配：黄码', '意思相近'])
})

it('whoever is on duty is found by name and by the word for it, in both languages', async () => {
  for (const words of ['zhou', '值班', 'duty']) {
    const { rows } = await find(words, ['AGENT'])
    const duty = rows.value.filter((one) => one.kind === 'shell.find.duty')
    expect(duty.at(-1)?.title).toBe('周敏')
    expect(duty.at(-1)?.detail).toBe('第 2 位')
  }
})

it('the page of the duty is open to those who may go there', async () => {
  const { rows } = await find('周敏', ['AGENT'])
  expect(rows.value.find((one) => one.title === '周敏')?.to).toBeUndefined()
})

it('a page is found by its name in the other language, and only by whose work it is', async () => {
  const page = async (roles: Parameters<typeof pagesFor>[0]) =>
    (await find('desk', roles)).rows.value.find((one) => one.to === '/desk')
  expect((await page(['AGENT']))?.why?.toLowerCase()).toContain('desk')
  expect(await page(['CLERK'])).toBeUndefined()
})

it('what is found twice keeps its order', () => {
  const one = (kind: Found['kind'], title: string): Found => ({ kind, title, to: title })
  const groups = grouped([
    one('shell.find.order', 'a'),
    one('shell.find.page', 'b'),
    one('shell.find.order', 'c'),
  ])
  expect(groups.map((group) => group.found.map((it) => it.title))).toEqual([['a', 'c'], ['b']])
})

it('the name that was found by is told where another is shown', () => {
  expect(other('housing', '房管局', ['房管局', 'Housing'])).toBe('Housing')
  expect(other('房管', '房管局', ['房管局', 'Housing'])).toBeUndefined()
  expect(session.me.value).toBeNull()
})

it('the number of an order finds the order alone', async () => {
  const asked = vi.mocked(api.GET).mock.calls as unknown as [string][]
  await find('20260412-000123-7', ['AGENT'])
  expect(asked.map(([path]) => path)).not.toContain('/api/knowledge/search')
  await find('20260412', ['AGENT'])
  expect(asked.map(([path]) => path)).toContain('/api/knowledge/search')
})
