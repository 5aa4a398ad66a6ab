/** The models that read appeals: what became of their suggestions, and how the versions are. */
export const enModels = {
  title: 'Reading appeals',
  answers: 'What came of suggestions',
  answersHow:
    'Orders registered with the words for which the desk had shown a suggestion. Left alone or chosen as well: both count as accepted.',
  noAnswers: 'No order was written with a suggestion yet',
  model: 'Version',
  wordsAlone: 'lists of words alone',
  what: 'Field',
  share: 'Accepted',
  field: {
    TYPE: 'Type',
    CATEGORY: 'Category (fills itself in)',
    CATEGORY_LIST: 'Category (the next three)',
  },
  outcome: { ACCEPTED: 'accepted', CHANGED: 'changed', IGNORED: 'not taken' },
}
