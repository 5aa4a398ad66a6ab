// The order's way: dispatch, sign, contact, handle, report, review, audit, callback - each on its screen.
import { lately } from './clock.mjs'
import { signIn } from './people.mjs'
import { Phone } from './phones.mjs'
import { MOST, until } from './until.mjs'

const CALLER = 'callback-1'
const CALLER_HERTZ = 1300
/** Who called, and is called back by that number. */
const CITIZEN = '13812345678'
const CITIZEN_HERTZ = 440
const CLEAR = 0.05

/** Presses a step's button on the order's page, fills what it asks for, and confirms. */
export async function take(page, url, id, step, fill = async () => {}, whose = '') {
  await page.goto(`${url}/orders/${id}`)
  const answered = page.waitForResponse(
    (one) => one.request().method() === 'POST' && one.url().endsWith(`/steps/${step}`),
    { timeout: MOST },
  )
  answered.catch(() => {}) // told when it is awaited
  await page.locator(`[data-step=${step}]${whose}`).first().click()
  const form = page.locator('[data-form]')
  await Promise.race([form.waitFor(), answered])
  if (await form.isVisible()) {
    await fill(form)
    await form.locator('[data-does=confirm]').click()
  }
  const answer = await answered
  if (!answer.ok()) throw new Error(`${step} was refused: ${await answer.text()}`)
}

const choose = (form, field, value) =>
  form.locator(`[data-field=${field}] select`).selectOption(value)
const write = (form, field, text) =>
  form.locator(`[data-field=${field}] textarea, [data-field=${field}] input`).first().fill(text)

async function report(form) {
  await choose(form, 'factFinding', 'TRUE')
  await choose(form, 'appealFinding', 'REASONABLE')
  await choose(form, 'siteCheck', 'NO_SITE')
  await choose(form, 'result', 'RESOLVED')
  await write(form, 'replyPoints', '物资已送到老人家门口，老人已收到。')
  await write(form, 'replyUnit', '花木街道')
  await write(form, 'repliedAt', lately())
  await write(form, 'summary', '居委志愿者送菜上门，老人已收到。')
  await choose(form, 'wayOfReply', 'PHONE')
  await write(form, 'signatory', '街道值班主任')
  const attempts = form.locator('[data-field=contactAttempt] select')
  if (await attempts.count()) await attempts.selectOption({ index: 1 })
}

export async function orderOf(operator, id) {
  return (await operator.get(`/api/casework/orders/${id}`, 'dispatcher-1')).order
}

/** One unit's part: the clerk signs from the inbox, the handler contacts, handles and reports. */
async function partOf({ browser, operator, url, language, id, clerkId, handlerId }) {
  const clerk = await signIn(browser, operator, clerkId, { language })
  await clerk.goto(`${url}/inbox`)
  await clerk.waitForSelector(`[data-order="${id}"]`)
  await take(clerk, url, id, 'sign')
  const handler = await signIn(browser, operator, handlerId, { language })
  await take(handler, url, id, 'contact', (form) =>
    form.locator('[data-field=reached] input[value=true]').check(),
  )
  await take(handler, url, id, 'handle')
  await take(handler, url, id, 'report', report)
  for (const page of [clerk, handler]) await page.context().close()
}

/** Leads an order from the board to its end; yields a line for each step done. */
export async function* wayOf({ browser, operator, url, language, id }) {
  const dispatcher = await signIn(browser, operator, 'dispatcher-1', { language })
  await dispatcher.goto(`${url}/board`)
  await dispatcher.locator(`[data-does=accept][data-order="${id}"]`).click()
  await dispatcher.waitForSelector('[data-shows=told]')
  const { assignments } = await orderOf(operator, id)
  const lead = assignments.find((one) => one.role === 'LEAD')
  yield `dispatched to ${lead.unit} by the directory's suggestion`

  const staff = await operator.get('/api/identity/staff')
  const parts = assignments
    .filter((one) => one.role !== 'CC')
    .sort((one) => (one.role === 'LEAD' ? 1 : -1))
  for (const part of parts) {
    const of = (role) => staff.find((one) => one.unit === part.unit && one.roles.includes(role)).id
    const who = { clerkId: of('CLERK'), handlerId: of('HANDLER') }
    await partOf({ browser, operator, url, language, id, ...who })
    yield `${part.role} ${part.unit}: signed by ${who.clerkId} from the inbox, a contact typed in, handled and reported by ${who.handlerId}`
  }

  const reviewer = await signIn(browser, operator, 'reviewer-1', { language })
  for (const part of parts) {
    const review = async (form) => form.locator('[data-field=accepted] input[value=true]').check()
    await take(reviewer, url, id, 'review', review, `[data-assignment="${part.id}"]`)
  }
  await take(reviewer, url, id, 'audit', (form) =>
    form.locator('[data-field=passed] input[value=true]').check(),
  )
  yield 'reports reviewed and audited by reviewer-1'

  for (const page of [dispatcher, reviewer]) await page.context().close()
}

/** By one key callback staff's own phone rings, then the citizen's behind the carrier; she is satisfied. */
export async function callBack({ browser, operator, url, language, id, sip, carrierPort }) {
  const page = await signIn(browser, operator, CALLER, { language })
  const account = await operator.ask('POST', '/api/telephony/my-phone', {}, CALLER)
  const own = await new Phone(account.user, sip, CALLER_HERTZ).start({
    password: account.password,
    autoAnswer: true,
  })
  const citizen = await new Phone(CITIZEN, sip, CITIZEN_HERTZ).start({
    autoAnswer: true,
    port: carrierPort,
  })
  await page.goto(`${url}/callbacks`)
  await page.waitForSelector(`[data-row="${id}"]`)
  await page.goto(`${url}/orders/${id}`)
  await page.waitForSelector('[data-does=call-citizen]:not([disabled])')
  await page.keyboard.press('Alt+c')
  await page.waitForSelector('[data-shows=citizen-call][data-stage=TALKING]')
  await until(() => citizen.hears(CALLER_HERTZ) > CLEAR, 'the citizen hears the callback staff')
  await until(() => own.hears(CITIZEN_HERTZ) > CLEAR, 'the callback staff hear the citizen')
  const form = page.locator('[data-form=call-back]')
  await form.waitFor()
  await choose(form, 'result', 'SATISFIED')
  await form.locator('[data-field=contacted] input[value=true]').check()
  await form.locator('[data-field=solved] input[value=true]').check()
  await form.locator('[data-does=confirm]').click()
  await until(async () => (await orderOf(operator, id)).state === 'CLOSED', 'the order is closed')
  await page.keyboard.press('Alt+x')
  await until(() => citizen.hasEnded(), "the citizen's phone is free")
  const [call] = await operator.get(`/api/desk/orders/${id}/calls`, CALLER)
  const { callbacks } = await orderOf(operator, id)
  for (const phone of [own, citizen]) phone.stop()
  await page.context().close()
  return { isReached: call.reach === 'ANSWERED', restsOnIt: callbacks.at(-1)?.call === call.call }
}

/** At night the callback staff see who is to be rung, and why not now. */
export async function waitForMorning({ browser, operator, url, language, id }) {
  const callback = await signIn(browser, operator, 'callback-1', { language })
  await callback.goto(`${url}/callbacks`)
  await callback.waitForSelector(`[data-row="${id}"]`)
  await callback.goto(`${url}/orders/${id}`)
  const why = await callback.textContent('.waiting:has([data-waiting=call-back]) .quiet')
  await callback.context().close()
  return why.trim()
}
