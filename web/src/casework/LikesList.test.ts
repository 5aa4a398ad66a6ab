import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import LikesList from './LikesList.vue'
import type { Likes } from './useLikes'

const likes: Likes = {
  likes: [
    {
      id: 'o1',
      number: '20220328-000007-1',
      version: 2,
      state: 'IN_HANDLING',
      title: '花木路停水',
      district: '310115',
      address: '花木路 120 号',
      registeredAt: '2022-03-28T01:00:00Z',
      score: 0.91,
      reasons: ['SAME_ADDRESS', 'LIKE_TEXT', 'CLOSE_IN_TIME'],
    },
  ],
  places: [],
  samePhone: 0,
  sameAddress: 12,
  likeText: 40,
  cluster: '7',
  all: 60,
  today: 41,
  join: 'o1',
}

it('says how many are like it today and why, and joins on a press', async () => {
  speak('zh')
  vi.spyOn(api, 'GET').mockResolvedValue({ response: new Response(null, { status: 404 }) } as never)
  const list = mount(LikesList, {
    props: { likes, canJoin: true },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  const text = list.text().replace(/\s+/g, ' ')
  expect(text).toContain('类似的：今日 41 件')
  expect(text).toContain('相似 91%: 同一地址 · 内容相近 · 时间相近')
  await list.get('[data-does=join]').trigger('click')
  expect(list.emitted('join')).toEqual([['o1']])
})

it('offers no joining where none of them is open', () => {
  const list = mount(LikesList, {
    props: { likes: { ...likes, join: undefined }, canJoin: true },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  expect(list.find('[data-does=join]').exists()).toBe(false)
})

it('calls another matter at the same address the same place, and offers no joining with it', () => {
  speak('zh')
  vi.spyOn(api, 'GET').mockResolvedValue({ response: new Response(null, { status: 404 }) } as never)
  const [one] = likes.likes
  const other = { ...one, id: 'o2', title: '花木路120号有人吵架' } as NonNullable<typeof one>
  const list = mount(LikesList, {
    props: { likes: { ...likes, likes: [], places: [other], join: undefined }, canJoin: true },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  const text = list.text()
  expect(text).toContain('同一地点的另一件事（不是重复件）')
  expect(text).toContain('花木路120号有人吵架')
  expect(list.find('[data-does=join]').exists()).toBe(false)
})
