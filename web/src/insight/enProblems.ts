import type { Shape } from '@/say/shape'
import type { problems as zhProblems } from './zhProblems'

export const problems: Shape<typeof zhProblems> = {
  title: 'Standing problems',
  ownerless: 'Problems that nobody owns',
  ownerlessHow:
    'Open orders registered since {from}, by category and district: returned twice, conferred about, waiting for a dispatch for over a day, or without a line in the dispatch directory; listed from {least} on. Press a number for its orders.',
  nobodys: 'Nobody’s',
  open: 'Open',
  why: 'Why',
  because: {
    returned: 'returned twice: {n}',
    conferring: 'conferred about: {n}',
    waiting: 'not dispatched for a day: {n}',
    unlisted: 'no line in the directory: {n}',
  },
  none: 'No problem is nobody’s',
  noneHow:
    'When orders of one category and district are returned again and again, or find no unit, they stand here.',
  unsaid: 'Not said',
  seasons: 'What comes each year at this time',
  seasonsHow:
    'Categories that began to rise in the same week of each of {n} earlier years, told {weeks} weeks ahead.',
  tooShort:
    'Orders of less than a year and eight weeks are kept: nothing can be said of earlier years.',
  noSeason: 'Nothing rose in earlier years in the next {weeks} weeks.',
  begins: 'expected to begin to rise in the week of {from}',
  year: 'from the week of {week} {risen} a week, {usual} a week before',
}
