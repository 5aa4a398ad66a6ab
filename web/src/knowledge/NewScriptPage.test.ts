import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import NewScriptPage from './NewScriptPage.vue'

vi.mock('vue-router', () => ({
  useRoute: () => ({ query: { spike: 's1' } }),
  useRouter: () => ({ replace: () => Promise.resolve() }),
  RouterLink: { template: '<a><slot /></a>' },
}))

const START = {
  title: '黄码',
  titleEn: 'yellow codes',
  category: '0102',
  districts: ['310115'],
  keywords: ['健康码'],
  questions: ['黄码怎么转绿？', '黄码能去医院吗？'],
  units: [{ unit: 'wjw', clerks: [{ staff: 'clerk-wjw' }] }],
}

let sent: { text: { followUps: unknown[] } }[] = []

beforeEach(() => {
  speak('zh')
  localStorage.clear()
  sent = []
  const answer = (data: unknown) => Promise.resolve({ data, response: new Response('{}') })
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    answer(path.includes('script-start') ? START : [])) as never)
  vi.spyOn(api, 'POST').mockImplementation(((_path: string, given: { body: never }) => {
    sent.push(given.body)
    return answer({ script: { id: 'x' } })
  }) as never)
})

// promise: web/src/knowledge/zh.ts «没有填写答复的不会保存»
it('begins with what the spike says, and saves no question without its answer', async () => {
  const page = mount(NewScriptPage, { global: { stubs: { CategoryPick: true } } })
  await flushPromises()
  expect(page.get<HTMLInputElement>('#script-title').element.value).toBe('黄码')
  expect(page.get<HTMLInputElement>('#script-keywords').element.value).toBe('健康码')
  expect(page.get('[data-shows=unit-contacts]').text()).toContain('未登记分机')
  const answers = page.findAll<HTMLInputElement>('.follow-ups .grow')
  expect(answers).toHaveLength(2)
  await answers[1]?.setValue('凭 48 小时核酸可以就诊。')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(sent[0]?.text.followUps).toEqual([
    { question: '黄码能去医院吗？', answer: '凭 48 小时核酸可以就诊。' },
  ])
})
