import { mount, RouterLinkStub } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import { speak } from '@/say'
import BatchSheet from './BatchSheet.vue'
import type { Batch } from './useBatch'

const batch: Batch = {
  id: 'b1',
  version: 3,
  state: 'ENDED',
  deed: 'MERGE',
  begunAt: '2022-03-28T06:02:31Z',
  begunBy: 'dispatcher-1',
  all: 41,
  done: 40,
  failed: 1,
  left: 0,
}
const failure = {
  order: 'o1',
  number: '20220328-000007-1',
  title: '停水',
  seen: 2,
  why: 'Stale',
  detail: 'Somebody was faster.',
  more: { since: [{ kind: 'casework.Reminded' }] as never },
}

beforeAll(() => {
  speak('zh')
  HTMLDialogElement.prototype.showModal ??= () => undefined
})

function sheet(given: Partial<Batch>, failures = [failure]) {
  return mount(BatchSheet, {
    props: {
      batch: { ...batch, ...given },
      failures,
      hasMore: false,
      isAtWork: given.state === 'RUNNING',
      refused: null,
    },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
}

it('says what failed, why, and what changed since it was seen', async () => {
  const shown = sheet({})
  expect(shown.get('[data-shows=batch]').text()).toContain('成功 40 件')
  expect(shown.get('[data-shows=failures]').text()).toContain('20220328-000007-1')
  expect(shown.get('[data-shows=failures]').text()).toContain('之后发生了')
  await shown.get('[data-does=retry-newest]').trigger('click')
  expect(shown.emitted('retry')).toEqual([[true]])
})

it('can be stopped while at work and goes on when stopped', async () => {
  const atWork = sheet({ state: 'RUNNING', left: 9 })
  await atWork.get('[data-does=stop]').trigger('click')
  expect(atWork.emitted('stop')).toHaveLength(1)
  expect(atWork.find('[data-does=resume]').exists()).toBe(false)
  expect(sheet({ state: 'STOPPED' }).find('[data-does=resume]').exists()).toBe(true)
})

it('says that orders changed only of those that did', () => {
  const accused = { ...failure, why: 'AccusedMayNotHandle', more: {} as never }
  const shown = sheet({}, [accused])
  expect(shown.text()).not.toContain('有变动')
  expect(shown.find('[data-does=retry-newest]').exists()).toBe(false)
  expect(shown.find('[data-does=retry]').exists()).toBe(true)
})
