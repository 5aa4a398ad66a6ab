package vigil.knowledge;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.WorkingDays;

/// An answer script (口径): what every agent answers to one question, agreed with the units.
///
/// @param version rises with each step
/// @param edition rises with each save of the text; every save is kept
/// @param spike the spike that made it necessary
/// @param agreements what the units that were asked have said to this edition
public record Script(
    String id,
    int version,
    int edition,
    State state,
    ScriptText text,
    @Nullable String spike,
    List<Agreement> agreements,
    @JsonUnwrapped Publication publication) {
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  /// What agents read now.
  ///
  /// @param publishedEdition null where none is out
  public record Publication(@Nullable Integer publishedEdition, @Nullable Instant publishedAt) {
    public static final Publication NONE = new Publication(null, null);
  }

  /// Where a script stands. A published one that is edited is a DRAFT again while its published
  /// edition stays with the agents.
  public enum State {
    DRAFT,
    ASKED,
    AGREED,
    PUBLISHED,
    RETIRED
  }

  /// What one unit has said.
  public enum Answer {
    OWED,
    AGREED,
    AMENDED,
    REFUSED
  }

  /// A unit's word on a script: agreed by (unit, person, time).
  ///
  /// @param parts that it is asked about, as [ScriptPart] names them; none is the whole script
  public record Agreement(
      String unit,
      Answer answer,
      @Nullable String by,
      @Nullable Instant at,
      @Nullable String note,
      List<String> parts) {
    public Agreement {
      parts = parts == null ? List.of() : List.copyOf(parts);
    }

    public static Agreement owed(String unit, List<String> parts) {
      return new Agreement(unit, Answer.OWED, null, null, null, parts);
    }

    /// The same unit's word, said now.
    public Agreement say(Answer answer, String by, Instant at, @Nullable String note) {
      return new Agreement(unit, answer, by, at, note, parts);
    }

    /// Whether the unit is asked about one of these parts.
    public boolean concerns(List<String> changed) {
      return parts.isEmpty() || changed.stream().anyMatch(parts::contains);
    }

    public boolean isOwed() {
      return answer == Answer.OWED;
    }
  }

  public Script {
    agreements = List.copyOf(agreements);
  }

  /// Whether a spike made it necessary and it went out on this day or the evening before.
  public boolean isOfTonight(LocalDate day) {
    Instant at = publication.publishedAt();
    Instant evening = day.minusDays(1).atTime(EVENING).atZone(WorkingDays.SHANGHAI).toInstant();
    return spike != null && at != null && !at.isBefore(evening);
  }

  /// The parts that people of this unit may write until the script is published; null where the
  /// unit is not asked about parts.
  public @Nullable List<String> ownParts(@Nullable String unit) {
    if (state == State.PUBLISHED || state == State.RETIRED) {
      return null;
    }
    return agreements.stream()
        .filter(one -> one.unit().equals(unit) && !one.parts().isEmpty())
        .map(Agreement::parts)
        .findFirst()
        .orElse(null);
  }

  /// The units whose word is still missing.
  public List<String> owing() {
    return agreements.stream().filter(Agreement::isOwed).map(Agreement::unit).toList();
  }
}
