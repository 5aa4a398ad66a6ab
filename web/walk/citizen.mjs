// The citizen's own pages, and another system's client.
import { listen, listenTo } from './spoken.mjs'
import { until } from './until.mjs'
import { WORDS } from './words.mjs'

/** Opens an order on a phone-size page, by its number and the code that was told; it speaks as her browser does. */
export async function statusPage({ browser, url, language }, number, code) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: WORDS[language].locale,
  })
  const page = await context.newPage()
  listenTo(page, language)
  await page.goto(`${url}/p/status`)
  const asked = page.locator('form input')
  await asked.nth(0).fill(number)
  await asked.nth(1).fill(code)
  await listen(page, language)
  await page.click('[data-does=look]')
  await page.waitForSelector('[data-shows=status]')
  return page
}

/** What the page says: how many of the four dots are reached, and the sentence of now. */
export async function told(page) {
  const dots = await page.locator('[data-dot].on').count()
  return { dots, words: (await page.textContent('[data-shows=status] .now')).trim() }
}

/** Says on her own page that it is solved. */
export async function rate(page) {
  const answered = page.waitForResponse((one) => one.url().includes('/rating'))
  await page.locator('[data-shows=status] form button').first().click()
  await page.locator('input[name=contacted]').first().check()
  await page.click('[data-does=rate]')
  const answer = await answered
  if (!answer.ok()) throw new Error(`the rating was refused: ${await answer.text()}`)
}

/** A service that must be told nothing but the request itself; each asks whom it accuses, and lets that go unsaid. */
async function asksNothing(url, services) {
  for (const { service_code: code } of services) {
    const { attributes } = await (await fetch(`${url}/open311/v2/services/${code}.json`)).json()
    if (attributes.every((one) => !one.required)) return code
  }
  throw new Error('every service requires an answer of its own')
}

/** Posts a request by Open311 GeoReport v2 and reads it back. */
export async function open311(operator) {
  const { url } = operator
  const { key } = await operator.ask('POST', '/api/portal/api-keys', { name: 'walk' })
  const services = await (await fetch(`${url}/open311/v2/services.json`)).json()
  const body = new URLSearchParams({
    service_code: await asksNothing(url, services),
    description: '路口路灯不亮 / The street lamp at the corner is dark',
    address_string: '浦东新区花木街道梅花路1号',
    first_name: '小明',
    last_name: '王',
    phone: '13900001111',
    api_key: key,
  })
  const posted = await fetch(`${url}/open311/v2/requests.json`, { method: 'POST', body })
  const text = await posted.text()
  if (!posted.ok) throw new Error(`POST requests.json -> ${posted.status} ${text}`)
  const id = JSON.parse(text)[0].service_request_id
  return until(async () => {
    const [read] = await (await fetch(`${url}/open311/v2/requests/${id}.json`)).json()
    return read?.status && { id, status: read.status, services: services.length }
  }, 'the request can be read back')
}
