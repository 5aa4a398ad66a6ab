package vigil.understanding;

import java.util.List;

/// Something that does not fit, for a person to judge.
///
/// @param evidence on both sides where there are two; empty where something is missing
/// @param confidence how sure the rule is, 0 to 1
public record QualityFinding(
    QualityKind kind, List<QualityEvidence> evidence, Severity severity, double confidence) {
  public QualityFinding {
    evidence = List.copyOf(evidence);
  }

  /// How much hangs on it.
  public enum Severity {
    LOW,
    MEDIUM,
    HIGH
  }
}
