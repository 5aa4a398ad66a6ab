package vigil.understanding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Fact;

/// What was found not to fit in an order, and what people made of it. Nobody's words are in here: a
/// finding says where they stand.
public sealed interface QualityFact extends Fact {
  Instant at();

  @Override
  default int version() {
    return 0;
  }

  /// The subject under which everything about an order's quality stands: the order's own history is
  /// shown to units, this is not.
  static String subjectOf(String order) {
    return "quality/" + order;
  }

  /// The order that a subject is about.
  static String orderOf(String subject) {
    return subject.substring(subject.indexOf('/') + 1);
  }

  /// When an order is looked at.
  enum Moment {
    REGISTERED,
    ANSWERED,
    REPORTED,
    CLOSED
  }

  /// Whose work was looked at.
  ///
  /// @param assignment whose report it is; null for work of the hotline
  /// @param unit the unit that reported; null for work of the hotline
  /// @param agent who wrote, answered or closed it; null for a unit's work
  record Responsible(@Nullable String assignment, @Nullable String unit, @Nullable String agent) {}

  /// An order was looked at and something was found, or nothing is left of what had been.
  ///
  /// @param seen the order's version that was looked at
  /// @param found one of a kind at most
  record Checked(
      String subject,
      Instant at,
      Moment moment,
      int seen,
      Responsible responsible,
      List<QualityFinding> found)
      implements QualityFact {
    public Checked {
      found = List.copyOf(found);
    }

    /// The id of one of its findings.
    public String id(QualityKind kind) {
      return orderOf(subject) + "." + seen + "." + kind;
    }
  }

  /// A reviewer confirmed a finding, as it was found or as another kind, or dismissed it.
  ///
  /// @param kind what it is by the reviewer's word
  record Judged(
      String subject, Instant at, String by, String finding, Verdict verdict, QualityKind kind)
      implements QualityFact {}

  enum Verdict {
    CONFIRMED,
    DISMISSED
  }

  /// The unit or agent concerned objects; why is words.
  record Objected(String subject, Instant at, String by, String finding) implements QualityFact {}

  /// A reviewer decided on the objection.
  ///
  /// @param upheld the finding falls away
  record ObjectionDecided(String subject, Instant at, String by, String finding, boolean upheld)
      implements QualityFact {}
}
