import type { Shape } from './shape'
import type { zh } from './zh'
import { en as casework } from '@/casework/en'
import { en as city } from '@/city/en'
import { en as desk } from '@/desk/en'
import { en as identity } from '@/identity/en'
import { en as insight } from '@/insight/en'
import { en as kernel } from '@/kernel/en'
import { en as knowledge } from '@/knowledge/en'
import { en as portal } from '@/portal/en'
import { en as shell } from '@/shell/en'
import { en as telephony } from '@/telephony/en'
import { en as understanding } from '@/understanding/en'
import { en as watch } from '@/watch/en'
import { en as workforce } from '@/workforce/en'

export const en: Shape<typeof zh> = {
  casework,
  city,
  desk,
  identity,
  insight,
  kernel,
  knowledge,
  portal,
  shell,
  telephony,
  understanding,
  watch,
  workforce,
}
