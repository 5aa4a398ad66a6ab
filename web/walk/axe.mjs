// ./vigil walk --axe: holds every page against WCAG 2.2 AA, as far as axe-core sees it, in both languages
// and in light and dark. The pages are those of the router itself: a new one is held too, and one whose
// address nobody can fill stops the walk. There is no list of exceptions.
import { holdAllowed } from './allowed.mjs'
import { ALL_LOOKS, goTo, TWO_LOOKS, violations, windowOf } from './looking.mjs'
import { holdOpened } from './opened.mjs'

const AT_ONCE = 2

/** Whose page it is, where the manager on duty would only be refused. */
const WHOSE = {
  desk: 'agent-2',
  'my-phone': 'agent-2',
  board: 'dispatcher-1',
  batches: 'dispatcher-1',
  imports: 'dispatcher-1',
  inbox: 'clerk-310115',
  review: 'reviewer-1',
  callbacks: 'callback-1',
  deliveries: 'operator-1',
}
const MANAGER = 'manager-1'

/** What stands for the variables of an address: the newest thing of each kind, or nobody's. */
async function known(operator) {
  const first = async (path) => {
    const found = await operator.get(path, MANAGER)
    return (found.items ?? found)[0]?.id ?? 'none-such'
  }
  const script = await first('/api/knowledge/scripts?limit=1')
  return {
    '/orders/:id': await first('/api/casework/orders?limit=1'),
    '/scripts/:id': script,
    '/scripts/:id/orders': script,
    '/watch/waves/:id': await first('/api/insight/spikes'),
    '/watch/reports/:id': await first('/api/watch/reports?limit=1'),
    '/watch/periodic/:id': await first('/api/watch/periodic-reports?limit=1'),
    '/units/:id': 'd310115',
    '/enrol/:token': 'none-such',
    '/overview/:what(orders|calls|behind|ownerless)': 'orders',
    '/admin/tables/:table': 'limits',
    '/admin/editions/:id': 'none-such',
    '/:rest(.*)*': 'no-such-page',
  }
}

const VARIABLE = /:\w+(\([^)]*\))?\*?/

function addressOf(path, filled) {
  if (!VARIABLE.test(path)) return path
  if (!filled[path]) throw new Error(`say in walk/axe.mjs what fills ${path}`)
  return path.replace(VARIABLE, filled[path])
}

/** Every page that the built screens have. */
async function routes(page, url) {
  await page.goto(`${url}/sign-in`)
  await page.waitForSelector('h1')
  return page.evaluate(() =>
    document
      .querySelector('#app')
      .__vue_app__.config.globalProperties.$router.getRoutes()
      .map(({ path, name, meta }) => ({
        path,
        name: String(name),
        isStaffs: meta.shell === 'staff' || meta.shell === 'wall',
      })),
  )
}

/** Those of one person together, whoever has most first. */
function grouped(pages) {
  const groups = new Map()
  for (const page of pages) groups.set(page.staff, [...(groups.get(page.staff) ?? []), page])
  return [...groups]
    .map(([staff, its]) => ({ staff, pages: its }))
    .sort((one, other) => other.pages.length - one.pages.length)
}

/** Each page in every look, a window for each person; two work at once. */
export async function holdAll({ browser, operator, told, only, isAll }) {
  const looks = isAll ? ALL_LOOKS : TWO_LOOKS
  const first = await windowOf(browser, operator, '')
  const filled = await known(operator)
  const all = (await routes(first, operator.url))
    .filter(({ name }) => !only?.length || only.includes(name))
    .map(({ path, name, isStaffs }) => ({
      name,
      address: addressOf(path, filled),
      staff: isStaffs ? (WHOSE[name] ?? MANAGER) : '',
    }))
  const people = grouped(all)
  const found = []
  async function hold() {
    for (let next = people.shift(); next; next = people.shift()) {
      const page = await windowOf(browser, operator, next.staff)
      for (const { name, address } of next.pages) {
        await goTo(page, address)
        for (const one of looks) found.push(...(await violations(page, name, one)))
      }
      await page.context().close()
    }
  }
  let opened = 0
  /** Beside the pages, by one of the two at work. */
  async function rest() {
    if (!only?.length || only.includes('opened'))
      opened = await holdOpened({ browser, operator, looks, found })
    if (!only?.length) found.push(...(await appeal(browser, operator, looks)))
    await hold()
  }
  const isAllowedAsked = !only?.length || only.includes('allowed')
  const [pages] = await Promise.all([
    isAllowedAsked ? holdAllowed({ browser, operator }) : 0,
    rest(),
    ...Array.from({ length: AT_ONCE - 1 }, hold),
  ])
  if (isAllowedAsked) told(`${pages} pages, each for its own people, ask for nothing refused`)
  for (const one of found) console.log(one)
  if (found.length) throw new Error(`${found.length} findings of axe-core against WCAG 2.2 AA`)
  told(
    `${all.length} pages and ${opened} opened forms and dialogs hold against WCAG 2.2 AA by axe-core: ${looks
      .map(({ language, theme }) => `${language}/${theme}`)
      .join(', ')}`,
  )
}

/** The citizen's form, step by step, on a telephone. */
async function appeal(browser, operator, looks) {
  const page = await windowOf(browser, operator, '')
  await page.setViewportSize({ width: 390, height: 844 })
  const found = []
  const hold = async (name, language) => {
    for (const one of looks.filter((its) => its.language === language))
      found.push(...(await violations(page, name, one)))
  }
  for (const language of ['zh', 'en']) {
    await page.goto(`${operator.url}/p`)
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    await page.fill('#ask-title', '路灯不亮')
    await page.fill('#ask-description', '锦绣路的路灯三天不亮')
    await hold('what', language)
    await page.click('[data-does=onward]')
    await page.waitForSelector('.map path')
    await page.locator('.map path[data-district="310115"]').click()
    await page.fill('#ask-address', '锦绣路1号')
    await hold('where', language)
    await page.click('[data-does=onward]')
    await hold('who', language)
    await page.reload()
    await page.waitForSelector('[data-shows=draft]')
    await hold('draft', language)
  }
  return found
}
