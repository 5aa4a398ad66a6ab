// ./vigil walk: the whole story against the running system, each step printed with what happened.
import { mkdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { holdAll } from './axe.mjs'
import { violationsNow } from './looking.mjs'
import { agentAtWork, fromOneSentence, recording, ringAgain, talk, writeOrder } from './call.mjs'
import { open311, rate, statusPage, told as toldOn } from './citizen.mjs'
import { mayBeRung } from './clock.mjs'
import { minutes, MOST_PRESSES, MOST_SECONDS, summary } from './minutes.mjs'
import * as night from './night.mjs'
import { overseen } from './overseen.mjs'
import { inThePage } from './page-phone.mjs'
import { together } from './parties.mjs'
import { callBack, orderOf, waitForMorning, wayOf } from './orders.mjs'
import { openBrowser, Operator, signIn } from './people.mjs'
import { pictures, screens } from './roles.mjs'
import { inTime, MOST_POP_MILLIS } from './pop.mjs'
import { heard, listen } from './spoken.mjs'

const {
  URL: url,
  DATA: data,
  SIP_PORT,
  CARRIER_PORT: carrierPort,
  CLASS_PATH: classPath,
  JAVA: java,
} = process.env
const sip = `127.0.0.1:${SIP_PORT}`
const operator = new Operator(url, readFileSync(`${data}/operator-token`, 'utf8').trim())
const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shots: { type: 'string' },
    roles: { type: 'string' },
    axe: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    minutes: { type: 'string' },
    language: { type: 'string', default: 'zh' },
  },
})
const { language } = asked
/** Colours do not depend on the language: between the two walks each is held once. */
const THEME = { zh: 'light', en: 'dark' }
const started = Date.now()
let steps = 0

function told(what) {
  steps++
  console.log(
    `${String(steps).padStart(2)}  ${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${what}`,
  )
}

function hold(condition, what) {
  if (!condition) throw new Error(`it does not hold: ${what}`)
}

/** Keeps what a screen looks like, when asked for by --shots DIR. */
async function shot(page, name) {
  if (!asked.shots) return
  mkdirSync(asked.shots, { recursive: true })
  await page.screenshot({
    path: `${asked.shots}/${name}-${language}.jpg`,
    type: 'jpeg',
    quality: 60,
  })
}

async function shotWideAndNarrow(page, name) {
  await shot(page, name)
  if (!asked.shots) return
  await page.setViewportSize({ width: 390, height: 844 })
  await shot(page, `${name}-phone`)
  await page.setViewportSize({ width: 1366, height: 768 })
}

async function theCall(browser) {
  const agent = await agentAtWork({ browser, operator, url, sip, language })
  told('agent-1 signed in with password and passkey, registered her phone, and is READY')
  let found
  const { number, pop, call } = await talk({
    ...agent,
    sip,
    operator,
    look: async () => {
      found = await violationsNow(agent.page, 'desk during a call', THEME[language])
    },
  })
  hold(!found.length, `the desk during a call, against WCAG 2.2 AA:\n${found.join('\n')}`)
  hold(number.includes('*'), `the number on the desk is masked, not ${number}`)
  told(
    `a citizen called 12345 and talked; both heard each other's tone; her desk holds against WCAG 2.2 AA meanwhile (${THEME[language]}) and showed ${number} ${pop.painted} ms after the call was offered to her`,
  )
  /** The look for violations scrolled it. */
  const look = async () => {
    await agent.page.$$eval('.pane', (panes) => panes.forEach((pane) => pane.scrollTo(0, 0)))
    await shot(agent.page, 'desk')
  }
  const order = await writeOrder(
    agent.page,
    `爷爷九十多岁断粮 ${Date.now() % 100_000}`,
    language,
    look,
  )
  told(`the order was written by keyboard alone (${order}); the agent is READY again`)
  const sound = await recording(operator, call)
  hold(
    sound.isStereo && sound.left && sound.right,
    `caller left, agent right: ${JSON.stringify(sound)}`,
  )
  told('the recording is whole: stereo, the caller left, the agent right')
  const { holds, pops } = await inTime(pop, () => ringAgain({ ...agent, sip, operator }))
  const shown = pops.map((one) => `ring ${one.ring}, card ${one.card}, painted ${one.painted} ms`)
  hold(holds, `a card within ${MOST_POP_MILLIS} ms of the ring: ${shown.join('; ')}`)
  told(`the desk pops up within ${MOST_POP_MILLIS} ms of the ring: ${shown.join('; ')}`)
  const level = await inThePage({ ...agent, sip, operator })
  told(
    `the desk's own page was the phone: the citizen heard its microphone, and no more while it was muted; the page received sound at a level of ${level.toFixed(2)}`,
  )
  const yellow = await fromOneSentence({ ...agent, sip, operator })
  hold(
    yellow.order.category === '010201',
    `a yellow code is filed as such, not as ${yellow.order.category}`,
  )
  told(`an order about a yellow code was written from one sentence; ${yellow.why}`)
  await together({ ...agent, sip, operator, look: (what) => shotWideAndNarrow(agent.page, what) })
  told(
    'the agent asked agent-2 while the citizen heard music, brought three together, and put the call through: told by their tones',
  )
  const { isUnheard, isWhisper } = await overseen({
    ...{ browser, ...agent, sip, operator, url, language },
    look: (page, what) => shotWideAndNarrow(page, what),
  })
  hold(isUnheard, 'nobody hears a leader who listens')
  hold(isWhisper, 'the citizen does not hear a leader who whispers')
  told(
    'leader-1 chose the talking seat on the page of the line, listened unheard, whispered to the agent alone and left: told by their tones',
  )
  return { agent, call, told: order }
}

