// ./vigil walk --roles DIR: a picture of each role's pages as they are now, in Chinese and English,
// for docs/roles. It lays an ordinary day's orders on the desks, and signs in as each person of the demo city.
import { mkdirSync } from 'node:fs'
import { layOut } from './day.mjs'
import { signIn } from './people.mjs'

/** Who, and which of her pages say most about her day. */
const PEOPLE = {
  agent: ['agent-2', ['/orders']],
  dispatcher: ['dispatcher-1', ['/board', '/rapid', '/follow', '/batches', '/imports']],
  unit: ['clerk-310115', ['/inbox', '/units/d310115']],
  reviewer: ['reviewer-1', ['/review', '/requests', '/follow?of=listed']],
  callback: ['callback-1', ['/callbacks']],
  editor: ['editor-1', ['/scripts']],
  manager: ['manager-1', ['/watch']],
  leader: ['leader-1', ['/overview']],
  operator: ['operator-1', ['/admin', '/deliveries', '/calendar']],
}

/** A page with open wires never falls quite silent. */
const SETTLED_MILLIS = 3_000
const QUALITY = 60

/** README's own pictures, beside the desk: what the walk's last pages look like while it still burns. */
const SCREENS = [
  ['board', 'dispatcher-1', '/board'],
  ['order', 'dispatcher-1', null],
  ['watch', 'manager-1', '/watch'],
  ['overview', 'leader-1', '/overview'],
]

const nameOf = (role, path) => `${role}-${path.slice(1).split(/[/?]/)[0]}`

async function picture(page, url, file) {
  await page.goto(url)
  await page.waitForSelector('h1, [data-shows=me]', { state: 'attached' })
  await page.waitForLoadState('networkidle', { timeout: SETTLED_MILLIS }).catch(() => {})
  await page.screenshot({ path: file, type: 'jpeg', quality: QUALITY })
}

/** The pages of README after a walk, in its language; the order is the one that was walked. */
export async function screens({ browser, operator, url, folder, language, order }) {
  for (const [name, staff, path] of SCREENS) {
    const page = await signIn(browser, operator, staff, { language })
    await picture(page, url + (path ?? `/orders/${order}`), `${folder}/${name}-${language}.jpg`)
    await page.context().close()
  }
}

export async function pictures({ browser, operator, url, folder, told }) {
  mkdirSync(folder, { recursive: true })
  await layOut(operator)
  told('an ordinary day lies on the desks')
  for (const language of ['zh', 'en']) {
    for (const [role, [staff, paths]] of Object.entries(PEOPLE)) {
      const page = await signIn(browser, operator, staff, { language })
      for (const path of paths) {
        await picture(page, url + path, `${folder}/${nameOf(role, path)}-${language}.jpg`)
      }
      await page.context().close()
      told(`${role} (${staff}, ${language}): ${paths.join(', ')}`)
    }
  }
}
