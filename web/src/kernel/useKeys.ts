import { onBeforeUnmount, onMounted, shallowRef } from 'vue'

/** A key of a screen: how it is written (`ctrl+enter`, `alt+a`, `j`), what it does, in words. */
export interface KeyOf {
  key: string
  words: () => string
  /** Left out: it only stands in the sheet, since a row or a button of the screen hears it itself. */
  run?: (event: KeyboardEvent) => void
  /** Works while someone types into a field; keys with ctrl or alt always do. */
  whileTyping?: boolean
}

/** The keys that work now, newest screen last; the sheet under `?` shows them. */
export const keysNow = shallowRef<readonly KeyOf[]>([])

/** Binds keys while the calling component stands. A later screen's key wins over an earlier's. */
export function useKeys(keys: KeyOf[]): void {
  onMounted(() => (keysNow.value = [...keysNow.value, ...keys]))
  onBeforeUnmount(() => (keysNow.value = keysNow.value.filter((key) => !keys.includes(key))))
}

/** How an event is written: modifiers in the order ctrl, alt, shift; digits by their place. */
export function written(event: KeyboardEvent): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
  const letter = event.altKey ? /^Key([A-Z])$/.exec(event.code)?.[1] : undefined
  const name = (digit ?? letter ?? event.key).toLowerCase()
  const isSign = name.length === 1 && !/[a-z0-9]/.test(name)
  return [
    event.ctrlKey || event.metaKey ? 'ctrl' : '',
    event.altKey ? 'alt' : '',
    event.shiftKey && !isSign ? 'shift' : '',
    name,
  ]
    .filter(Boolean)
    .join('+')
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}

/** Enter and Space press the button or the link that has the focus, whatever a screen does with them. */
function isPressing(key: string, target: EventTarget | null): boolean {
  return (
    ['enter', ' '].includes(key) &&
    target instanceof Element &&
    target.closest('a, button, summary') !== null
  )
}

function onKey(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented) return
  if (document.querySelector('dialog[open]')) return
  const key = written(event)
  const found = keysNow.value.findLast((one) => one.key === key)
  if (!found?.run) return
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey
  if (plain && isTyping(event.target) && !found.whileTyping) return
  if (isPressing(key, event.target)) return
  event.preventDefault()
  found.run(event)
}

window.addEventListener('keydown', onKey)
