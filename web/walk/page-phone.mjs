// The phone in the desk's page: a real browser's microphone, which beeps, and a real SIP phone's tone.
import { callLine, hangUpAfter } from './call.mjs'
import { until } from './until.mjs'

/** A beep is loud; what is left of it in silence is less than the smallest step of G.711. */
const BEEP = 0.02
const SILENCE = 0.002
/** Of getStats, 0 to 1: the citizen's tone is half as loud as can be. */
const CLEAR = 0.1

const stands = (page, how) => page.waitForSelector(`[data-phone=${how}]`)

/** Keeps the page's connections where its statistics can be asked for. */
function watchConnections() {
  const Real = window.RTCPeerConnection
  window.connections = []
  window.RTCPeerConnection = class extends Real {
    constructor(...how) {
      super(...how)
      window.connections.push(this)
    }
  }
}

/** How loud the sound is that the page receives. */
async function level(page) {
  return page.evaluate(async () => {
    const stats = await window.connections.at(-1).getStats()
    return [...stats.values()].find((one) => one.type === 'inbound-rtp')?.audioLevel ?? 0
  })
}

/** The agent takes a call in her page, by keys; her registered phone stays silent meanwhile. */
export async function inThePage({ page, phone, sip, operator }) {
  await page.evaluate(watchConnections)
  await page.click('[data-does=phone-here]')
  await stands(page, 'READY')
  phone.forget()
  const citizen = await callLine(sip, { isUrgent: true })
  await stands(page, 'RINGING')
  await page.keyboard.press('Alt+p')
  await stands(page, 'TALKING')
  await page.waitForSelector('[data-state=TALKING]')
  await until(() => citizen.peak() > BEEP, "the citizen hears the page's microphone")
  let heard = 0
  await until(async () => (heard = await level(page)) > CLEAR, 'the page receives the citizen')
  await page.keyboard.press('Alt+m')
  await until(() => citizen.peak() < SILENCE, 'a muted page is not heard')
  await page.keyboard.press('Alt+m')
  await until(() => citizen.peak() > BEEP, 'the page is heard again')
  if (phone.isTalking()) throw new Error('the registered phone was rung beside the page')
  const { call } = await operator.get('/api/acd/seat', 'agent-1')
  await hangUpAfter(citizen, page, operator, call)
  await page.click('[data-does=phone-back]')
  await until(
    async () => (await page.locator('[data-phone=OFF]').count()) === 1,
    'the registered phone is the phone again',
  )
  return heard
}
