// The night: calls rise, the manager is woken, a script is agreed and published, a report is signed.
import { spawn } from 'node:child_process'
import { Phone } from './phones.mjs'
import { signIn } from './people.mjs'
import { MOST, until } from './until.mjs'
import { WORDS } from './words.mjs'

const MANAGER_HERTZ = 700
const CLERK = 'clerk-dsj'
const SPIKE_MOST = 180_000

/** Plays the wave of calls into the running system. */
export function wave({ java, classPath, url, sip, data }) {
  return new Promise((done, failed) => {
    const words = ['-cp', classPath, 'vigil.simulator.Traffic', '--night', '--calls', '40']
    const run = spawn(java, [
      ...words,
      '--url',
      url,
      '--sip',
      sip,
      '--token',
      `${data}/operator-token`,
    ])
    let said = ''
    run.stdout.on('data', (bytes) => (said += bytes))
    run.stderr.on('data', (bytes) => (said += bytes))
    run.on('exit', (code) => (code === 0 ? done(said.trim()) : failed(new Error(said))))
  })
}

/** The phone of whoever is on duty, registered before the night begins. */
export async function phoneOf(operator, staff, sip) {
  const account = await operator.ask('POST', '/api/telephony/my-phone', {}, staff)
  return new Phone(account.user, sip, MANAGER_HERTZ).start({
    password: account.password,
    autoAnswer: true,
  })
}

export async function onDuty(operator) {
  const staff = await operator.get('/api/identity/staff')
  return staff.filter((one) => one.roles.includes('MANAGER'))
}

/** Ends what an earlier walk left open; the same wave goes on under its name for a day all the same. */
export async function closeEarlier(operator, staff) {
  for (;;) {
    const { incident } = await operator.get('/api/watch/night', staff)
    if (!incident || incident.state === 'CLOSED') return
    const step = incident.state === 'ACKNOWLEDGED' ? 'close' : 'acknowledge'
    const why = step === 'close' ? { why: 'The walk begins anew' } : undefined
    await operator.ask('POST', `/api/watch/incidents/${incident.id}/${step}`, why, staff)
  }
}

const PRESS_AGAIN = 5000

/** Waits until something burns; answers the sentence that the screen says and who was woken. */
export async function burning(page, url) {
  await page.goto(`${url}/watch`)
  await page.waitForSelector('[data-shows=sentence][data-burning=true]', { timeout: SPIKE_MOST })
  const sentence = (await page.textContent('[data-shows=sentence] .sentence')).trim()
  await page.waitForSelector('[data-shows=woken] [data-staff]')
  const woken = await page
    .locator('[data-shows=woken] [data-staff]')
    .first()
    .getAttribute('data-staff')
  return { sentence, woken }
}

/**
 * Rings on the manager's telephone until key 1 is pressed; she presses it again, as people do. The wave of an
 * earlier walk is known: whoever acknowledged it is not rung again.
 *
 * @return whether anybody was rung
 */
export async function acknowledge(phone, page) {
  const said = page.locator('[data-shows=acknowledged]')
  const known = async () => !phone.isTalking() && (await said.isVisible())
  await until(
    async () => phone.isTalking() || (await known()),
    "the manager's telephone rings and is picked up, or the wave is known",
  )
  if (await known()) return false
  for (let pressed = 0; pressed < MOST / PRESS_AGAIN && !(await said.isVisible()); pressed++) {
    await phone.press('1')
    await said.waitFor({ timeout: PRESS_AGAIN }).catch(() => {})
  }
  await said.waitFor({ timeout: PRESS_AGAIN })
  return true
}

/** Writes the answer, has a unit agree, publishes; answers how long the desk took to show it. */
export async function script({ browser, operator, url, language, manager, desk }) {
  const words = WORDS[language].night
  await manager.goto(`${url}/watch`)
  await manager.click('[data-does=write-script]')
  const title = `${words.title} ${Date.now() % 100_000}`
  await manager.fill('#script-title', title)
  await manager.locator('[data-field=category] input').first().fill(words.category)
  await manager.locator('[data-field=category] [role=option]').first().click()
  for (const [part, text] of Object.entries(words.parts)) {
    await manager.fill(`#script-${part}`, text)
  }
  await manager.click('[data-does=save]')
  await manager.waitForURL(/\/scripts\/(?!new)/)
  const id = manager.url().split('/').pop().split('?')[0]
  await manager.click('[data-step=ask]')
  await manager.locator('aside .type-ahead input').first().fill(words.unit)
  await manager.locator('aside [role=option]').first().click()
  // The first press may only close the list of units.
  const asked = manager.locator('li[data-unit]')
  await until(async () => {
    await manager.click('[data-step=ask]')
    return asked
      .first()
      .waitFor({ timeout: 3000 })
      .then(
        () => true,
        () => false,
      )
  }, 'the unit is asked')

  const unit = await signIn(browser, operator, CLERK, { language })
  await unit.goto(`${url}/scripts/${id}`)
  await unit.click('[data-step=agree]')
  // The manager's page hears of it, and offers to publish.
  const publish = manager.locator('[data-step=publish]:not([disabled])')
  await publish.waitFor()
  const shown = desk.waitForSelector(`[data-notice="${id}"]`).then(() => Date.now())
  await publish.click()
  const pressed = Date.now()
  const after = (await shown) - pressed
  await desk.click('[data-does=acknowledge]')
  return { title, id, unit, after }
}

/** Drafts the express report from the figures, signs it, and has the unit receive and answer it. */
export async function report({ url, language, manager, unit }) {
  const words = WORDS[language].night
  await manager.goto(`${url}/watch`)
  await manager.click('[data-does=draft-report]')
  const draft = manager.waitForURL(/\/watch\/reports\/./)
  // A wave of an earlier walk has its report: another one is begun knowingly.
  const another = manager.locator('[data-does=draft-another]')
  await Promise.race([draft, another.click().catch(() => draft)])
  await draft
  const path = new URL(manager.url()).pathname
  const figures = (await manager.textContent('.figures-card p.figures')).replace(/\s+/g, ' ').trim()
  const named = manager.locator('[data-field=units] .chip', { hasText: words.unit }).first()
  // A unit that the figures name stands there already, and would be taken out by a click on it.
  if (!(await named.isVisible())) {
    await manager.locator('[data-field=units] input').first().fill(words.unit)
    await manager.locator('[role=option]', { hasText: words.unit }).first().click()
    await manager.keyboard.press('Escape')
  }
  await named.waitFor()
  await manager.click('[data-does=save]')
  await manager.locator('[data-shows=deliveries]', { hasText: words.unit }).waitFor()
  await manager.click('[data-does=sign]')
  await manager.click('[data-does=confirm-sign]')
  await manager.locator('[data-does=sign]').waitFor({ state: 'detached' })
  await unit.goto(url + path)
  await unit.click('[data-does=receive]')
  await unit.fill('#measure', words.measure)
  await unit.click('[data-does=give-measure]')
  await unit.waitForSelector('#measure', { state: 'detached' })
  return figures
}
