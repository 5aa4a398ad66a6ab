import type { Lamp } from '@/kernel/LampMark.vue'

export interface Attempt {
  id: string
  at: string
  reached: boolean
  failure?: string | null
}

export interface Part {
  id: string
  parent?: string | null
  round: number
  unit: string
  role: 'LEAD' | 'ASSIST' | 'CC'
  state: string
  assignedAt: string
  signDue: string
  due: string
  limit: string
  legalBasis: string
  attempts: Attempt[]
}

export interface Clock {
  kind: string
  assignment?: string | null
  unit?: string | null
  from: string
  due: string
  limit?: string | null
  legalBasis?: string | null
  provisional: boolean
  lamp: Exclude<Lamp, 'NONE'>
}

export interface StepOffer {
  step: string
  assignment?: string | null
  why?: string | null
  [more: string]: unknown
}
