import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import DraftPanel from './DraftPanel.vue'
import type { Drafted } from './draftParts'

const DRAFT: Drafted = {
  sources: [{ id: 'said', label: '来电人的话', text: '收了我两千三，一直不退' }],
  fields: [
    {
      name: 'replyPoints',
      sentences: [
        {
          text: '收取2300元。',
          pieces: [{ kind: 'MONEY', from: 2, to: 7, source: { source: 'said', from: 3, to: 6 } }],
        },
        {
          text: '已赔偿500元。',
          struck: 'PIECE_WITHOUT_SOURCE',
          pieces: [{ kind: 'MONEY', from: 3, to: 7 }],
        },
      ],
    },
  ],
}

let hasModel = true
const form = ref<Record<string, string>>({ replyPoints: '自己写的', note: '留着' })
const panel = (byModel: () => Promise<never>) =>
  mount(DraftPanel, {
    props: {
      byModel,
      nameOf: (field: string) => field,
      modelValue: form.value,
      'onUpdate:modelValue': (value: object) => (form.value = value as Record<string, string>),
    },
  })

beforeEach(() => {
  speak('zh')
  hasModel = true
  form.value = { replyPoints: '自己写的', note: '留着' }
  vi.spyOn(api, 'GET').mockImplementation((() =>
    Promise.resolve({ data: { hasModel }, response: new Response('{}') })) as never)
})

// promise: web/src/understanding/zh.ts «划去的没有出处，不填入表单»
it('fills the form without what is struck, shows it, and gives back what stood there', async () => {
  const shown = panel(() => Promise.resolve({ data: DRAFT, response: new Response('{}') } as never))
  await flushPromises()
  await shown.get('[data-does=draft]').trigger('click')
  await flushPromises()
  expect(form.value).toEqual({ replyPoints: '收取2300元。', note: '留着' })
  expect(shown.get('s').text()).toContain('已赔偿500元')
  await shown.get('.piece').trigger('focus')
  expect(shown.get('[data-shows=origin]').text()).toContain('来电人的话')
  expect(shown.get('[data-shows=origin] mark').text()).toBe('两千三')
  await shown.get('[data-does=undo-draft]').trigger('click')
  expect(form.value).toEqual({ replyPoints: '自己写的', note: '留着' })
})

it('leaves the form alone where the model writes none', async () => {
  const refused = { error: { why: 'NoDraft', cause: 'SLOW' } }
  const shown = panel(() =>
    Promise.resolve({ ...refused, response: new Response('{}', { status: 504 }) } as never),
  )
  await flushPromises()
  await shown.get('[data-does=draft]').trigger('click')
  await flushPromises()
  expect(form.value['replyPoints']).toBe('自己写的')
  expect(shown.text()).toContain('没有写出草稿')
})

it('offers no model where none is set', async () => {
  hasModel = false
  const shown = panel(() => Promise.reject(new Error('asked')))
  await flushPromises()
  expect(shown.find('[data-does=draft]').exists()).toBe(false)
})
