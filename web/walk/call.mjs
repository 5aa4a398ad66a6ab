// The call: a citizen's phone and an agent's, real sound both ways, an order written by key, a recording.
import { loudness, Phone } from './phones.mjs'
import { signIn, tabTo } from './people.mjs'
import { popOf, watchPop } from './pop.mjs'
import { until } from './until.mjs'
import { WORDS } from './words.mjs'

const CITIZEN_HERTZ = 440
const AGENT_HERTZ = 1000
const CLEAR = 0.05
const ADDRESS = '梅花路100弄3号'

/** The agent signs in, registers her phone, goes on shift. */
export async function agentAtWork({ browser, operator, url, sip, language }) {
  const page = await signIn(browser, operator, 'agent-1', { language })
  await page.goto(`${url}/my-phone`)
  await page.click('[data-does=renew]')
  const user = await page.textContent('[data-shows=user]')
  const password = await page.textContent('[data-shows=password]')
  const phone = await new Phone(user.trim(), sip, AGENT_HERTZ).start({
    password: password.trim(),
    autoAnswer: true,
  })
  await page.goto(`${url}/desk`)
  await until(() => pressTowardsReady(page), 'the desk is READY', 150_000)
  return { page, phone }
}

/** Begins the shift, or ends what an earlier one left behind; true when the seat is READY. */
async function pressTowardsReady(page) {
  for (const button of ['begin-shift', 'ready']) {
    const one = page.locator(`[data-does=${button}]:not([disabled])`)
    if (await one.isVisible()) await one.click({ timeout: 1000 }).catch(() => {})
  }
  return (await stateOf(page)) === 'READY'
}

export const stateOf = (page) => page.locator('[data-state]').first().getAttribute('data-state')

/** Calls, talks, looks at the desk, hangs up; answers what was heard and how long the desk took to pop up. */
export async function talk({ page, phone: agent, sip, operator, look }) {
  const citizen = await ring({ page, phone: agent, sip })
  await until(() => citizen.hears(AGENT_HERTZ) > CLEAR, 'the citizen hears the agent')
  await until(() => agent.hears(CITIZEN_HERTZ) > CLEAR, 'the agent hears the citizen')
  const { call } = await operator.get('/api/acd/seat', 'agent-1')
  const pop = await popOf({ page, operator, call })
  const number = (await page.textContent('[data-shows=number]')).trim()
  await look()
  await hangUp(citizen, page)
  return { number, pop, call }
}

/** An answer at once is of something, somewhere. */
const MATTER = { category: '01010101', district: '310115' }

/** Rings the agent's desk once more for the time its card takes; her answer is a short one. */
export async function ringAgain({ page, phone, sip, operator }) {
  const citizen = await ring({ page, phone, sip, isUrgent: true })
  const { call } = await operator.get('/api/acd/seat', 'agent-1')
  const pop = await popOf({ page, operator, call })
  await hangUpAfter(citizen, page, operator, call)
  return pop
}

/** The citizen hangs up, and the agent answers at once with a few words. */
export async function hangUpAfter(citizen, page, operator, call) {
  await hangUp(citizen, page)
  const draft = {
    contact: call,
    channel: 'PHONE',
    type: 'CONSULTATION',
    urgency: 'NORMAL',
    ...MATTER,
  }
  const order = {
    draft: { ...draft, title: '试音', description: '试音 / a test of the line' },
    then: 'ANSWER',
    reply: '听得清 / heard well',
  }
  await operator.ask('POST', '/api/casework/orders', order, 'agent-1')
  await page.waitForSelector('[data-state=READY]')
}

/** A citizen calls the line; who is in need presses 1, which ends the greeting. */
export async function callLine(sip, { isUrgent = false } = {}) {
  const citizen = await new Phone('13812345678', sip, CITIZEN_HERTZ).start()
  await citizen.call('12345')
  await until(() => citizen.isTalking(), 'the line answers')
  if (isUrgent) await citizen.press('1')
  return citizen
}

/** A citizen calls until the agent has picked up. */
export async function ring({ page, phone: agent, sip, isUrgent }) {
  agent.forget()
  await watchPop(page)
  const citizen = await callLine(sip, { isUrgent })
  await until(() => agent.isTalking(), "the agent's phone is rung and answers")
  // Until the desk has heard of it there is no order to write.
  await page.waitForSelector('[data-state=TALKING]')
  return citizen
}

async function hangUp(citizen, page) {
  await citizen.hangUp()
  citizen.stop()
  await page.waitForSelector('[data-state=AFTER_CALL]')
}

