import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import NoticePart from './NoticePart.vue'

const reach = { read: 3, bySms: 2, byMail: 0, told: 0, wished: 0, unreachable: 1 }
const answers = [
  {
    script: 's-1',
    title: '黄码怎样转绿',
    titleEn: null,
    brief: '黄码怎样转绿：打开随申办。',
    reach,
  },
  { script: 's-2', title: '核酸结果', titleEn: null, brief: '核酸结果：等两小时。', reach },
]
const tally = { sent: 0, waiting: 0, failed: 0, cancelled: 0, orders: 0 }

beforeEach(() => speak('zh'))

async function part(withoutGateway: string[]) {
  const view = { answers, notice: null, tally, withoutGateway }
  vi.spyOn(api, 'GET').mockImplementation((() =>
    Promise.resolve({ data: view, response: new Response(null, { status: 200 }) })) as never)
  const shown = mount(NoticePart, { props: { spike: 'x' } })
  await flushPromises()
  return shown
}

it('says before anything is pressed that nothing would go out', async () => {
  const shown = await part(['SMS', 'MAIL'])
  const said = shown.findAll('[data-shows=no-gateway]').map((one) => one.text())
  expect(said).toEqual(['未配置短信网关：短信不会发出，配置之前一直等待。'])
})

it('says nothing of a gateway that is there', async () => {
  const shown = await part([])
  expect(shown.find('[data-shows=no-gateway]').exists()).toBe(false)
})

it('shows which answer the words are of', async () => {
  const shown = await part([])
  expect(shown.get<HTMLSelectElement>('select').element.value).toBe('s-1')
  await shown.get('select').setValue('s-2')
  expect(shown.get('[data-shows=brief]').text()).toContain('等两小时')
})
