// The two minutes: known matters written at the desk by key as a practised hand would, each pressing counted and timed.
import { agentAtWork, ring } from './call.mjs'
import { MATTERS } from './matters.mjs'
import { tabTo } from './people.mjs'
import { until } from './until.mjs'

/** What is asked: presses besides the text, and seconds from the first key until the order is in. */
export const MOST_PRESSES = 12
export const MOST_SECONDS = 120

/** Characters a minute of Chinese that an agent must be able to type. */
const SPEED = 60
/** Seconds of a skilled typist for a key, and to make up one's mind (Card, Moran and Newell 1980). */
const KEY = 0.2
const MIND = 1.35

/** By these the desk takes one of the next categories. */
const OTHER_KEYS = ['Alt+w', 'Alt+z']

/** Who is asked for on each of these: a name is typed like any other text. */
const NAME = '李华'

/** A hand at the keyboard that counts: presses are what is not text. */
class Hand {
  presses = 0
  characters = 0
  minds = 0

  constructor(page) {
    this.page = page
  }

  async press(key) {
    this.presses++
    await this.page.keyboard.press(key)
  }

  async write(text) {
    this.characters += text.length
    await this.page.keyboard.type(text)
  }

  /** Words that find something in a list are presses, not text. */
  async seek(text) {
    this.presses += text.length
    await this.page.keyboard.type(text)
  }

  async tabTo(selector) {
    this.presses += await tabTo(this.page, selector)
  }

  /** Backwards: what was read stands above the words. */
  async tabBackTo(selector) {
    this.presses += await tabTo(this.page, selector, 60, 'Shift+Tab')
  }

  decide() {
    this.minds++
  }
}

/** Types the words and lets the desk read them: the matter, the place. */
async function read(page, hand, words) {
  await hand.tabTo('#order-description')
  await hand.write(words)
  const answer = page.waitForResponse((one) => one.url().endsWith('/api/understanding/suggestions'))
  await answer
  await page.waitForSelector('[data-field=address] .read')
}

/** Sees to it that the category is right: takes what is suggested, or finds it by its name. */
async function category(page, hand, { category: wanted }, categories) {
  hand.decide()
  const guessed = await page.evaluate(
    () => document.querySelector('[data-guess=category]') !== null,
  )
  const chosen = await page.inputValue('#order-category')
  const leaf = categories.find((one) => one.name === chosen || chosen.includes(one.name))
  if (guessed && leaf?.code.startsWith(wanted)) {
    await hand.press('Alt+l')
    return 'taken'
  }
  const others = page.locator('[data-shows=other-categories] button')
  const names = await others.allTextContents()
  const at = names.findIndex((text) =>
    categories.some((one) => one.code.startsWith(wanted) && text.includes(one.name)),
  )
  if (at >= 0 && at < OTHER_KEYS.length) {
    await hand.press(OTHER_KEYS[at])
    return 'second'
  }
  await hand.tabBackTo('[data-field=category]')
  await hand.press('Control+a')
  await hand.seek(
    categories.find((one) => one.code.startsWith(wanted) && one.isLeaf).name.slice(0, 3),
  )
  await page.waitForSelector('[data-field=category] [role=option]')
  await hand.press('Enter')
  return 'sought'
}

/** The type stands as the words say it, or is stepped on by its key. */
async function type(page, hand, { type: wanted }) {
  hand.decide()
  for (let i = 0; i < 8; i++) {
    if ((await page.inputValue('#order-type')) === wanted) return i === 0
    await hand.press('Alt+t')
  }
  throw new Error(`the type ${wanted} is not among those that the key steps through`)
}

async function one(agent, matter, categories) {
  const { page, operator } = agent
  const citizen = await ring({ ...agent, isUrgent: true })
  await operator.get('/api/acd/seat', 'agent-1')
  await page.waitForFunction(() => document.activeElement?.id === 'order-description')
  const hand = new Hand(page)
  const began = Date.now()
  await read(page, hand, matter.words)
  const way = await category(page, hand, matter, categories)
  const isTypeRead = await type(page, hand, matter)
  if (matter.type === 'COMPLAINT') {
    await hand.press('Alt+c')
    await hand.tabTo('[data-field=accused] [type=checkbox]')
    await hand.press('Space')
  }
  await hand.press('Alt+c')
  await hand.write(NAME)
  await citizen.hangUp()
  citizen.stop()
  await page.waitForSelector('[data-state=AFTER_CALL]')
  hand.decide()
  await hand.press('Control+Enter')
  await page.waitForSelector('[data-shows=told]')
  const machine = (Date.now() - began) / 1000
  await page.waitForSelector('[data-state=READY]')
  const hands = (hand.characters * 60) / SPEED + hand.presses * KEY + hand.minds * MIND
  return { way, isTypeRead, presses: hand.presses, machine, seconds: machine + hands }
}

/** The categories with their names and whether any lies below. */
async function listCategories(operator, language) {
  const items = await operator.get('/api/city/categories', 'agent-1')
  return items.map((one) => ({
    code: one.code,
    name: language === 'en' ? one.nameEn : one.name,
    isLeaf: !items.some((other) => other.code !== one.code && other.code.startsWith(one.code)),
  }))
}

/** Plays so many of the matters and says of each how it went; answers whether all were in time. */
export async function minutes({ browser, operator, url, sip, language, count, told }) {
  const agent = { ...(await agentAtWork({ browser, operator, url, sip, language })), operator, sip }
  try {
    const categories = await listCategories(operator, language)
    await until(
      async () =>
        (
          await operator.ask(
            'POST',
            '/api/understanding/suggestions',
            { words: MATTERS[0].words },
            'agent-1',
          )
        ).matter.leaves.length > 0,
      'what appeals are about has been learnt',
      180_000,
    )
    const done = []
    for (const matter of MATTERS.slice(0, count)) {
      const run = await one(agent, matter, categories)
      done.push(run)
      told(
        `${run.seconds.toFixed(0).padStart(3)} s (${run.machine.toFixed(1)} of them the machine's), ${run.presses} presses, category ${run.way}${run.isTypeRead ? '' : ', type stepped on'}: ${matter.words.slice(0, 24)}`,
      )
    }
    return done
  } finally {
    agent.phone.stop()
  }
}

/** The table of what was timed. */
export function summary(done) {
  const sorted = (of) => done.map(of).sort((a, b) => a - b)
  const [presses, seconds] = [sorted((one) => one.presses), sorted((one) => one.seconds)]
  const share = (holds) => `${done.filter(holds).length} of ${done.length}`
  const middle = (list) => list[Math.floor(list.length / 2)]
  return [
    `${done.length} matters, text at ${SPEED} characters a minute, ${KEY} s a press, ${MIND} s a decision, the machine's own time as measured`,
    `presses besides the text: median ${middle(presses)}, most ${presses.at(-1)}; at most ${MOST_PRESSES}: ${share((one) => one.presses <= MOST_PRESSES)}`,
    `seconds from the first key until the order is in: median ${middle(seconds).toFixed(0)}, most ${seconds.at(-1).toFixed(0)}; at most ${MOST_SECONDS}: ${share((one) => one.seconds <= MOST_SECONDS)}`,
    `category as suggested: ${share((one) => one.way === 'taken')}; second choice: ${share((one) => one.way === 'second')}; sought by name: ${share((one) => one.way === 'sought')}; type as read: ${share((one) => one.isTypeRead)}`,
  ]
}
