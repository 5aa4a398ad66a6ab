import { expect, test } from 'vitest'
import { useAsk } from './useAsk'

/** Questions that are answered when the test says so. */
function asked() {
  const answers: ((words: string) => Promise<void>)[] = []
  const question = () =>
    new Promise<{ data: string; response: Response }>((answer) =>
      answers.push(async (words) => {
        answer({ data: words, response: new Response() })
        await Promise.resolve()
        await Promise.resolve()
      }),
    )
  return { answers, shown: useAsk<string>(question) }
}

test('an answer that was on its way does not undo what a step answered', async () => {
  const { answers, shown } = asked()
  void shown.ask()
  shown.put('saved')
  await answers[0]?.('before it was saved')
  expect(shown.value.value).toBe('saved')
  expect(shown.isAsking.value).toBe(true)
  await answers[1]?.('saved, and changed by another')
  expect(shown.value.value).toBe('saved, and changed by another')
  expect(shown.isAsking.value).toBe(false)
})

test('nothing is asked by a step when nothing is on its way', () => {
  const { answers, shown } = asked()
  shown.put('saved')
  expect(answers).toHaveLength(0)
  expect(shown.value.value).toBe('saved')
})

test('what is set anew waits for nothing', async () => {
  const { answers, shown } = asked()
  void shown.ask()
  shown.reset('none')
  await answers[0]?.('of the call before')
  expect(shown.value.value).toBe('none')
  expect(shown.isAsking.value).toBe(false)
  expect(answers).toHaveLength(1)
})
