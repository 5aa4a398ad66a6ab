import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { speak } from '@/say'
import UnitStandings from './UnitStandings.vue'

function shown(rank: number, of: number, tiers: number | null) {
  speak('zh')
  const head = { key: 'onTime', name: '按时办结率', nameEn: 'On time', formula: '', formulaEn: '' }
  const standing = {
    head: { ...head, isCount: false, isLessBetter: false },
    now: { value: 0.9, numerator: 9, denominator: 10, rank, of },
    opens: '/api/insight/orders',
    opensBad: '/api/insight/orders',
  }
  return mount(UnitStandings, {
    props: { standings: [standing], peer: 'DISTRICT', tiers },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
}

it('a unit reads its place, or its tier where the city tells no places', () => {
  expect(shown(4, 16, null).text()).toMatch(/名次.*4\/16/)
  expect(shown(1, 3, 3).text()).toMatch(/档次.*1\/3/)
  expect(shown(1, 3, 3).text()).not.toContain('名次')
})
