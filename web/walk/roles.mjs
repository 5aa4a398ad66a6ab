// ./vigil walk --roles DIR: a picture of each role's pages as they are now, in Chinese and English,
// for docs/roles. It lays an ordinary day's orders on the desks, and signs in as each person of the demo city.
import { mkdirSync } from 'node:fs'
import { layOut } from './day.mjs'
import { signIn } from './people.mjs'

/** Who, and which of her pages say most about her day. */
const PEOPLE = {
  agent: ['agent-2', ['/desk', '/orders']],
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

const nameOf = (role, path) => `${role}-${path.slice(1).split(/[/?]/)[0]}`

export async function pictures({ browser, operator, url, folder, told }) {
  mkdirSync(folder, { recursive: true })
  await layOut(operator)
  told('an ordinary day lies on the desks')
  for (const language of ['zh', 'en']) {
    for (const [role, [staff, paths]] of Object.entries(PEOPLE)) {
      const page = await signIn(browser, operator, staff, { language })
      for (const path of paths) {
        await page.goto(url + path)
        await page.waitForSelector('h1, [data-shows=me]', { state: 'attached' })
        await page.waitForLoadState('networkidle', { timeout: SETTLED_MILLIS }).catch(() => {})
        const file = `${folder}/${nameOf(role, path)}-${language}.jpg`
        await page.screenshot({ path: file, type: 'jpeg', quality: 60 })
      }
      await page.context().close()
      told(`${role} (${staff}, ${language}): ${paths.join(', ')}`)
    }
  }
}
