import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { routeLocationKey, routerKey } from 'vue-router'
import { session } from '@/identity/session'
import { api } from '@/kernel/api'
import { speak } from '@/say'
import ScriptPage from './ScriptPage.vue'
import ScriptsPage from './ScriptsPage.vue'

const text = {
  title: '黄码怎样转绿',
  category: '010201',
  followUps: [],
  keywords: [],
  districts: [],
  internalOnly: false,
}
const script = {
  id: 's-1',
  version: 4,
  edition: 1,
  state: 'PUBLISHED',
  publishedEdition: 1,
  publishedAt: '2022-04-02T02:00:00Z',
  agreements: [],
  text,
}
let asked: string[] = []
let isOfUnit = true

function told(path: string): unknown {
  switch (path) {
    case '/api/identity/me':
      return { id: 'e', roles: ['EDITOR'], unit: isOfUnit ? '310101' : undefined }
    case '/api/knowledge/scripts':
      return { items: [{ ...script, answered: isOfUnit ? null : 7 }] }
    case '/api/knowledge/scripts/{id}':
      return {
        script,
        tally: isOfUnit ? null : { acknowledged: 3, used: 7, wrong: 1 },
        steps: [],
        parts: [],
      }
    default:
      return []
  }
}

beforeEach(() => {
  speak('zh')
  localStorage.clear()
  asked = []
  vi.spyOn(api, 'GET').mockImplementation(((path: string) => {
    asked.push(path)
    return Promise.resolve({ data: told(path), response: new Response(null, { status: 200 }) })
  }) as never)
})

const global = {
  provide: {
    [routerKey as symbol]: { push: vi.fn(), replace: vi.fn() },
    [routeLocationKey as symbol]: { query: {} },
  },
  stubs: { ScriptFigures: { template: '<i data-shows="figures" />' }, RouterLink: true },
}

it('shows an editor of a unit a script without its figures, and asks for none', async () => {
  for (const [ofUnit, shows] of [
    [true, false],
    [false, true],
  ]) {
    isOfUnit = ofUnit as boolean
    await session.refresh()
    const shown = mount(ScriptPage, { props: { id: 's-1' }, global })
    await flushPromises()
    expect(shown.find('[data-shows=tally]').exists()).toBe(shows)
    expect(shown.find('[data-shows=figures]').exists()).toBe(shows)
  }
})

it('lists scripts to an editor of a unit without what they answered', async () => {
  for (const [ofUnit, shows] of [
    [true, false],
    [false, true],
  ]) {
    isOfUnit = ofUnit as boolean
    await session.refresh()
    const shown = mount(ScriptsPage, { global })
    await flushPromises()
    expect(shown.text().includes('近 12 个月答复')).toBe(shows)
    for (const does of ['script-review', 'script-coverage', 'wrong-marks']) {
      expect(shown.find(`[data-does=${does}]`).exists(), does).toBe(shows)
    }
  }
})
