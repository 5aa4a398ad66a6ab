// What opens only when it is pressed - forms of steps, dialogs, lists, explanations - held against WCAG 2.2 AA.
// It gives an order and a change of the phrases their way, since a form is only there when its step is.
import { register, take } from './lives.mjs'
import { goTo, violations, windowOf } from './looking.mjs'

const FORM = '[data-form]'
const DIALOG = 'dialog[open]'
const PHONE = { width: 390, height: 844 }
const LAPTOP = { width: 1366, height: 768 }

/**
 * One person after the other: which forms she opens, which more that ask for nothing else, and the steps that lead on
 * to the next.
 */
const STAGES = [
  ['dispatcher-1', 'dispatch amend merge', 'confer ask-shelve ask-difficult', ['dispatch']],
  ['clerk-310101', '', '', ['sign']],
  ['clerk-310101', 'ask-return redispatch ask-extension', 'ask-assist ask-exclusion', []],
  ['handler-310101', 'contact', 'give-feedback', ['contact', 'handle']],
  ['handler-310101', 'report', '', ['report']],
  ['reviewer-1', 'review', 'supervise', ['review']],
  ['reviewer-1', 'audit', '', ['audit']],
  ['callback-1', 'call-back recheck', 'waive-callback', []],
]
/** A change of the phrases, proposed and waiting for a manager's word. */
async function propose(operator) {
  const by = 'operator-1'
  const made = await operator.ask('POST', '/api/city/tables/phrases/editions', {}, by)
  const { columns, rows } = await operator.get('/api/city/tables/phrases', by)
  const [first, ...rest] = rows.map((row) => [...(row.cells ?? row)])
  first[columns.findIndex((one) => (one.name ?? one) === 'title')] += '。'
  const to = `/api/city/editions/${made.id}`
  return { id: made.id, to, rows: [first, ...rest] }
}

