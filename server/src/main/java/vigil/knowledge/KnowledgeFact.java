package vigil.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Fact;

/// What happened to answer scripts. `subject` is the script's id, `by` and `staff` are staff ids.
public sealed interface KnowledgeFact extends Fact {
  record Drafted(String subject, int version, String by, @Nullable String spike)
      implements KnowledgeFact {}

  record Edited(String subject, int version, int edition, String by) implements KnowledgeFact {}

  /// Units were asked to agree.
  ///
  /// @param parts about which parts some of them were asked; null where each was asked about the
  ///   whole, and in facts of before
  record AgreementAsked(
      String subject, int version, List<String> units, @Nullable List<UnitParts> parts, String by)
      implements KnowledgeFact {}

  /// A unit agreed.
  ///
  /// @param asked every unit whose word is asked, so that each hears of it; null in facts of before
  record Agreed(String subject, int version, String unit, @Nullable List<String> asked, String by)
      implements KnowledgeFact {}

  /// A unit agreed to a text of its own.
  ///
  /// @param asked as in [Agreed]
  /// @param parts that it changed; null in facts of before
  record Amended(
      String subject,
      int version,
      int edition,
      String unit,
      @Nullable List<String> asked,
      @Nullable List<String> parts,
      String by)
      implements KnowledgeFact {}

  /// A unit refused: the script is a draft again, for whoever was asked.
  ///
  /// @param asked as in [Agreed]
  record AgreementRefused(
      String subject,
      int version,
      String unit,
      @Nullable List<String> asked,
      String reason,
      String by)
      implements KnowledgeFact {}

  /// Every signed-in desk shows it and its agent acknowledges.
  record Published(
      String subject,
      int version,
      int edition,
      String title,
      @Nullable String titleEn,
      String category,
      @Nullable String spike,
      String by)
      implements KnowledgeFact {}

  record Retired(String subject, int version, String reason, String by) implements KnowledgeFact {}

  /// An agent has seen this edition. Version 0: it does not change the script.
  record Acknowledged(String subject, int version, int edition, String staff)
      implements KnowledgeFact {}

  /// An agent answered a caller with it.
  ///
  /// @param order the order it answered; null where none was written
  record Used(String subject, int version, int edition, String staff, @Nullable String order)
      implements KnowledgeFact {}

  /// An agent says that it is wrong: it comes up for review.
  record MarkedWrong(String subject, int version, int edition, String staff)
      implements KnowledgeFact {}

  /// An editor has answered an agent who said that an edition is wrong.
  ///
  /// @param mark its id
  /// @param staff the agent, who sees the answer
  record WrongMarkAnswered(
      String subject,
      int version,
      String mark,
      int edition,
      String staff,
      WrongMark.Verdict verdict,
      String by)
      implements KnowledgeFact {}
}
