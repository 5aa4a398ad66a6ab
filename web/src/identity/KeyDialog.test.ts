import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import UnmaskButton from '@/casework/UnmaskButton.vue'
import { speak } from '@/say'
import KeyDialog from './KeyDialog.vue'

const STEP_UP = '/api/identity/step-up'
const UNMASK = '/api/casework/orders/o1/unmask'

/** A server that wants a fresh touch before it unmasks. */
function server() {
  const asked: { path: string; key: string | null }[] = []
  const is = { fresh: false, taking: true, asked }
  vi.stubGlobal('fetch', (request: Request) => {
    const path = new URL(request.url).pathname
    asked.push({ path, key: request.headers.get('Idempotency-Key') })
    return Promise.resolve(answer(path))
  })
  function answer(path: string): Response {
    if (path === STEP_UP) return json(200, { options: { challenge: 'AAEC' } })
    if (path === `${STEP_UP}/passkey`) {
      is.fresh = is.taking
      return is.fresh ? json(200, { until: 'later' }) : json(403, { why: 'PasskeyRefused' })
    }
    return is.fresh
      ? json(200, { name: '李建国', phone: '13812345678' })
      : json(403, { why: 'TouchKeyFirst', maxAgeSeconds: 300 })
  }
  return is
}

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status })
const times = (asked: { path: string }[], path: string) =>
  asked.filter((one) => one.path === path).length

/** A key that answers when it is touched; without a touch it waits. */
class Credential {
  id = 'k'
  rawId = new ArrayBuffer(1)
  type = 'public-key'
  response = {
    authenticatorData: new ArrayBuffer(1),
    clientDataJSON: new ArrayBuffer(1),
    signature: new ArrayBuffer(1),
  }
  getClientExtensionResults = () => ({})
}
let touchKey: () => Promise<void>
/** How often the browser's own question was taken back. */
let aborted = 0

function keys() {
  vi.stubGlobal('PublicKeyCredential', Credential)
  const waiting: (() => void)[] = []
  aborted = 0
  vi.stubGlobal('navigator', {
    credentials: {
      get: ({ signal }: { signal: AbortSignal }) =>
        new Promise((resolve, reject) => {
          waiting.push(() => resolve(new Credential()))
          signal.addEventListener('abort', () => {
            aborted++
            reject(new Error('aborted'))
          })
        }),
    },
  })
  touchKey = async () => {
    waiting.pop()?.()
    await flushPromises()
  }
}

async function askForPhones(buttons = 1) {
  const Page = defineComponent(() => () => [
    ...Array.from({ length: buttons }, () => h(UnmaskButton, { order: 'o1' })),
    h(KeyDialog),
  ])
  const page = mount(Page, { attachTo: document.body })
  for (let i = 0; i < buttons; i++) await page.findAll('[data-does=unmask]')[0]?.trigger('click')
  for (const one of page.findAll('[data-does=confirm-unmask]')) (one.element as HTMLElement).focus()
  for (const one of page.findAll('form')) void one.trigger('submit')
  await flushPromises()
  return page
}

describe('a request that wants a fresh touch of the key', () => {
  let page: Awaited<ReturnType<typeof askForPhones>>
  beforeEach(() => {
    speak('zh')
    keys()
  })
  afterEach(() => {
    page.unmount()
    vi.unstubAllGlobals()
  })

  it('asks for it and goes out once more, as the same request', async () => {
    const { asked } = server()
    page = await askForPhones()
    const dialog = page.get('dialog[open]')
    expect(dialog.text()).toContain('请轻触 U 盾')
    expect(dialog.text()).toContain('5 分钟内不再询问')
    expect(page.find('[data-shows=clear]').exists()).toBe(false)
    await touchKey()
    expect(page.find('dialog').exists()).toBe(false)
    expect(page.get('[data-shows=clear]').text()).toBe('李建国 13812345678')
    expect(document.activeElement).toBe(page.get('[data-shows=clear]').element)
    const sent = asked.filter(({ path }) => path === UNMASK)
    expect(sent).toHaveLength(2)
    expect(sent[1]?.key).toBe(sent[0]?.key)
  })

  it('cancelled leaves all as it was, says why, and gives the focus back', async () => {
    const { asked } = server()
    page = await askForPhones()
    const cancel = page.get('[data-does=no-key]')
    ;(cancel.element as HTMLElement).focus()
    await cancel.trigger('click')
    await flushPromises()
    expect(page.find('dialog').exists()).toBe(false)
    expect(aborted).toBe(1)
    expect(page.get('form').text()).toContain('没有轻触 U 盾，什么都没有改变')
    expect(times(asked, UNMASK)).toBe(1)
    expect(times(asked, `${STEP_UP}/passkey`)).toBe(0)
    const before = page.get('[data-does=confirm-unmask]').element
    await vi.waitFor(() => expect(document.activeElement).toBe(before))
  })

  it('with a wrong key stays asked, and the right one then opens', async () => {
    const house = server()
    house.taking = false
    page = await askForPhones()
    await touchKey()
    expect(page.get('dialog').text()).toContain('不是您登记过的那把')
    expect(times(house.asked, UNMASK)).toBe(1)
    house.taking = true
    await page.get('[data-does=touch-key]').trigger('click')
    await flushPromises()
    await touchKey()
    expect(page.find('[data-shows=clear]').exists()).toBe(true)
  })

  it('asked anew while the browser still waits, ends that question first', async () => {
    const { asked } = server()
    page = await askForPhones()
    await page.get('[data-does=touch-key]').trigger('click')
    await flushPromises()
    expect(aborted).toBe(1)
    expect(page.get('dialog').find('[data-why]').exists()).toBe(false)
    await touchKey()
    expect(page.find('[data-shows=clear]').exists()).toBe(true)
    expect(times(asked, `${STEP_UP}/passkey`)).toBe(1)
  })

  it('together with another asks once', async () => {
    const { asked } = server()
    page = await askForPhones(2)
    expect(page.findAll('dialog')).toHaveLength(1)
    await touchKey()
    expect(page.findAll('[data-shows=clear]')).toHaveLength(2)
    expect(times(asked, STEP_UP)).toBe(1)
  })

  it('is told in English too', async () => {
    server()
    speak('en')
    page = await askForPhones()
    expect(page.get('dialog').text()).toContain('Touch your key')
    expect(page.get('dialog').text()).toContain('not asked again for 5 min')
  })
})
