/** Where the focus was last, outside of what asks for something in between. */
export function lastFocus(): { forget: () => void; back: () => void } {
  let last: HTMLElement | null = null
  const note = (event: FocusEvent) => {
    if (event.target instanceof HTMLElement && !event.target.closest('[data-between]'))
      last = event.target
  }
  document.addEventListener('focusin', note)
  return {
    forget: () => document.removeEventListener('focusin', note),
    back: () => last && focusOnce(last),
  }
}

/** A button that was pressed cannot be focused until its answer is there. */
function focusOnce(element: HTMLElement): void {
  if (!element.matches(':disabled')) return element.focus()
  const watch = new MutationObserver(() => {
    if (element.matches(':disabled')) return
    watch.disconnect()
    if (document.activeElement === document.body) element.focus()
  })
  watch.observe(element, { attributes: true, attributeFilter: ['disabled'] })
}
