import { expect, it } from 'vitest'
import { nextTick } from 'vue'
import { router } from '@/router'
import { speak, type Language } from '@/say'
import { nameWindow, titleOf, TITLES } from './titles'

const NAMES = router.getRoutes().map((route) => String(route.name))
const LANGUAGES: Language[] = ['zh', 'en']

it('every route has a title of its own, in both languages, and no title is left over', () => {
  expect(Object.keys(TITLES).sort()).toEqual([...NAMES].sort())
  for (const language of LANGUAGES) {
    speak(language)
    const titles = NAMES.map(titleOf)
    expect(new Set(titles).size, titles.join('\n')).toBe(titles.length)
  }
})

it('the window is called as the page in it, and anew when the language changes', async () => {
  speak('zh')
  nameWindow(router)
  await router.push('/p/status')
  await nextTick()
  expect(document.title).toBe(titleOf('status'))
  speak('en')
  await nextTick()
  expect(document.title).toBe(titleOf('status'))
  expect(document.title).not.toMatch(/\p{Script=Han}/u)
})
