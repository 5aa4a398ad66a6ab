import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import AppealPage from './AppealPage.vue'

let posted: { path: string; body: Record<string, unknown> }[] = []
let gets: string[] = []
let page: VueWrapper

beforeEach(async () => {
  speak('zh')
  localStorage.clear()
  posted = []
  gets = []
  const answer = (data: unknown) => Promise.resolve({ data, response: new Response('{}') })
  vi.spyOn(api, 'GET').mockImplementation(((path: string) => {
    gets.push(path)
    if (path === '/api/city/units')
      return answer([
        { id: 'hotline', name: '热线办', nameEn: 'Hotline', kind: 'HOTLINE' },
        { id: 'wjw', name: '卫生健康委员会', nameEn: 'Health', kind: 'CITY' },
      ])
    if (path === '/api/city/districts')
      return answer([{ code: '310115', name: '浦东新区', nameEn: 'Pudong' }])
    if (path === '/api/city/categories')
      return answer([
        { code: '01', leaf: false, path: ['疫情防控'], pathEn: ['Epidemic control'] },
        {
          code: '0101',
          leaf: true,
          path: ['疫情防控', '健康码'],
          pathEn: ['Epidemic control', 'Health code'],
        },
        { code: '02', leaf: true, path: ['供水'], pathEn: ['Water'] },
      ])
    return answer([])
  }) as never)
  vi.spyOn(api, 'POST').mockImplementation(((path: string, given: never) => {
    const { body } = given as { body: Record<string, unknown> }
    posted.push({ path, body })
    return path === '/api/portal/place-in-text'
      ? answer({ district: '310115', street: null, address: '花木路120号' })
      : answer({ number: '1', code: '123456', due: '2022-03-28T02:00:00Z', danger: [] })
  }) as never)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  page = mount(AppealPage, { attachTo: document.body, global: { plugins: [router] } })
  await flushPromises()
})
afterEach(() => {
  page.unmount()
  vi.restoreAllMocks()
})

async function onward(): Promise<void> {
  await page.get('form').trigger('submit')
  await flushPromises()
}

async function written(type: string): Promise<void> {
  await page.get(`input[name=type][value=${type}]`).setValue(true)
  await page.get('#ask-title').setValue('窗口不接待')
  await page.get('#ask-description').setValue('在浦东新区花木路120号等了三次')
}

it('asks of a complaint which unit it is about, by its name, and fetches nothing of staff', async () => {
  await written('HELP')
  expect(page.find('[data-field=accused]').exists()).toBe(false)
  await written('COMPLAINT')
  await onward()
  expect(page.get('[data-field=accused]').classes()).toContain('wrong')
  await page.get('#ask-accused').setValue('热线')
  expect(page.find('[data-value=hotline]').exists()).toBe(false)
  await page.get('#ask-accused').setValue('卫生')
  await page.get('[data-value=wjw]').trigger('click')
  await onward()
  expect(page.find('[data-field=address]').exists()).toBe(true)
  expect(gets).not.toContain('/api/portal/exchange/platforms')
})

it('the place that the words name is offered and not filled in', async () => {
  await written('REPORT')
  await page.get('[data-does=accused-unknown]').setValue(true)
  await onward()
  const address = () => page.get<HTMLInputElement>('#ask-address').element.value
  expect(address()).toBe('')
  expect(page.get('[data-shows=offered-place]').text()).toContain('浦东新区 花木路120号')
  await page.get('[data-does=take-place]').trigger('click')
  expect(address()).toBe('花木路120号')
  expect(page.find('[data-shows=offered-place]').exists()).toBe(false)
})

it('who hides from the unit is not told that the unit rings, and what is chosen is sent', async () => {
  await written('COMPLAINT')
  await page.get('[data-does=accused-unknown]').setValue(true)
  await onward()
  await page.get('[data-does=take-place]').trigger('click')
  await onward()
  const hint = () => page.get('#ask-phone-hint').text()
  expect(hint()).toContain('用来与您联系')
  await page.get('[data-field=name] ~ label input').setValue(true)
  expect(hint()).toContain('承办单位看不到')
  await page.get('#ask-phone').setValue('13812345678')
  await onward()
  const sent = posted.find((one) => one.path === '/api/portal/appeals')?.body
  expect(sent).toMatchObject({ type: 'COMPLAINT', accused: 'UNKNOWN', anonymous: true })
  expect(page.get('[data-shows=accepted]').text()).toContain('承办单位看不到您是谁')
})

it('what is wrong is where the citizen looks, and what was mended is wrong no more', async () => {
  await onward()
  expect(document.activeElement?.getAttribute('role')).toBe('alert')
  await written('HELP')
  await onward()
  await page.get('#ask-district').setValue('310115')
  await page.get('#ask-address').setValue('花木路120号')
  await onward()
  const mistakes = [
    { field: 'phone', zh: '请填写5至20位数字的电话号码', en: '' },
    { field: 'name', zh: '请填写这一项。', en: '' },
  ]
  vi.spyOn(api, 'POST').mockImplementation((() =>
    Promise.resolve({
      error: { why: 'BadInput', mistakes },
      response: new Response('{}', { status: 400 }),
    })) as never)
  await page.get('#ask-phone').setValue('12')
  await onward()
  expect(page.text()).toContain('有 2 处需要更正')
  await page.get('#ask-phone').setValue('13822223333')
  await page.get('input[type=checkbox]').setValue(true)
  expect(page.text()).not.toContain('需要更正')
  expect(page.find('[data-why]').exists()).toBe(false)
})

it('offers the categories under what they are about', () => {
  const groups = page
    .findAll('#ask-category optgroup')
    .map((one) => [one.attributes('label'), one.text()])
  expect(groups).toEqual([
    ['疫情防控', '健康码'],
    ['供水', '供水'],
  ])
})
