import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { speak } from '@/say'
import CoursePart from './CoursePart.vue'

const span = (from: string, to: string, count: number) => ({ from, to, count, usual: 2 })
const COURSE = {
  marks: [
    { kind: 'RAISED', at: '2022-04-18T02:00:00Z' },
    { kind: 'ACKNOWLEDGED', at: '2022-04-18T02:10:00Z' },
    { kind: 'PUBLISHED', at: '2022-04-18T03:10:00Z' },
  ],
  lines: [
    {
      topic: { id: '010201', name: '黄码', nameEn: 'Yellow codes' },
      hours: [],
      spans: [
        span('2022-04-18T02:00:00Z', '2022-04-18T02:10:00Z', 1),
        span('2022-04-18T02:10:00Z', '2022-04-18T03:10:00Z', 7),
        span('2022-04-18T03:10:00Z', '2022-04-18T03:15:00Z', 1),
      ],
    },
  ],
}

beforeEach(() =>
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(COURSE)))),
)
afterEach(() => vi.unstubAllGlobals())

it.each([
  [
    'zh',
    [
      '黄码：到下一时点 1 件',
      '黄码：到下一时点 7 件，每小时 7.0（平常每小时 2.0）',
      '黄码：此后 1 件',
    ],
  ],
  [
    'en',
    [
      'Yellow codes: 1 order until the next',
      'Yellow codes: 7 orders until the next, 7.0 an hour (2.0 an hour are usual)',
      'Yellow codes: 1 order since',
    ],
  ],
] as const)('in %s it says of the last mark how many came since', async (language, words) => {
  speak(language)
  const part = mount(CoursePart, { props: { incident: 's1' }, global: { stubs: ['EChart'] } })
  await flushPromises()
  expect(part.findAll('.marks p').map((one) => one.text())).toEqual(words)
})
