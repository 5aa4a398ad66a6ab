import { nextTick, ref } from 'vue'
import { markOfMenu } from './watermark'

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

/** The browser's own menu prints without a trace; who and when stand across its sheets all the same. */
export function markMenuPrints(): void {
  addEventListener('beforeprint', () => {
    mark.value ||= markOfMenu()
  })
  addEventListener('afterprint', () => {
    if (document.documentElement.dataset['paper'] === undefined) mark.value = ''
  })
}
