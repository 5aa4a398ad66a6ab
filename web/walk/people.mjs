// People of the demo city in a real browser, each with a password and a passkey of her own.
import { chromium } from 'playwright-core'
import { listen, listenTo } from './spoken.mjs'
import { MOST } from './until.mjs'
import { WORDS } from './words.mjs'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // A microphone that beeps, for the phone in the page.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
]
const PASSWORD = 'walk through the night 7'

export function openBrowser() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS })
}

/** The local operator: asks for enrolment links and looks things up that no screen shows. */
export class Operator {
  constructor(url, token) {
    Object.assign(this, { url, token })
  }

  async ask(method, path, body, as) {
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        Authorization: `Bearer ${this.token}`,
        'Content-Type': 'application/json',
        ...(as ? { 'X-Vigil-As': as } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} -> ${answer.status} ${text}`)
    return text ? JSON.parse(text) : null
  }

  get(path, as) {
    return this.ask('GET', path, undefined, as)
  }
}

/** Enrols and signs in: a page of her own browser profile, with a virtual security key. */
export async function signIn(
  browser,
  operator,
  staff,
  { language = 'zh', width = 1366, height = 768 } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: WORDS[language].locale,
    timezoneId: 'Asia/Shanghai',
  })
  context.setDefaultTimeout(MOST)
  await context.addInitScript((kept) => localStorage.setItem('vigil.language', kept), language)
  const page = await context.newPage()
  listenTo(page, language)
  const wire = await context.newCDPSession(page)
  await wire.send('WebAuthn.enable')
  await wire.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const link = await operator.ask('POST', '/api/identity/enrolments', { staff })
  await page.goto(operator.url + new URL(link.link ?? link.url ?? link.path, operator.url).pathname)
  await page.fill('#password', PASSWORD)
  await page.fill('#again', PASSWORD)
  await page.click('[data-does=set-password]')
  await page.waitForSelector('[data-does=make-passkey]')
  await listen(page, language)
  await page.click('[data-does=make-passkey]')
  await page.waitForURL('**/sign-in*')
  await page.fill('#staff', staff)
  await listen(page, language)
  await page.fill('#password', PASSWORD)
  await page.click('[data-does=sign-in]')
  // The page asks for the key by itself; the button is for a second try.
  await page.waitForSelector('[data-shows=me]', { state: 'attached' })
  return page
}

/**
 * Presses Tab until the element wanted has the focus: what cannot be reached by key is not there.
 *
 * @returns how often it was pressed
 */
export async function tabTo(page, selector, most = 60, key = 'Tab') {
  for (let i = 0; i <= most; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector))
      return i
    await page.keyboard.press(key)
  }
  throw new Error(`Tab does not reach ${selector}`)
}
