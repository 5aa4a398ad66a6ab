import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { speak } from '@/say'
import BackToBoard from './BackToBoard.vue'

async function shownAfter(before: string) {
  speak('zh')
  const history = createMemoryHistory()
  const router = createRouter({
    history,
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  await router.push(before)
  await router.push('/orders/o1')
  Object.defineProperty(history, 'state', { value: { back: before } })
  return { router, shown: mount(BackToBoard, { global: { plugins: [router] } }) }
}

it('leads back to the board as it was filtered, by a link and by its key', async () => {
  const { router, shown } = await shownAfter('/board?district=310115')
  expect(shown.get('a').attributes('href')).toBe('/board?district=310115')
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'b', code: 'KeyB', altKey: true }))
  await new Promise((go) => setTimeout(go))
  expect(router.currentRoute.value.fullPath).toBe('/board?district=310115')
  shown.unmount()
})

it('is not there for whoever came from elsewhere', async () => {
  for (const before of ['/orders', '/boardroom']) {
    const { shown } = await shownAfter(before)
    expect(shown.find('a').exists()).toBe(false)
    shown.unmount()
  }
})
