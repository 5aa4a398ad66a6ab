package vigil.understanding;

/// The words that carry a finding.
///
/// @param from the first character within the field's text
/// @param until the character after the last
public record QualityEvidence(QualityField field, int from, int until) {
  public QualityEvidence {
    if (from < 0 || until < from) {
      throw new IllegalArgumentException("evidence from " + from + " until " + until);
    }
  }
}