/** Writes the order by keyboard alone and submits it. */
export async function writeOrder(page, title, language, look) {
  await tabTo(page, '#order-type')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, '[data-field=category]')
  await page.keyboard.type(WORDS[language].category)
  await page.waitForSelector('[data-field=category] [role=option]')
  await page.keyboard.press('Enter')
  await tabTo(page, '#order-description')
  await page.keyboard.type(
    '爷爷九十多岁独居，住在浦东新区花木街道梅花路100弄3号，家里断菜两天，小区封控送不进去，请尽快送食物。',
  )
  await page.waitForSelector('[data-script]')
  // The place is read out of the words.
  await page.waitForFunction(
    (address) => document.querySelector('#order-address').value === address,
    ADDRESS,
  )
  await tabTo(page, '#order-title')
  await page.keyboard.type(title)
  await tabTo(page, '#order-name')
  await page.keyboard.type('王小明')
  await look()
  await page.keyboard.press('Control+Enter')
  const told = await page.waitForSelector('[data-shows=told]')
  await page.waitForSelector('[data-state=READY]')
  return (await told.textContent()).trim()
}

const YELLOW =
  '昨天做过核酸的，今早随申码突然变黄了，住在浦东新区花木街道梅花路100弄3号，怎么转绿？'

/**
 * An order from one sentence: the place, the type and the category are read from the words, and the agent confirms
 * them by key.
 */
export async function fromOneSentence({ page, phone, sip, operator }) {
  const citizen = await ring({ page, phone, sip, isUrgent: true })
  const { call } = await operator.get('/api/acd/seat', 'agent-1')
  await tabTo(page, '#order-description')
  // The model is made while the server is up for the first time.
  await until(async () => {
    await page.fill('#order-description', '')
    await page.fill('#order-description', YELLOW)
    return page
      .waitForSelector('[data-guess=category]', { timeout: 2000 })
      .then(() => true)
      .catch(() => false)
  }, 'the category is read from the words')
  const why = await page.textContent('[data-shows=guess]')
  await page.keyboard.press('Alt+l')
  await tabTo(page, '#order-name')
  await page.keyboard.type('李华')
  await hangUp(citizen, page)
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('[data-shows=told]')
  await page.waitForSelector('[data-state=READY]')
  const found = await operator.get(`/api/casework/orders?contact=${call}`, 'agent-1')
  return { order: found.items[0], why: why.replaceAll(/\s+/g, ' ').trim() }
}

/** The recording as the order's page plays it: which tone stands left, which right. */
export async function recording(operator, call) {
  const answer = await until(async () => {
    const headers = {
      Authorization: `Bearer ${operator.token}`,
      'X-Vigil-As': 'leader-1',
      'Content-Type': 'application/json',
    }
    const of = `${operator.url}/api/telephony/calls/${call}`
    const body = JSON.stringify({ reason: 'SERVICE_QUALITY' })
    const play = await fetch(`${of}/plays`, { method: 'POST', headers, body })
    if (!play.ok) return null
    const got = await fetch(`${of}/recording?play=${(await play.json()).id}`, { headers })
    return got.ok ? got : null
  }, 'the recording is whole')
  const wav = Buffer.from(await answer.arrayBuffer())
  return toneOf(wav)
}

function toneOf(wav) {
  const format = wav.indexOf('fmt ')
  const coding = wav.readUInt16LE(format + 8)
  const channels = wav.readUInt16LE(format + 10)
  const rate = wav.readUInt32LE(format + 12)
  const at = wav.indexOf('data') + 8
  const bytes = coding === 1 ? wav.subarray(at) : linear(wav.subarray(at), coding)
  const loud = (channel, hertz) => loudness(bytes, channels, channel, hertz, rate)
  return {
    isStereo: channels === 2,
    left: loud(0, CITIZEN_HERTZ) > CLEAR && loud(0, AGENT_HERTZ) < CLEAR,
    right: loud(1, AGENT_HERTZ) > CLEAR && loud(1, CITIZEN_HERTZ) < CLEAR,
  }
}

/** G.711 as 16-bit samples: format 6 is A-law, 7 mu-law (ITU-T G.711). */
function linear(bytes, coding) {
  const out = Buffer.alloc(bytes.length * 2)
  bytes.forEach((byte, i) => out.writeInt16LE(coding === 6 ? aLaw(byte) : muLaw(byte), 2 * i))
  return out
}

function aLaw(byte) {
  const code = byte ^ 0x55
  const exponent = (code >> 4) & 7
  const mantissa = ((code & 15) << 4) + 8
  const value = exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1)
  return code & 0x80 ? value : -value
}

function muLaw(byte) {
  const code = ~byte & 0xff
  const value = ((((code & 15) << 3) + 132) << ((code >> 4) & 7)) - 132
  return code & 0x80 ? -value : value
}
