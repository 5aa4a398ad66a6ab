import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepFocus } from './keepFocus'

let end: () => void

beforeEach(() => {
  document.body.innerHTML = `
    <nav><a id="away" href="#">板</a></nav>
    <main>
      <section><h2 id="head">答复</h2><button id="press">提交</button></section>
      <section><h2>其他</h2><input id="other"></section>
    </main>`
  end = keepFocus()
})
afterEach(() => end())

function at(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing is called ${id}`)
  return found
}
const focused = () => document.activeElement?.id

/** The focus is nowhere once a browser has seen that its control is off. */
async function switchOff(button: HTMLElement): Promise<void> {
  button.blur()
  button.setAttribute('disabled', '')
  await settled()
}

it('brings the focus back to a button that was off while its answer was awaited', async () => {
  at('press').focus()
  await switchOff(at('press'))
  expect(focused()).toBe('')
  at('press').removeAttribute('disabled')
  await vi.waitFor(() => expect(focused()).toBe('press'))
})

it('goes to the heading of the part whose control is gone', async () => {
  at('press').focus()
  at('press').remove()
  await vi.waitFor(() => expect(focused()).toBe('head'))
})

it('leaves the focus where somebody has gone meanwhile', async () => {
  at('press').focus()
  await switchOff(at('press'))
  at('other').focus()
  at('press').removeAttribute('disabled')
  await settled()
  expect(focused()).toBe('other')
})

it('leaves it nowhere for who clicked beside everything, and where the whole page goes', async () => {
  at('press').focus()
  at('press').blur()
  await settled()
  at('head').remove()
  await settled()
  expect(focused()).toBe('')

  at('other').focus()
  const next = document.createElement('h1')
  next.id = 'next'
  document.querySelector('main')?.replaceChildren(next)
  await settled()
  expect(focused()).toBe('')
})

/** Whatever waits for its turn has had it. */
async function settled(): Promise<void> {
  await new Promise((done) => setTimeout(done))
  await new Promise((done) => setTimeout(done))
}
