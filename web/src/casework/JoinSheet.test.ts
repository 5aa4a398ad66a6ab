import { mount } from '@vue/test-utils'
import { beforeAll, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import JoinSheet from './JoinSheet.vue'
import type { FoldRow } from './shapes'

const fold = (title: string, oldest: string, count: number) =>
  ({
    kind: count > 1 ? 'CLUSTER' : 'ORDER',
    key: title,
    count,
    oldest,
    first: { order: { title, district: '310115' } },
  }) as unknown as FoldRow

beforeAll(() => {
  speak('zh')
  HTMLDialogElement.prototype.showModal ??= () => undefined
  HTMLDialogElement.prototype.close ??= () => undefined
  vi.spyOn(api, 'GET').mockResolvedValue({ response: new Response(null, { status: 404 }) } as never)
})

it('says before a joining what is joined, oldest first, and that nothing takes it back', async () => {
  const folds = [
    fold('路灯不亮', '2022-03-28T02:00:00Z', 1),
    fold('停水', '2022-03-28T01:00:00Z', 6),
  ]
  const sheet = mount(JoinSheet, { props: { folds } })
  expect(sheet.get('h2').text()).toBe('把这 7 件并为一件？')
  expect(sheet.text()).toContain('并案后不能撤回')
  expect(sheet.findAll('li').map((one) => one.text().split(' ')[0])).toEqual(['停水', '路灯不亮'])
  expect(sheet.emitted('join')).toBeUndefined()
  await sheet.get('[data-does=confirm-join]').trigger('click')
  expect(sheet.emitted('join')).toHaveLength(1)
})
