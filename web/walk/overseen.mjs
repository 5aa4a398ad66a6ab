// A leader on the page of the line listens to a call and whispers to the agent, told by tones.
import { hangUpAfter, ring } from './call.mjs'
import { signIn } from './people.mjs'
import { Phone } from './phones.mjs'
import { until } from './until.mjs'

const CITIZEN_HERTZ = 440
const AGENT_HERTZ = 1000
const LEADER_HERTZ = 1400
const LEADER = 'leader-1'
const CLEAR = 0.05

const hears = (one, hertz, who) => until(() => one.hears(hertz) > CLEAR, who)
const isDeafTo = (one, hertz) => one.hears(hertz) < CLEAR

/** The leader's own page and phone, which picks up by itself. */
async function leaderAtWork({ browser, operator, url, sip, language }) {
  const account = await operator.ask('POST', '/api/telephony/my-phone', {}, LEADER)
  const phone = await new Phone(account.user, sip, LEADER_HERTZ).start({
    password: account.password,
    autoAnswer: true,
  })
  const page = await signIn(browser, operator, LEADER, { language })
  await page.goto(`${url}/line`)
  await page.waitForSelector('[data-shows=curve]')
  return { page, phone }
}

/** Throws unless who hears whom is as it must be. */
export async function overseen({ browser, page, phone, sip, operator, url, language, look }) {
  const leader = await leaderAtWork({ browser, operator, url, sip, language })
  const citizen = await ring({ page, phone, sip, isUrgent: true })
  const { call } = await operator.get('/api/acd/seat', 'agent-1')
  await leader.page.locator('tr:has([data-seat-state=TALKING]) [data-does=choose]').click()
  await leader.page.fill('[data-field=listen-reason]', '质检 / quality')
  await leader.page.keyboard.press('Enter')
  await leader.page.waitForSelector('[data-mine=LISTENING]')
  await hears(leader.phone, CITIZEN_HERTZ, 'the leader hears the citizen')
  await hears(leader.phone, AGENT_HERTZ, 'the leader hears the agent')
  const isUnheard = isDeafTo(citizen, LEADER_HERTZ) && isDeafTo(phone, LEADER_HERTZ)
  await look(leader.page, 'listening')

  await leader.page.locator('[data-does=whisper]').press('w')
  await leader.page.waitForSelector('[data-mine=WHISPERING]')
  await hears(phone, LEADER_HERTZ, 'the agent hears the leader whisper')
  const isWhisper = isDeafTo(citizen, LEADER_HERTZ)

  await leader.page.locator('[data-does=leave]').press('e')
  await until(() => leader.phone.hasEnded(), "the leader's phone is free")
  await hangUpAfter(citizen, page, operator, call)
  leader.phone.stop()
  await leader.page.context().close()
  return { isUnheard, isWhisper }
}
