// ./vigil walk --axe: holds every page against WCAG 2.2 AA, as far as axe-core sees it, in both languages
// and in light and dark. The pages are those of the router itself: a new one is held too, and one whose
// address nobody can fill stops the walk. There is no list of exceptions.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { MOST } from './people.mjs'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Pages fill when the server has answered; what moves in stands still after that. */
const SETTLED_MILLIS = 250
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

/** Colours do not depend on the language, nor words on the colours: two looks hold all four. */
const LOOKS = [
  { language: 'zh', theme: 'light' },
  { language: 'en', theme: 'dark' },
]
const RUN = {
  runOnly: { type: 'tag', values: TAGS },
  resultTypes: ['violations'],
  // What is not read costs nothing: selectors of nodes, style sheets fetched anew.
  selectors: false,
  preload: false,
}

/** What stands for the variables of an address: the newest thing of each kind, or nobody's. */
async function known(operator) {
  const first = async (path) => {
    const found = await operator.get(path, MANAGER)
    return (found.items ?? found)[0]?.id ?? 'none-such'
  }
  return {
    '/orders/:id': await first('/api/casework/orders?limit=1'),
    '/scripts/:id': await first('/api/knowledge/scripts?limit=1'),
    '/watch/reports/:id': await first('/api/watch/reports?limit=1'),
    '/units/:id': 'd310115',
    '/enrol/:token': 'none-such',
    '/overview/:what(orders|calls|behind)': 'orders',
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
        isStaffs: meta.shell === 'staff',
      })),
  )
}

/** A window of its own for each person: the operator's token speaks for her. */
async function windowOf(browser, { token, url }, staff) {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    extraHTTPHeaders: staff ? { Authorization: `Bearer ${token}`, 'X-Vigil-As': staff } : {},
  })
  context.setDefaultTimeout(MOST)
  await context.addInitScript(AXE)
  const page = await context.newPage()
  await page.goto(`${url}/sign-in`)
  await page.waitForSelector('h1')
  return page
}

/** The built screens' own way to another page, and to another look; no reload in between. */
async function goTo(page, address) {
  await page.evaluate(
    (to) => document.querySelector('#app').__vue_app__.config.globalProperties.$router.push(to),
    address,
  )
  await page.waitForTimeout(SETTLED_MILLIS)
}

async function look(page, { language, theme }) {
  await page.evaluate(
    (dark) => document.documentElement.classList.toggle('dark', dark),
    theme === 'dark',
  )
  const now = await page.evaluate(() => document.documentElement.lang.slice(0, 2))
  const change = page.locator('[data-does=language]').first()
  if (now !== language && (await change.isVisible())) await change.click()
}

async function violations(page, name, one) {
  await look(page, one)
  const found = await page.evaluate((run) => globalThis.axe.run(document, run), RUN)
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ html, any }) =>
        [
          `${name} (${one.language}, ${one.theme}) ${id}: ${help}`,
          html.slice(0, 160),
          any[0]?.message ?? '',
        ].join('\n    '),
      ),
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
export async function holdAll({ browser, operator, told, only }) {
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
        for (const one of LOOKS) found.push(...(await violations(page, name, one)))
      }
      await page.context().close()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, hold))
  if (!only?.length) found.push(...(await appeal(browser, operator)))
  for (const one of found) console.log(one)
  if (found.length) throw new Error(`${found.length} findings of axe-core against WCAG 2.2 AA`)
  told(
    `${all.length} pages hold against WCAG 2.2 AA by axe-core: Chinese and English, light and dark`,
  )
}

/** The citizen's form, step by step, on a telephone. */
async function appeal(browser, operator) {
  const page = await windowOf(browser, operator, '')
  await page.setViewportSize({ width: 390, height: 844 })
  const found = []
  const hold = async (name, language) => {
    const [one] = LOOKS.filter((its) => its.language === language)
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
