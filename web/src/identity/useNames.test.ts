import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import { staffName } from './useNames'

it('names those on a screen by one question, and keeps the id of who is no colleague', async () => {
  speak('zh')
  const data = [{ id: 'agent-1', name: '王秀兰', nameEn: 'Wang Xiulan' }]
  const get = vi
    .spyOn(api, 'GET')
    .mockResolvedValue({ data, response: new Response(null, { status: 200 }) } as never)
  expect([staffName('agent-1'), staffName('system'), staffName('agent-1')]).toEqual([
    'agent-1',
    'system',
    'agent-1',
  ])
  await flushPromises()
  expect(get).toHaveBeenCalledExactlyOnceWith('/api/identity/names', {
    params: { query: { id: ['agent-1', 'system'] } },
  })
  expect([staffName('agent-1'), staffName('system'), staffName(null)]).toEqual([
    '王秀兰',
    'system',
    '',
  ])
  speak('en')
  expect(staffName('agent-1')).toBe('Wang Xiulan')
  await flushPromises()
  expect(get).toHaveBeenCalledOnce()
})

it('has words for what takes steps without being anybody, and asks for no name of it', () => {
  const get = vi.spyOn(api, 'GET').mockClear()
  speak('zh')
  expect([staffName('house'), staffName('exchange')]).toEqual(['系统', '平台交换'])
  speak('en')
  expect(staffName('house')).toBe('the system')
  expect(get).not.toHaveBeenCalled()
})
