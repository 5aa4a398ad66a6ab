// Holds the citizen's pages against WCAG 2.2 AA, as far as axe-core sees it:
//   node walk/axe.mjs http://localhost:8080 [browser]
// Ends with 1 when anything is found.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const url = process.argv[2] ?? 'http://localhost:8080'
const executablePath = process.argv[3] ?? '/usr/bin/chromium'
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
const page = await context.newPage()
let found = 0

async function hold(name) {
  await page.evaluate(axe)
  const { violations, passes } = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values } }),
    TAGS,
  )
  console.log(`${name}: ${passes.length} rules hold, ${violations.length} do not`)
  for (const one of violations) {
    found += 1
    console.log(`  ${one.id} (${one.impact}): ${one.help}`)
    one.nodes.slice(0, 3).forEach((node) => console.log(`    ${node.html.slice(0, 160)}`))
  }
}

for (const language of ['zh', 'en']) {
  await page.goto(`${url}/p`)
  await page.evaluate((chosen) => {
    localStorage.clear()
    localStorage.setItem('vigil.language', chosen)
  }, language)
  await page.reload()
  await page.fill('#ask-title', '路灯不亮')
  await page.fill('#ask-description', '锦绣路的路灯三天不亮')
  await hold(`${language} what`)
  await page.click('[data-does=onward]')
  await page.waitForSelector('.map path')
  await page.locator('.map path[data-district="310115"]').click()
  await hold(`${language} where`)
  await page.click('[data-does=onward]')
  await hold(`${language} who`)
  await page.reload()
  await page.waitForSelector('[data-shows=draft]')
  await hold(`${language} draft`)
  await page.goto(`${url}/p/status`)
  await page.waitForSelector('[data-does=look]')
  await hold(`${language} status`)
}
await browser.close()
process.exit(found ? 1 : 0)
