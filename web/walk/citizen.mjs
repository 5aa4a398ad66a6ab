// The citizen's own pages, and another system's client.
import { until } from './until.mjs'

/** Follows an order on a phone-size page; answers the dots that are done. */
export async function follow(browser, url, number, code) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${url}/p/status`)
  await page.fill('#number', number)
  await page.fill('#code', code)
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-dot]')
  const dots = await page.locator('[data-dot][data-done=true]').count()
  const words = (await page.textContent('[data-shows=status]')).replace(/\s+/g, ' ').trim()
  await context.close()
  return { dots, words }
}

/** Posts a request by Open311 GeoReport v2 and reads it back. */
export async function open311(url, key) {
  const services = await (await fetch(`${url}/open311/v2/services.json`)).json()
  const body = new URLSearchParams({
    service_code: services[0].service_code,
    description: 'The street lamp at the corner is dark / 路口路灯不亮',
    address_string: '人民路1号',
    first_name: 'Walk',
    last_name: 'Er',
    api_key: key,
  })
  const posted = await fetch(`${url}/open311/v2/requests.json`, { method: 'POST', body })
  const text = await posted.text()
  if (!posted.ok) throw new Error(`POST requests.json -> ${posted.status} ${text}`)
  const id = JSON.parse(text)[0].service_request_id
  return until(
    async () => {
      const [read] = await (await fetch(`${url}/open311/v2/requests/${id}.json`)).json()
      return read?.status && { id, status: read.status, services: services.length }
    },
    10_000,
    'the request can be read back',
  )
}