async function theOrder(browser, call, words) {
  const { items } = await operator.get(`/api/casework/orders?contact=${call}`, 'dispatcher-1')
  hold(items.length === 1, `one order came of call ${call}`)
  const [{ id, number }] = items
  for await (const line of wayOf({ browser, operator, url, language, id })) told(line)
  const code = words.match(/(?<![\d-])\d{6}(?![\d-])/g).at(-1)
  const page = await statusPage({ browser, url, language }, number, code)
  if (mayBeRung()) {
    const { isReached, restsOnIt } = await callBack({
      browser,
      operator,
      url,
      language,
      id,
      sip,
      carrierPort,
    })
    hold(isReached && restsOnIt, 'the callback of the order rests on the call')
    told(
      "by one key callback-1's phone rang, then the citizen's behind the carrier; both heard each other's tone; she is satisfied, and the callback rests on that call",
    )
  } else {
    const why = await waitForMorning({ browser, operator, url, language, id })
    await rate(page)
    told(
      `it is night, and the callback staff's screen says: "${why}"; the citizen said on her own page that it is solved (./vigil up --clock-ahead makes it day)`,
    )
  }
  const { state } = await orderOf(operator, id)
  hold(state === 'CLOSED', `the order is CLOSED, not ${state}`)
  const seen = await toldOn(await statusPage({ browser, url, language }, number, code))
  hold(seen.dots === 4, `all four dots are reached, not ${seen.dots}`)
  told(
    `the order is CLOSED; on a phone-size page the citizen sees ${seen.dots} dots and "${seen.words}"`,
  )
  const other = await open311(operator)
  told(
    `an Open311 client posted request ${other.id} and read it back: ${other.status} (${other.services} services)`,
  )
  return id
}

async function theNight(browser, agent) {
  const managers = await night.onDuty(operator)
  const phones = new Map()
  for (const { id } of managers) phones.set(id, await night.phoneOf(operator, id, sip))
  // agent-1's desk only watches: others take the wave's calls.
  await operator.ask('POST', '/api/acd/seat/break', { reason: 'REST' }, 'agent-1')
  await night.closeEarlier(operator, managers[0].id)
  const said = night.wave({ java, classPath, url, sip, data })
  const first = await signIn(browser, operator, managers[0].id, {
    language,
    width: 390,
    height: 844,
  })
  const { sentence, woken } = await night.burning(first, url)
  told(`the watch says: ${sentence}`)
  const rung = await night.acknowledge(phones.get(woken), first)
  told(
    rung
      ? `${woken} was paged on screen and by telephone, and acknowledged by key 1`
      : `it is the wave of an earlier walk, which ${woken} acknowledged: nobody was rung again`,
  )
  told(`the wave: ${(await said).split('\n').at(-1)}`)
  for (const phone of phones.values()) phone.stop()
  const { title, unit, after } = await night.script({
    browser,
    operator,
    url,
    language,
    manager: first,
    desk: agent.page,
  })
  hold(after < 3000, `the desk shows the script within 3 s, not ${after} ms`)
  told(
    `"${title}" was agreed by the data centre, published, shown on the desk after ${after} ms and acknowledged`,
  )
  const figures = await night.report({ url, language, manager: first, unit })
  told(`the express report was drafted, signed, received and answered with a measure: ${figures}`)
}

