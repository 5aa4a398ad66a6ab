package vigil.understanding;

/// A text of an order in which a finding shows words.
public enum QualityField {
  WORDS,
  TITLE,
  DESCRIPTION,
  REPLY_POINTS,
  FACT_NOTE,
  PUBLIC_REPLY,
  SUMMARY,
  CITIZEN_ANSWER
}
