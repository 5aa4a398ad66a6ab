// More than two in a call: a colleague is asked, three talk, the call is put through.
import { hangUpAfter, ring } from './call.mjs'
import { Phone } from './phones.mjs'
import { until } from './until.mjs'

const CITIZEN_HERTZ = 440
const AGENT_HERTZ = 1000
const COLLEAGUE_HERTZ = 1700
const COLLEAGUE = 'agent-2'
const CLEAR = 0.05

/** On shift, with a phone, and away from the queue: only colleagues ring her. */
async function colleagueAtWork(operator, sip) {
  const account = await operator.ask('POST', '/api/telephony/my-phone', {}, COLLEAGUE)
  const phone = await new Phone(account.user, sip, COLLEAGUE_HERTZ).start({
    password: account.password,
    autoAnswer: true,
  })
  await operator.ask('POST', '/api/workforce/shift/begin', {}, COLLEAGUE)
  await operator.ask('POST', '/api/acd/seat/break', { reason: 'REST' }, COLLEAGUE)
  return phone
}

/** A key does what its button does, so it is pressed once the button is there. */
async function press(page, does, key) {
  await page.waitForSelector(`[data-does=${does}]:not([disabled])`)
  await page.keyboard.press(key)
}

const stands = (page, how) => page.waitForSelector(`[data-party=AGENT][data-stands=${how}]`)

/** Who hears the colleague, and who hears the agent, as told by tones. */
export async function together({ page, phone, sip, operator, look }) {
  const colleague = await colleagueAtWork(operator, sip)
  const citizen = await ring({ page, phone, sip, isUrgent: true })
  const { call } = await operator.get('/api/acd/seat', 'agent-1')
  const hears = (one, hertz, who) => until(() => one.hears(hertz) > CLEAR, who)
  const isDeafTo = (one, hertz, who) => until(() => one.hears(hertz) < CLEAR, who)

  await press(page, 'consult', 'Alt+g')
  await page.click(`[data-shows=reachable] [data-to=${COLLEAGUE}]`)
  await stands(page, 'CONSULTING')
  await hears(colleague, AGENT_HERTZ, 'the colleague hears the agent')
  await isDeafTo(citizen, AGENT_HERTZ, 'the citizen hears music and not the agent')
  await look('consulting')

  await press(page, 'let-go', 'Alt+g')
  await hears(citizen, AGENT_HERTZ, 'the citizen hears the agent, who let the colleague go')
  await until(() => colleague.hasEnded(), "the colleague's phone is free")
  await press(page, 'consult', 'Alt+g')
  await page.click(`[data-shows=reachable] [data-to=${COLLEAGUE}]`)
  await stands(page, 'CONSULTING')
  await hears(colleague, AGENT_HERTZ, 'the colleague hears the agent again')

  await press(page, 'join', 'Alt+j')
  await stands(page, 'JOINED')
  await hears(citizen, COLLEAGUE_HERTZ, 'the citizen hears the colleague')
  await hears(citizen, AGENT_HERTZ, 'the citizen hears the agent again')
  await hears(colleague, CITIZEN_HERTZ, 'the colleague hears the citizen')
  await look('three')

  await press(page, 'put-through', 'Alt+x')
  await page.waitForSelector('[data-shows=put-through]')
  await until(() => phone.hasEnded(), "the agent's phone is free")
  await isDeafTo(citizen, AGENT_HERTZ, 'the citizen hears the agent no more')
  await hears(citizen, COLLEAGUE_HERTZ, 'the citizen still hears the colleague')
  await look('put-through')

  await hangUpAfter(citizen, page, operator, call)
  await operator.ask('POST', '/api/workforce/shift/end', {}, COLLEAGUE)
  colleague.stop()
}
