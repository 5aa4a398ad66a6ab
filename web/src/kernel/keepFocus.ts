const HEADINGS = 'h1, h2, h3, legend'

/**
 * Whoever works by keys is left nowhere else: a button that is off while its answer is awaited has the focus again after
 * it, and where a control goes, the nearest heading of what held it has the focus. A page that goes as a whole is the router's.
 */
export function keepFocus(): () => void {
  let held: HTMLElement | null = null
  let holders: Element[] = []

  function note({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement)) return
    held = target
    holders = holdersOf(target)
  }
  /** A click beside everything is meant. */
  function letGo(): void {
    queueMicrotask(() => {
      if (held && isUsable(held) && isNowhere()) held = null
    })
  }
  function bring(): void {
    if (!held || !isNowhere()) return
    if (held.isConnected) {
      if (isUsable(held)) held.focus({ preventScroll: true })
      return
    }
    const parts = holders.filter((one) => one.parentElement?.closest('main'))
    held = null
    const place = parts.map((one) => one.querySelector<HTMLElement>(HEADINGS)).find(Boolean)
    if (place) focusHeading(place)
  }
  document.addEventListener('focusin', note)
  document.addEventListener('focusout', letGo)
  // A page's own choice comes first.
  const watch = new MutationObserver(() => held && setTimeout(bring))
  watch.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  })
  return () => {
    watch.disconnect()
    document.removeEventListener('focusin', note)
    document.removeEventListener('focusout', letGo)
  }
}

function isNowhere(): boolean {
  return document.activeElement === document.body
}

function isUsable(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled')
}

function holdersOf(element: HTMLElement): Element[] {
  const holders: Element[] = []
  for (let one = element.parentElement; one; one = one.parentElement) holders.push(one)
  return holders
}

function focusHeading(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) place.setAttribute('tabindex', '-1')
  place.focus({ preventScroll: true })
}
