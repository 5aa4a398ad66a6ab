import { readonly, ref } from 'vue'
import { en } from './en'
import type { Paths } from './shape'
import { zh } from './zh'

export type Language = 'zh' | 'en'
export type Key = Paths<typeof zh>
export type Values = Record<string, string | number>

const KEPT = 'vigil.language'
const books: Record<Language, unknown> = { zh, en }
const chosen = ref<Language>(kept() ?? preferred())

export const language = readonly(chosen)

function kept(): Language | null {
  const it = localStorage.getItem(KEPT)
  return it === 'zh' || it === 'en' ? it : null
}

/** Until somebody chooses: the first language of the browser that is one of ours, else Chinese. */
function preferred(): Language {
  const first = navigator.languages.map((one) => one.slice(0, 2)).find((one) => one in books)
  return first === 'en' ? 'en' : 'zh'
}

/** Speaks this language from now on, in this browser. */
export function speak(next: Language): void {
  chosen.value = next
  localStorage.setItem(KEPT, next)
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
}

/**
 * The words of a key in the chosen language; `{name}` in them is filled from `values`, and `{n:day|days}`
 * is one word for a single thing and another for more.
 */
export function say(key: Key, values: Values = {}): string {
  return fill(lookUp(key) ?? key, values)
}

/** The same in each language: who looks for a thing may know it in another. */
export function sayings(key: Key): string[] {
  return [zh, en].flatMap((book) => lookUpIn(book, key) ?? [])
}

/** Words for a key that comes from outside (a server's enum); null where we have none. */
export function sayIfKnown(key: string, values: Values = {}): string | null {
  const words = lookUp(key)
  return words === null ? null : fill(words, values)
}

/** A thing that carries its names in both languages. */
export function pick(inChinese: string, inEnglish: string | null | undefined): string {
  return chosen.value === 'en' && inEnglish ? inEnglish : inChinese
}

function lookUp(key: string): string | null {
  return lookUpIn(books[chosen.value], key)
}

function lookUpIn(book: unknown, key: string): string | null {
  let at: unknown = book
  for (const step of key.split('.')) {
    if (typeof at !== 'object' || at === null) return null
    at = (at as Record<string, unknown>)[step]
  }
  return typeof at === 'string' ? at : null
}

function fill(words: string, values: Values): string {
  return words
    .replace(/\{(\w+):([^|}]*)\|([^}]*)\}/g, (_, name: string, one: string, more: string) =>
      Number(values[name]) === 1 ? one : more,
    )
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
