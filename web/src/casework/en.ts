import type { Shape } from '@/say/shape'
import { refused } from './enRefused'
import { steps } from './enSteps'
import { words } from './enWords'
import type { zh } from './zh'

export const en: Shape<typeof zh> = { ...words, ...steps, refused, title: 'Orders' }
