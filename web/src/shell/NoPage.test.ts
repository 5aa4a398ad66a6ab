import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import NoPage from './NoPage.vue'

it.each([
  ['/p/nowhere', '/p'],
  ['/past', '/'],
])('from %s one gets back to %s', async (path, back) => {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: { template: '<i />' } }],
  })
  await router.push(path)
  const page = mount(NoPage, { global: { plugins: [router] } })
  expect(page.get('a').attributes('href')).toBe(back)
})