async function theNumbers(browser) {
  const leader = await signIn(browser, operator, 'leader-1', { language })
  await leader.goto(`${url}/overview`)
  await leader.waitForSelector('[data-shows=city-sentence] a')
  told(`the leader reads: ${await leader.locator('[data-shows=city-sentence]').innerText()}`)
  await leader.waitForSelector('[data-indicator]')
  const shown = await leader.locator('[data-indicator]').count()
  hold(shown >= 8, `the overview shows its indicators, not ${shown}`)
  const [behind] = await Promise.all([
    leader.waitForURL(/overview\/(orders|calls)|\/orders/),
    leader.locator('[data-indicator] a').first().click(),
  ]).then(() => [leader.url()])
  await leader.waitForSelector('[data-row]')
  told(
    `the overview shows ${shown} indicators with their formulas, and opened ${new URL(behind).pathname}`,
  )
}

/** Those that are still open are looked at now, the others were when they were left. */
async function theLanguage(browser) {
  for (const page of browser.contexts().flatMap((one) => one.pages())) await listen(page, language)
  const { pages, millis, wrong } = heard()
  hold(pages > 0 && !wrong.length, `every page speaks ${language}:\n${wrong.join('\n')}`)
  told(`every page spoke the language asked (${language}): ${pages} looks in ${millis} ms`)
}

/** The whole story, from the call to the numbers. */
async function theStory(browser) {
  const first = await theCall(browser)
  agent = first.agent
  // While the order goes its way, the night falls.
  const [order] = await Promise.all([
    theOrder(browser, first.call, first.told),
    theNight(browser, agent),
  ])
  await theNumbers(browser)
  await theLanguage(browser)
  if (asked.shots) await screens({ browser, operator, url, folder: asked.shots, language, order })
  console.log(`\nThe walk held: ${steps} steps in ${((Date.now() - started) / 1000).toFixed(0)} s`)
}

/** Known matters written at the desk, each counted and timed. */
async function theMinutes(browser) {
  const count = Number(asked.minutes)
  const done = await minutes({ browser, operator, url, sip, language, count, told })
  console.log(summary(done).join('\n'))
  const isIn = (one) => one.presses <= MOST_PRESSES && one.seconds <= MOST_SECONDS
  const slow = done.filter((one) => one.way === 'taken' && !isIn(one))
  hold(!slow.length, `${slow.length} matters whose category was suggested took longer`)
}

const browser = await openBrowser()
let agent
if (asked.axe) {
  await holdAll({ browser, operator, told, only: asked.only, isAll: positionals.includes('all') })
  await browser.close()
  process.exit()
}
if (asked.roles) {
  await pictures({ browser, operator, url, folder: asked.roles, told })
  await browser.close()
  process.exit()
}
try {
  if (asked.minutes) await theMinutes(browser)
  else await theStory(browser)
} catch (failure) {
  console.error(`\nThe walk stopped after step ${steps}: ${failure.stack ?? failure}`)
  for (const context of browser.contexts()) {
    for (const page of context.pages()) {
      const file = `${data}/log/walk-${Date.now()}.png`
      await page.screenshot({ path: file }).catch(() => {})
      console.error(`  ${page.url()} looked like ${file}`)
    }
  }
  process.exitCode = 1
} finally {
  agent?.phone.stop()
  await operator.ask('POST', '/api/workforce/shift/end', {}, 'agent-1').catch(() => {})
  await browser.close()
  process.exit()
}
