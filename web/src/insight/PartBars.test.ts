import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { speak } from '@/say'
import PartBars from './PartBars.vue'

vi.mock('vue-router', async (original) => ({
  ...(await original<object>()),
  useRouter: () => ({ push: vi.fn() }),
}))

it('a card without bars says why it has none', () => {
  speak('zh')
  const none = (lack?: 'SUMS' | 'UNKNOWN') =>
    mount(PartBars, { props: { parts: [], label: '各类工单', lack } }).text()
  expect(none()).toBe('这段时间没有登记的工单。请换个时间段。')
  expect(none('UNKNOWN')).toBe('这段时间没有人统计，未知。')
  expect(none('SUMS')).toBe('旧系统只移交了每天的总数，不分类别和状态。')
})
