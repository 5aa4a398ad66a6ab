import { flushPromises, mount } from '@vue/test-utils'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { acdBreakReasonValues } from '@/kernel/schema'
import { speak } from '@/say'
import SeatList from './SeatList.vue'
import type { SeatRow } from './useLine'

const SERVER = join(import.meta.dirname, '../../../../server/src/main/java/vigil')
const read = (file: string) => readFileSync(join(SERVER, file), 'utf8')

/** Whatever stands as a seat's reason: a break's, a phone's refusal, and what the engine says when a ring is over. */
const REASONS = [
  ...acdBreakReasonValues,
  ...(read('telephony/SeatRefusal.java').match(/^ {2}[A-Z_]+(?=,?$)/gm) ?? []),
  ...[...read('acd/engine/CallerLife.java').matchAll(/WithdrawReason\.NO_ANSWER, "(.+?)"/g)].map(
    (found) => found[1] ?? '',
  ),
].map((reason) => reason.trim())

it('knows the reasons of the server', () => {
  expect(REASONS).toContain('UNREACHABLE')
  expect(REASONS).toContain('NOT_CARRIED')
  expect(REASONS).toContain('no answer')
  expect(REASONS).toContain('MEAL')
})

const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/:all(.*)', component: { template: '<i/>' } }],
})

it('is walked by the arrows from the first, and Enter opens the seat', async () => {
  const since = '2022-03-28T06:00:00Z'
  const seats = ['agent-1', 'agent-2'].map((staff): SeatRow => {
    return { staff, state: 'READY', since, reason: '', site: 'home', onShift: true }
  })
  const list = mount(SeatList, {
    props: { seats },
    global: { plugins: [router] },
    attachTo: document.body,
  })
  const press = async (key: string): Promise<void> => {
    const at = document.activeElement ?? document.body
    at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    await flushPromises()
  }
  await press('ArrowDown')
  expect(document.activeElement?.getAttribute('data-row')).toBe('agent-1')
  await press('ArrowDown')
  await press('Enter')
  expect(list.emitted('open')).toEqual([['agent-2']])
  list.unmount()
})

it.each(['zh', 'en'] as const)('in %s every reason of a seat has words', (language) => {
  speak(language)
  const seats = REASONS.map((reason, n): SeatRow => {
    const state = 'NOT_RESPONDING'
    const since = '2022-03-28T06:00:00Z'
    return { staff: `agent-${n}`, state, since, reason, site: 'home', onShift: true }
  })
  const list = mount(SeatList, { props: { seats }, global: { plugins: [router] } })
  const raw = list.findAll('*').filter((one) => !one.element.children.length)
  const shown = raw.map((one) => one.text())
  expect(shown).toContain(
    language === 'zh' ? '话机未登记或无法接通' : 'phone not registered or out of reach',
  )
  expect(shown.filter((words) => REASONS.includes(words))).toEqual([])
})
