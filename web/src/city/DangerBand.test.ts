import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import DangerBand from './DangerBand.vue'

const found = {
  said: '胸口疼',
  number: 'AMBULANCE_120',
  advice: '请对方立即拨打120。',
  adviceEn: 'Have them call 120 now.',
}

beforeEach(() => {
  vi.useFakeTimers()
  speak('zh')
})

function answering() {
  return vi.spyOn(api, 'POST').mockImplementation((async (_path: string, ask: object) => ({
    data: (ask as { body: { text: string } }).body.text.includes('胸口疼') ? [found] : [],
  })) as never)
}

it('says whom to call and what to tell the caller while it is being typed', async () => {
  const asked = answering()
  const band = mount(DangerBand, { props: { text: '' } })
  expect(band.find('[data-shows=danger]').exists()).toBe(false)
  await band.setProps({ text: '我爸胸' })
  await band.setProps({ text: '我爸胸口疼' })
  await vi.runAllTimersAsync()
  await flushPromises()
  expect(asked).toHaveBeenCalledTimes(1)
  expect(band.get('[role=alert]').text()).toContain('120')
  expect(band.text()).toContain('胸口疼')
  expect(band.text()).toContain(found.advice)
})

it('goes when the words are gone', async () => {
  answering()
  const band = mount(DangerBand, { props: { text: '胸口疼' } })
  await vi.runAllTimersAsync()
  await flushPromises()
  expect(band.find('[data-shows=danger]').exists()).toBe(true)
  await band.setProps({ text: '路灯不亮' })
  await vi.runAllTimersAsync()
  await flushPromises()
  expect(band.find('[data-shows=danger]').exists()).toBe(false)
})
