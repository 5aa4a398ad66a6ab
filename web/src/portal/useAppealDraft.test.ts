import { afterEach, expect, it } from 'vitest'
import { reactive } from 'vue'
import { useAppealDraft } from './useAppealDraft'

afterEach(() => localStorage.clear())

/** The server refuses a field that it does not ask for. */
it('a draft that an older page kept brings no field that the form has no more', () => {
  const kept = { title: '窗口不接待', urgency: 'URGENT' }
  localStorage.setItem('vigil.appeal', JSON.stringify({ at: Date.now(), appeal: kept }))
  const appeal = reactive<Record<string, unknown>>({ title: '' })
  const { isFound } = useAppealDraft(appeal, () => ({ title: '' }))
  expect(isFound).toBe(true)
  expect(appeal).toEqual({ title: '窗口不接待' })
})
