import { say } from './index'

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** What a browser says in its own language of a field left empty or wrong, in the page's language. */
export function wordsOf(field: Field): string {
  const { validity } = field
  if (validity.valid) return ''
  if (validity.valueMissing) return say('kernel.mistake.missing')
  if (validity.tooShort && 'minLength' in field)
    return say('kernel.mistake.short', { n: field.minLength, now: field.value.length })
  if ((validity.rangeUnderflow || validity.rangeOverflow) && field instanceof HTMLInputElement)
    return say('kernel.mistake.range', { min: field.min || '…', max: field.max || '…' })
  return say('kernel.mistake.wrong')
}

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement

function forget(event: Event): void {
  if (isField(event.target)) event.target.setCustomValidity('')
}

/** Each attempt to send a form is judged anew: a field may have been filled by no hand. */
function forgetAll(event: Event): void {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  for (const one of button?.form?.elements ?? []) if (isField(one)) one.setCustomValidity('')
}

/** The bubbles at a form's fields speak the language chosen here, not the browser's. */
export function speakOfMistakes(): void {
  document.addEventListener('click', forgetAll, true)
  document.addEventListener('input', forget, true)
  document.addEventListener('change', forget, true)
  document.addEventListener(
    'invalid',
    (event) => {
      if (!isField(event.target)) return
      event.target.setCustomValidity('')
      event.target.setCustomValidity(wordsOf(event.target))
    },
    true,
  )
}
