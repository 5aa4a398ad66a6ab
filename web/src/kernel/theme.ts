import { readonly, ref } from 'vue'

export type Theme = 'light' | 'dark'

const KEPT = 'vigil.theme'
const outside = window.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
const kept = localStorage.getItem(KEPT)
const chosen = ref<Theme>(kept === 'dark' || kept === 'light' ? kept : outside)

export const theme = readonly(chosen)

/** Light or dark; kept in this browser once somebody has chosen. */
export function wear(next: Theme): void {
  chosen.value = next
  localStorage.setItem(KEPT, next)
  show()
}

export function show(): void {
  document.documentElement.classList.toggle('dark', chosen.value === 'dark')
}
