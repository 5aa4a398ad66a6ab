import { flushPromises, mount } from '@vue/test-utils'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import MyWaysPart from './MyWaysPart.vue'

const MINE = {
  rows: [
    { way: 'PHONE', isChosen: true, state: 'READY', to: '1008' },
    { way: 'SCREEN', isChosen: true, state: 'READY', to: null },
    { way: 'MOBILE', isChosen: false, state: 'NO_ADDRESS', to: null },
    { way: 'SMS', isChosen: false, state: 'NO_ADDRESS', to: null },
    { way: 'MAIL', isChosen: false, state: 'NO_ADDRESS', to: null },
  ],
  isOwn: false,
  isOnDutyList: true,
}
const answer = (data: unknown) => Promise.resolve({ data, response: new Response() }) as never

beforeAll(() => speak('zh'))
beforeEach(() => {
  vi.restoreAllMocks()
  vi.spyOn(api, 'GET').mockImplementation(() => answer(MINE))
})

async function part() {
  const shown = mount(MyWaysPart, { global: { stubs: ['RouterLink'] } })
  await flushPromises()
  return shown
}

it('sends the chosen ways in the order in which they stand', async () => {
  const put = vi.spyOn(api, 'PUT').mockImplementation(() => answer(MINE))
  const shown = await part()
  await shown.get('[data-way=SMS] input').setValue(true)
  await shown.get('[data-way=SCREEN] button').trigger('click')
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(put.mock.calls[0]?.[1]).toEqual({ body: { ways: ['SCREEN', 'PHONE', 'SMS'] } })
  expect(shown.text()).toContain('已保存')
})

it('says of each way whether it leads anywhere, and that one must ring', async () => {
  const shown = await part()
  expect(shown.get('[data-way=SMS]').text()).toContain('没有号码或地址')
  expect(shown.text()).toContain('至少保留一种会振铃的方式')
})