/** Holds every opened thing in each look; answers how many there were. */
export async function holdOpened({ browser, operator, looks, found }) {
  const pages = new Map()
  let count = 0

  async function of(staff) {
    if (!pages.has(staff)) pages.set(staff, await windowOf(browser, operator, staff))
    return pages.get(staff)
  }

  async function hold(page, name, within) {
    await page.waitForSelector(within)
    // Back and forth: the look that the last one ended in needs no change.
    const inTurn = count % 2 ? [...looks].reverse() : looks
    count++
    for (const one of inTurn) found.push(...(await violations(page, name, one, within)))
  }

  /** On a page of hers something is pressed; what it opens is held. */
  async function opened(staff, address, name, press, within) {
    const page = await of(staff)
    await goTo(page, address)
    // Who is known already is led away from the sign-in, wherever she went meanwhile.
    if (new URL(page.url()).pathname !== address) await goTo(page, address)
    await press(page)
    await hold(page, name, within)
    return page
  }

  const click = (selector) => (page) => page.locator(selector).first().click()

  async function forms(id) {
    for (const [staff, some, more, onward] of STAGES) {
      const steps = `${some} ${looks.length > 2 ? more : ''}`.split(' ').filter(Boolean)
      const page = await of(staff)
      if (steps.length) await goTo(page, '/orders')
      if (steps.length) await goTo(page, `/orders/${id}`)
      for (const step of steps) {
        await page.locator(`[data-step=${step}]`).first().click()
        await hold(page, `form of ${step}`, `[data-form=${step}]`)
      }
      for (const step of onward) await take(operator, id, staff, step)
    }
  }

  /** The operator's token is always fresh: that a key is wanted is said here, in the server's words. */
  async function keyWanted(page) {
    const unmasking = '**/unmask'
    await page.route(unmasking, (route) =>
      route.fulfill({ status: 403, json: { why: 'TouchKeyFirst', maxAgeSeconds: 300 } }),
    )
    await page.locator('form:has([data-does=confirm-unmask]) select').selectOption('CALL_BACK')
    await page.locator('[data-does=confirm-unmask]').click()
    await page.waitForSelector(`${DIALOG} [data-why]`)
    await hold(page, 'a key is wanted', DIALOG)
    await page.keyboard.press('Escape')
    await hold(page, 'no key was touched', 'form:has([data-does=confirm-unmask]) [data-why]')
    await page.unroute(unmasking)
  }

  async function onTheOrder(id) {
    const order = `/orders/${id}`
    const dispatcher = 'dispatcher-1'
    await opened(dispatcher, order, 'due time explained', click('.clock .face'), '.clock')
    await opened(dispatcher, order, 'why not now', click('.blocked summary'), '.blocked')
    await opened(
      dispatcher,
      order,
      'interest',
      click('[data-part=interest] summary'),
      '[data-part=interest]',
    )
    await opened(
      'callback-1',
      order,
      'unmask',
      click('[data-does=unmask]'),
      'form:has([data-does=confirm-unmask])',
    )
    const page = await of('callback-1')
    await keyWanted(page)
    await page.locator('[data-step=recheck]').click()
    await page.locator(`${FORM} [data-field=leader] input`).fill('值班领导')
    await page.locator(`${FORM} textarea`).first().fill(' ')
    await page.locator(`${FORM} [data-does=confirm]`).click()
    await hold(page, 'a step refused', '.steps')
  }

  async function onTheBoard() {
    const row = '[data-row]'
    const press = (key) => async (page) => {
      await page.waitForSelector(row)
      await page.locator(row).first().focus()
      await page.keyboard.press(key)
    }
    const page = await opened('dispatcher-1', '/board', 'preview', press(' '), '[data-shows=said]')
    await opened(
      'dispatcher-1',
      '/board',
      'lists of units',
      async () => {
        await page.keyboard.press('e')
        await page.locator(`${FORM} [data-field=lead] input`).click()
      },
      `${FORM} [data-field=lead] [role=listbox]`,
    )
    await page.keyboard.press('Escape')
    await opened(
      'dispatcher-1',
      '/board',
      'batch',
      async () => {
        await press('x')(page)
        await page.click('[data-does=accept-all]')
      },
      DIALOG,
    )
    await page.keyboard.press('Escape')
    for (const at of [3, 4]) await register(operator, `${title} ${at}`)
    const boxes = `${row} [type=checkbox]`
    await opened(
      'dispatcher-1',
      '/board',
      'a joining',
      async () => {
        await goTo(page, '/orders')
        await goTo(page, '/board')
        await page.waitForSelector(boxes)
        for (const box of (await page.locator(boxes).all()).slice(0, 2)) await box.check()
        await page.click('[data-does=join-all]')
      },
      DIALOG,
    )
    await page.keyboard.press('Escape')
    await page.setViewportSize(PHONE)
    await hold(page, 'board on a phone', '#content')
    await page.setViewportSize(LAPTOP)
  }

  async function ofEveryPage() {
    const staff = 'dispatcher-1'
    const page = await opened(staff, '/orders', 'columns', click('.columns summary'), '.columns')
    await page.keyboard.press('?')
    await hold(page, 'keys', DIALOG)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('黄浦')
    await hold(page, 'find', DIALOG)
    // The first empties what was asked for.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.setViewportSize(PHONE)
    await page.click('.menu-button')
    await hold(page, 'menu on a phone', 'header.bar')
    await page.setViewportSize(LAPTOP)
  }

  async function ofTheHouse() {
    await opened(
      'manager-1',
      '/overview',
      'formula',
      click('[data-indicator] .name'),
      '[data-indicator]',
    )
    await opened('manager-1', '/admin/staff', 'lock', click('[data-lock]'), DIALOG)
    await (await of('manager-1')).keyboard.press('Escape')
    await opened(
      'manager-1',
      '/scripts/new',
      'categories',
      click('[data-field=category] input'),
      '[data-field=category] [role=listbox]',
    )
    await operator.ask(
      'POST',
      '/api/casework/exports',
      { reason: 'axe', filter: { overdue: true } },
      'dispatcher-1',
    )
    await opened('manager-1', '/privacy', 'export to decide', async () => {}, '[data-does=approve]')
    await hold(await of('manager-1'), 'exports', '[data-part=exports]')
    await (await of('manager-1')).locator('[data-does=refuse]').first().click()
  }

  /** What the operator does between houses: who hears of orders, and with whom they are exchanged. */
  async function betweenHouses() {
    const by = 'operator-1'
    const code = `axe-${Date.now() % 1_000_000}`
    const ask = (path, body) => operator.ask('POST', `/api/portal/${path}`, body, by)
    const url = 'https://203.0.113.7/in'
    const hook = await ask('hooks', { url, kinds: ['order.closed'] })
    await ask('partners', { code, name: '邻市热线', nameEn: 'The next city', url })
    await ask(`partners/${code}/rotate`, { hours: 72 })
    const hooks = '[data-shows=hooks]'
    await opened(by, '/deliveries', 'webhooks', async () => {}, `${hooks} li`)
    const page = await of(by)
    await page.fill('#hook-url', 'http://no')
    await page.click('[data-does=subscribe]')
    await page.waitForSelector(`${hooks} [role=alert]`)
    await hold(page, 'a webhook refused', hooks)
    const partners = '[data-shows=partners]'
    await page.locator(`[data-partner="${code}"] [data-does=rotate]`).click()
    await page.waitForSelector('#partner-fresh')
    await hold(page, 'the secret of a platform', partners)
    await page.locator(`[data-partner="${code}"] [data-does=change]`).click()
    await page.click('[data-does=turn-secret]')
    await page.waitForSelector(`${partners} .secret`)
    await hold(page, 'a platform changed, its new secret shown', partners)
    await ask(`partners/${code}/end`)
    await ask(`hooks/${hook.id ?? hook.hook.id}/end`)
  }

  /** A batch that failed on an order which had gone on meanwhile. */
  async function aBatchAgain(id) {
    const orders = [{ id, seen: 1 }]
    await operator.ask('POST', '/api/casework/batches', { deed: 'ACCEPT', orders }, 'dispatcher-1')
    await opened(
      'dispatcher-1',
      '/batches',
      'a batch to be tried again',
      async (page) => {
        await page.locator('[data-does=open-batch]').first().click()
        await page.waitForSelector(`${DIALOG} [data-does=retry]`)
      },
      DIALOG,
    )
    await (await of('dispatcher-1')).keyboard.press('Escape')
  }

  async function administration() {
    const { id, to, rows } = await propose(operator)
    const address = `/admin/editions/${id}`
    const page = await opened('manager-1', address, 'a row', click('[data-does=add]'), DIALOG)
    await page.keyboard.press('Escape')
    const head = () => operator.get(to, 'operator-1')
    const seen = async () => ({ seen: (await head()).head.version })
    await operator.ask('POST', `${to}/rows`, { ...(await seen()), rows }, 'operator-1')
    await operator.ask('POST', `${to}/propose`, { ...(await seen()), words: 'axe' }, 'operator-1')
    await goTo(page, '/admin')
    await opened('manager-1', address, 'a change to approve', async () => {}, '[data-step=approve]')
    await hold(await of('manager-1'), 'its effects', '#content')
    await operator.ask('POST', `${to}/refuse`, { ...(await seen()), words: 'axe' }, 'manager-1')
  }

  const title = `出入证 ${Date.now() % 1_000_000}`
  const id = await register(operator, title)
  await forms(id)
  await onTheOrder(id)
  await register(operator, `${title} 2`)
  await onTheBoard()
  await ofEveryPage()
  await ofTheHouse()
  await administration()
  await betweenHouses()
  await aBatchAgain(id)
  for (const page of pages.values()) await page.context().close()
  return count
}
