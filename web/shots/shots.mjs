// Looks at every screen of a running server and keeps what it sees: two languages, two sizes.
//   node shots/shots.mjs [--url http://localhost:8080] [--data ../.vigil] [--to shots/out] [page...]
// Staff are shown by the local operator's token, so no enrolment is used up; needs the demo city.
import { mkdir, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://localhost:8080' },
    data: { type: 'string', default: '../.vigil' },
    to: { type: 'string', default: 'shots/out' },
    dark: { type: 'boolean', default: false },
  },
})

const SIZES = [
  { name: 'wide', width: 1366, height: 768 },
  { name: 'phone', width: 390, height: 844 },
]
const PAGES = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'desk', path: '/desk', as: 'agent-1' },
  { name: 'my-phone', path: '/my-phone', as: 'agent-1' },
  { name: 'board', path: '/board', as: 'dispatcher-1' },
  { name: 'orders', path: '/orders', as: 'dispatcher-1' },
  { name: 'order', path: '/orders/', as: 'dispatcher-1', first: '/api/casework/orders?limit=1' },
  { name: 'inbox', path: '/inbox', as: 'clerk-310101' },
  { name: 'review', path: '/review', as: 'reviewer-1' },
  { name: 'requests', path: '/requests', as: 'manager-1' },
  { name: 'rapid', path: '/rapid', as: 'dispatcher-1' },
  { name: 'follow', path: '/follow', as: 'manager-1' },
  { name: 'feedback', path: '/follow?of=feedback', as: 'manager-1' },
  { name: 'listed', path: '/follow?of=listed', as: 'reviewer-1' },
  { name: 'batches', path: '/batches', as: 'dispatcher-1' },
  { name: 'privacy', path: '/privacy', as: 'manager-1' },
  { name: 'calendar', path: '/calendar', as: 'manager-1' },
  { name: 'imports', path: '/imports', as: 'dispatcher-1' },
  { name: 'deliveries', path: '/deliveries', as: 'operator-1' },
  { name: 'callbacks', path: '/callbacks', as: 'callback-1' },
  { name: 'scripts', path: '/scripts', as: 'manager-1' },
  { name: 'script', path: '/scripts/', as: 'manager-1', first: '/api/knowledge/scripts?limit=1' },
  { name: 'new-script', path: '/scripts/new', as: 'manager-1' },
  { name: 'watch', path: '/watch', as: 'manager-1' },
  { name: 'reports', path: '/watch/reports', as: 'manager-1' },
  { name: 'line', path: '/line', as: 'leader-1' },
  { name: 'line-hall', path: '/line/hall', as: 'leader-1' },
  { name: 'overview', path: '/overview', as: 'leader-1' },
  { name: 'indicators', path: '/indicators?by=UNIT', as: 'leader-1' },
  { name: 'unit', path: '/units/d310101', as: 'clerk-310101' },
  { name: 'portal', path: '/p' },
  { name: 'status', path: '/p/status' },
]
const FLAGS =
  '--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const SETTLE_MILLIS = 1500

const token = (await readFile(`${values.data}/operator-token`, 'utf8')).trim()
const asStaff = (staff) => (staff ? { Authorization: `Bearer ${token}`, 'X-Vigil-As': staff } : {})

async function address(page) {
  if (!page.first) return page.path
  const answer = await fetch(values.url + page.first, { headers: asStaff(page.as) })
  const first = (await answer.json()).items?.[0]
  return first ? page.path + first.id : null
}

await mkdir(values.to, { recursive: true })
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: FLAGS.split(' '),
})
const wanted = PAGES.filter((page) => !positionals.length || positionals.includes(page.name))
for (const page of wanted) {
  const path = await address(page)
  if (!path) {
    console.log(`${page.name}: nothing to show yet`)
    continue
  }
  for (const size of SIZES) {
    for (const language of ['zh', 'en']) {
      const context = await browser.newContext({
        viewport: { width: size.width, height: size.height },
        colorScheme: values.dark ? 'dark' : 'light',
        timezoneId: 'Asia/Shanghai',
        extraHTTPHeaders: asStaff(page.as),
      })
      await context.addInitScript((kept) => localStorage.setItem('vigil.language', kept), language)
      const tab = await context.newPage()
      tab.on('pageerror', (error) => console.log(`${page.name}: ${error.message}`))
      await tab.goto(values.url + path)
      await tab.waitForTimeout(SETTLE_MILLIS)
      const file = `${values.to}/${page.name}-${size.name}-${language}.png`
      await tab.screenshot({ path: file, fullPage: size.name === 'phone' })
      await context.close()
      console.log(file)
    }
  }
}
await browser.close()
