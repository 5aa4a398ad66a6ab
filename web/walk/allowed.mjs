// Whoever opens a page asks for nothing that she may not have: the server refuses nobody on her own pages.
import { goTo, windowOf } from './looking.mjs'

const STAFF = [
  'agent-2',
  'dispatcher-1',
  'clerk-310115',
  'handler-310115',
  'reviewer-1',
  'callback-1',
  'editor-1',
  'manager-1',
  'leader-1',
  'operator-1',
]
const REFUSED = [401, 403]

/** One person's pages, as her own top bar lists them, and an order of hers. */
async function refusedTo(browser, operator, staff) {
  const page = await windowOf(browser, operator, staff)
  const refused = []
  let at = ''
  page.on('response', (one) => {
    if (REFUSED.includes(one.status()))
      refused.push(`${staff} on ${at}: ${one.status()} ${one.url()}`)
  })
  at = '/'
  await goTo(page, at)
  await page.waitForSelector('[data-shows=me]', { state: 'attached' })
  const pages = await page
    .locator('.page-link')
    .evaluateAll((links) => links.map((link) => new URL(link.href).pathname))
  const { items } = await operator.get('/api/casework/orders?limit=1', staff)
  if (items.length) pages.push(`/orders/${items[0].id}`)
  for (at of pages) await goTo(page, at)
  await page.waitForLoadState('networkidle')
  await page.context().close()
  return { refused, count: pages.length }
}

export async function holdAllowed({ browser, operator }) {
  let count = 0
  const refused = []
  for (const staff of STAFF) {
    const one = await refusedTo(browser, operator, staff)
    count += one.count
    refused.push(...one.refused)
  }
  if (refused.length) throw new Error(`pages ask for what is refused:\n${refused.join('\n')}`)
  return count
}
