import { beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useKept } from './useKept'

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers()
})

const blank = () => ref({ title: '', keywords: [] as string[] })

// promise: web/src/kernel/zh.ts «已自动保存 {time}»
it('puts away what is typed, and gives it back after a reload', async () => {
  const before = blank()
  const kept = useKept(() => 'script.new', before)
  expect(kept.restore()).toBe(false)
  before.value.title = '黄码多久转绿'
  await nextTick()
  expect(kept.savedAt.value).toBeNull()
  vi.runAllTimers()
  expect(kept.savedAt.value).not.toBeNull()

  const after = blank()
  const again = useKept(() => 'script.new', after)
  expect(again.restore()).toBe(true)
  expect(after.value.title).toBe('黄码多久转绿')
  expect(again.isKept.value).toBe(true)
})

it('forgets what was sent, and keeps each form apart', async () => {
  const one = blank()
  const kept = useKept(() => 'report.1', one)
  kept.restore()
  one.value.title = '快报'
  await nextTick()
  vi.runAllTimers()
  const other = useKept(() => 'report.2', blank())
  expect(other.restore()).toBe(false)
  kept.forget()
  const again = useKept(() => 'report.1', blank())
  expect(again.restore()).toBe(false)
})

it('does not take what the server says for something typed', async () => {
  const form = blank()
  const kept = useKept(() => 'report.3', form)
  form.value = { title: '服务器的标题', keywords: [] }
  kept.restore()
  await nextTick()
  vi.runAllTimers()
  expect(localStorage.length).toBe(0)
  expect(kept.savedAt.value).toBeNull()
})

it('keeps the last letters of a page that goes, and writes nothing later', async () => {
  const form = blank()
  const page = effectScope()
  page.run(() => useKept(() => 'script.9', form).restore())
  form.value.title = '最后几个字'
  await nextTick()
  page.stop()
  expect(localStorage.getItem('vigil.kept.script.9')).toContain('最后几个字')
  localStorage.setItem('vigil.kept.script.9', 'newer')
  vi.runAllTimers()
  expect(localStorage.getItem('vigil.kept.script.9')).toBe('newer')
})
