import type { Shape } from '@/say/shape'
import type { zh } from './zh'

export const en: Shape<typeof zh> = { title: '' }
