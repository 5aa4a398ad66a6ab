import { zh as casework } from '@/casework/zh'
import { zh as city } from '@/city/zh'
import { zh as desk } from '@/desk/zh'
import { zh as identity } from '@/identity/zh'
import { zh as insight } from '@/insight/zh'
import { zh as kernel } from '@/kernel/zh'
import { zh as knowledge } from '@/knowledge/zh'
import { zh as portal } from '@/portal/zh'
import { zh as shell } from '@/shell/zh'
import { zh as telephony } from '@/telephony/zh'
import { zh as understanding } from '@/understanding/zh'
import { zh as watch } from '@/watch/zh'
import { zh as workforce } from '@/workforce/zh'

export const zh = {
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
