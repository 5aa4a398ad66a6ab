import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { nextTick } from 'vue'
import { speak } from '@/say'
import AsOf from './AsOf.vue'

const PAGE = {
  components: { AsOf },
  props: { isStale: Boolean },
  template: '<section><h2>Map</h2><AsOf :at="3600000" :is-stale="isStale" /></section>',
}

it('says of when the last good data are, and leaves nobody nowhere who asked again', async () => {
  speak('zh')
  const page = mount(PAGE, { props: { isStale: true }, attachTo: document.body })
  expect(page.text()).toContain('09:00:00')
  page.get('button').element.focus()
  await page.setProps({ isStale: false })
  await nextTick()
  expect(page.find('button').exists()).toBe(false)
  expect(document.activeElement?.textContent).toBe('Map')
  page.unmount()
})

it('moves no focus that is elsewhere', async () => {
  const page = mount(PAGE, { props: { isStale: true }, attachTo: document.body })
  await page.setProps({ isStale: false })
  await nextTick()
  expect(document.activeElement).toBe(document.body)
  page.unmount()
})
