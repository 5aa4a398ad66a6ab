import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import InboxPage from './InboxPage.vue'

const row = (pile: string, id: string) => ({
  pile,
  order: { id, number: id, title: id, urgency: 'NORMAL', district: null, street: null },
  assignment: { id: `part-${id}`, role: 'LEAD' },
  clock: null,
})

afterEach(() => vi.restoreAllMocks())

it('goes through the orders of all piles by key', async () => {
  speak('zh')
  const rows = [row('SIGN', 'a'), row('SIGN', 'b'), row('HANDLE', 'c')]
  vi.spyOn(api, 'GET').mockImplementation(((path: string) =>
    Promise.resolve({
      data: path === '/api/casework/inbox' ? rows : [],
      response: new Response('{}'),
    })) as never)
  const page = mount(InboxPage, {
    attachTo: document.body,
    global: { stubs: { RouterLink: RouterLinkStub, OwedByUnit: true } },
  })
  await flushPromises()
  page.findAllComponents(RouterLinkStub).forEach((one) => (one.element.tabIndex = 0))
  const at = (key: string) => {
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    return document.activeElement?.getAttribute('data-order')
  }
  expect([at('j'), at('ArrowDown'), at('j'), at('j')]).toEqual(['a', 'b', 'c', 'c'])
  expect([at('k'), at('ArrowUp')]).toEqual(['b', 'a'])
  page.unmount()
})
