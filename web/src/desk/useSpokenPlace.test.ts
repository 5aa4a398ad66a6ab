import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, nextTick, ref } from 'vue'
import { api } from '@/kernel/api'
import { blankDraft, type Written } from './useDraft'
import { useSpokenPlace } from './useSpokenPlace'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(api, 'POST').mockImplementation((() =>
    Promise.resolve({
      data: { district: '310115', street: '', address: '梅花路100弄3号' },
      response: new Response('{}'),
    })) as never)
})

async function after(kept: Partial<Written>) {
  const draft = ref({ ...blankDraft(), ...kept })
  mount(
    defineComponent({
      setup() {
        useSpokenPlace(draft, ref('c-1'))
        return () => null
      },
    }),
  )
  draft.value.description = '浦东新区花木街道梅花路100弄3号电梯坏了'
  await nextTick()
  vi.runAllTimers()
  await flushPromises()
  return draft.value
}

const PLACE = { district: '310106', address: '江宁路838号' }

it('a place that was read and kept with the draft follows the words', async () => {
  expect(await after({ ...PLACE, guessed: PLACE })).toMatchObject({
    district: '310115',
    address: '梅花路100弄3号',
  })
})

it('a place that was kept as typed is left alone', async () => {
  expect(await after(PLACE)).toMatchObject(PLACE)
})
