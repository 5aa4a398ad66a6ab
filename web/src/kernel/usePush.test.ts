import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { closePush, openPush, usePush, wire, type Heard } from './usePush'

/** The server's end of the wire, as far as the screen can see it. */
class FakeSocket {
  static readonly all: FakeSocket[] = []
  onopen: (() => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  isClosed = false

  constructor(readonly url: string) {
    FakeSocket.all.push(this)
  }

  static last(): FakeSocket {
    return FakeSocket.all.at(-1) as FakeSocket
  }

  says(message: Record<string, unknown>): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }

  fact(seq: number): void {
    this.says({ seq, kind: 'acd.Offered', subject: `call-${seq}`, at: '', body: {} })
  }

  /** As a browser does: `close()` says goodbye, and `onclose` may take its time. */
  close(): void {
    this.isClosed = true
  }
}

const heard: Heard[] = []

function numbers(): number[] {
  return heard.map((one) => one.seq)
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  FakeSocket.all.length = 0
  heard.length = 0
  mount(
    defineComponent({
      setup() {
        usePush(['acd.'], (one) => heard.push(one))
        return () => null
      },
    }),
  )
  openPush()
  FakeSocket.last().onopen?.()
})

afterEach(() => {
  closePush()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('a cut wire is joined again after the last number heard, and no fact comes twice', async () => {
  FakeSocket.last().fact(7)
  FakeSocket.last().says({ seq: 9 })
  FakeSocket.last().onclose?.({ code: 1006 })
  expect(wire.value).toBe('cut')
  await vi.advanceTimersByTimeAsync(500)
  expect(FakeSocket.all).toHaveLength(2)
  expect(FakeSocket.last().url).toMatch(/\?after=9$/)
  expect(wire.value).toBe('cut')
  FakeSocket.last().onopen?.()
  expect(wire.value).toBe('ok')
  FakeSocket.last().fact(10)
  FakeSocket.all[0]?.fact(10)
  expect(numbers()).toEqual([7, 10])
})

it('waits longer between tries while the server is away, eight seconds at most', async () => {
  const waits: number[] = []
  for (let i = 0; i < 7; i++) {
    const tries = FakeSocket.all.length
    FakeSocket.last().onclose?.({ code: 1006 })
    let waited = 0
    while (FakeSocket.all.length === tries) {
      await vi.advanceTimersByTimeAsync(500)
      waited += 500
    }
    waits.push(waited)
  }
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000])
})

it('a pulled cable closes nothing: silence longer than two beats counts as cut', async () => {
  FakeSocket.last().fact(3)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(wire.value).toBe('ok')
  FakeSocket.last().says({ seq: 3 })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(wire.value).toBe('ok')
  await vi.advanceTimersByTimeAsync(6_000)
  expect(wire.value).toBe('cut')
  expect(FakeSocket.all[0]?.isClosed).toBe(true)
  await vi.advanceTimersByTimeAsync(500)
  expect(FakeSocket.last().url).toMatch(/\?after=3$/)
})

it('says at once that there is no network, and joins at once when it is back', async () => {
  window.dispatchEvent(new Event('offline'))
  expect(wire.value).toBe('cut')
  await vi.advanceTimersByTimeAsync(60_000)
  const tries = FakeSocket.all.length
  window.dispatchEvent(new Event('online'))
  expect(FakeSocket.all).toHaveLength(tries + 1)
  FakeSocket.last().onopen?.()
  expect(wire.value).toBe('ok')
})

it('nobody joins for someone who has signed out', async () => {
  closePush()
  FakeSocket.last().onclose?.({ code: 1006 })
  window.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(FakeSocket.all).toHaveLength(1)
  expect(wire.value).toBe('idle')
})
