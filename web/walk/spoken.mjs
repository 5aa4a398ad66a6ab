// Whether every page speaks the language asked: looked at when it is left, as full as it was.

/** Interface words stand here; what people wrote, and names of theirs, may stand in any language. */
const INTERFACE =
  'nav a, h1, h2, h3, button, label, legend, th, dt, summary, caption, [role=tab], [placeholder]'

/**
 * Not ours to translate: what people called an order or a report, and the way to the other language.
 * A button whose name quotes such a title says so in `data-quotes`; the rest of its name is ours.
 */
const CONTENT = '[data-shows=title], [data-does=language]'

const found = new Map()
let pages = 0
let millis = 0

/** What a page says, read in it: its language, and interface words in Chinese writing. */
function read([wanted, content]) {
  const isHan = (text) => /\p{Script=Han}/u.test(text)
  const own = (node) =>
    [...node.childNodes]
      .filter((one) => one.nodeType === Node.TEXT_NODE)
      .map((one) => one.data)
      .concat(node.placeholder ?? '', node.title ?? '', node.ariaLabel ?? '')
      .join(' ')
      .replaceAll(node.dataset?.quotes || '\0', '')
      .trim()
  const words = [...document.querySelectorAll(wanted)]
    .flatMap((one) => [one, ...one.querySelectorAll('*')])
    .filter((one) => isHan(own(one)) && !one.closest(content))
    .map((one) => `${one.closest(wanted).tagName.toLowerCase()} "${own(one)}"`)
  return { language: document.documentElement.lang.slice(0, 2), words: [...new Set(words)] }
}

/** Looks at a page as it stands. */
export async function listen(page, language) {
  if (page.isClosed() || !page.url().startsWith('http')) return
  const began = performance.now()
  const said = await page.evaluate(read, [INTERFACE, CONTENT])
  millis += performance.now() - began
  const path = new URL(page.url()).pathname
  pages++
  if (said.language !== language) found.set(path, `${path} speaks ${said.language}`)
  if (language !== 'en') return
  for (const words of said.words) found.set(words, `${path} says in Chinese: ${words}`)
}

/** From now on this page is looked at whenever it is left for another address, and before it closes. */
export function listenTo(page, language) {
  const context = page.context()
  for (const [owner, way] of [
    [page, 'goto'],
    [page, 'reload'],
    [context, 'close'],
  ]) {
    const go = owner[way].bind(owner)
    owner[way] = async (...given) => {
      await listen(page, language)
      return go(...given)
    }
  }
}

/** How many pages were looked at, how long that took in all, and what was wrong on them. */
export const heard = () => ({ pages, millis: Math.round(millis), wrong: [...found.values()] })
