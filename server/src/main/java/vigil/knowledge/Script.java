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
  public record Agreement(
      String unit,
      Answer answer,
      @Nullable String by,
      @Nullable Instant at,
      @Nullable String note) {
    public static Agreement owed(String unit) {
      return new Agreement(unit, Answer.OWED, null, null, null);
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

  /// The units whose word is still missing.
  public List<String> owing() {
    return agreements.stream().filter(Agreement::isOwed).map(Agreement::unit).toList();
  }
}
