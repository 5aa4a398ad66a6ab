import { nextTick, ref } from 'vue'

/** What stands across every sheet: who printed it, and when. */
export const mark = ref('')

/** Prints the page as it is now; resolves when the browser's dialogue is over. */
export async function onPaper(watermark: string): Promise<void> {
  mark.value = watermark
  document.documentElement.dataset['paper'] = 'agreed'
  await nextTick()
  const over = new Promise<void>((done) => {
    addEventListener('afterprint', () => done(), { once: true })
  })
  print()
  await over
  delete document.documentElement.dataset['paper']
  mark.value = ''
}
