// A person's window on the built screens, its looks, and what axe-core finds in it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { MOST } from './until.mjs'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Pages fill when the server has answered; what moves in stands still after that. */
const SETTLED_MILLIS = 250

/** Colours do not depend on the language, nor words on the colours: two looks hold all four. */
export const TWO_LOOKS = [
  { language: 'zh', theme: 'light' },
  { language: 'en', theme: 'dark' },
]
/** Unless both together make it so: words too long for where the dark look draws a frame. */
export const ALL_LOOKS = [
  ...TWO_LOOKS,
  { language: 'en', theme: 'light' },
  { language: 'zh', theme: 'dark' },
]

const RUN = {
  runOnly: { type: 'tag', values: TAGS },
  resultTypes: ['violations'],
  // What is not read costs nothing: selectors of nodes, style sheets fetched anew.
  selectors: false,
  preload: false,
}

/** A window of its own for each person: the operator's token speaks for her. */
export async function windowOf(browser, { token, url }, staff) {
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
export async function goTo(page, address) {
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
  if (now === language) return
  // A dialog lies over the switch, and on a phone's menu it is hidden: it is pressed all the same.
  await page.evaluate(() => document.querySelector('[data-does=language]')?.click())
}

/** What it finds on a page of somebody signed in, as it stands; she works on in the light. */
export async function violationsNow(page, name, theme) {
  await page.evaluate(AXE)
  const language = await page.evaluate(() => document.documentElement.lang.slice(0, 2))
  const found = await violations(page, name, { language, theme })
  await look(page, { language, theme: 'light' })
  return found
}

/** What axe-core finds in one look, on the whole page or within what was opened on it. */
export async function violations(page, name, one, within) {
  await look(page, one)
  const found = await page.evaluate(
    ([run, part]) => globalThis.axe.run(part ?? document, run),
    [RUN, within],
  )
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
