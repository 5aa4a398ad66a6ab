import type { Shape } from '@/say/shape'
import { pages } from './enPages'
import { refused } from './enRefused'
import { steps } from './enSteps'
import { words } from './enWords'
import type { zh } from './zh'

export const en: Shape<typeof zh> = { ...words, ...steps, ...pages, refused }
