package vigil.watch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.insight.DistrictCount;
import vigil.insight.Point;
import vigil.insight.WaveCalls;
import vigil.kernel.InvalidInput;
import vigil.kernel.PersonalData;

/// An express report (快报): a problem that many report, to the units that can do something.
///
/// @param figures as they were when it was last drafted; an edit does not touch them
/// @param deliveries one for each unit
public record Report(
    String id,
    int version,
    State state,
    String incident,
    Text text,
    Figures figures,
    List<Delivery> deliveries,
    @JsonUnwrapped Authors authors) {
  /// ANSWERED: every unit has given its measure.
  public enum State {
    DRAFT,
    SIGNED,
    ANSWERED
  }

  /// Who answers for it; nobody has signed a draft.
  public record Authors(
      String draftedBy, Instant draftedAt, @Nullable String signedBy, @Nullable Instant signedAt) {
    public static Authors drafting(String by, Instant at) {
      return new Authors(by, at, null, null);
    }

    public Authors unsigned() {
      return drafting(draftedBy, draftedAt);
    }

    public Authors signed(String by, Instant at) {
      return new Authors(draftedBy, draftedAt, by, at);
    }
  }

  /// What the report says in words.
  ///
  /// @param whyNow what set it off
  /// @param appeals typical appeals in the callers' words, redacted
  /// @param suggestion what the units are asked to do
  public record Text(
      @Size(max = LONGEST_TITLE) String title,
      String topic,
      String whyNow,
      List<String> appeals,
      String suggestion) {
    private static final int LONGEST = 4_000;
    private static final int LONGEST_TITLE = 200;

    public Text {
      appeals = List.copyOf(appeals);
      InvalidInput.requireText("title", title, LONGEST_TITLE);
      InvalidInput.requireMaxLength("topic", topic, LONGEST_TITLE);
      InvalidInput.requireMaxLength("whyNow", whyNow, LONGEST);
      InvalidInput.requireMaxLength("suggestion", suggestion, LONGEST);
    }

    /// Without what says who and where a person is, as callers are quoted: it goes to units.
    public Text masked() {
      return new Text(
          PersonalData.mask(title),
          PersonalData.mask(topic),
          PersonalData.mask(whyNow),
          appeals.stream().map(PersonalData::mask).toList(),
          PersonalData.mask(suggestion));
    }
  }

  /// The figures, frozen.
  ///
  /// @param times how many times the usual, in whole numbers; null where that says nothing
  /// @param districts add up to the count
  public record Figures(
      Instant from,
      Instant to,
      int count,
      double usual,
      @Nullable Integer times,
      List<DistrictCount> districts,
      List<Point> curve,
      @JsonUnwrapped Behind behind) {
    public Figures {
      districts = List.copyOf(districts);
      curve = List.copyOf(curve);
    }

    Figures with(Behind other) {
      return new Figures(from, to, count, usual, times, districts, curve, other);
    }

    /// The first moment of all that they count, the curve's own among it.
    public Instant earliest() {
      return curve.isEmpty() || curve.getFirst().at().isAfter(from) ? from : curve.getFirst().at();
    }
  }

  /// What the figures rest on.
  ///
  /// @param query the path of the orders that they count, or that were written of the calls; for
  ///   the hotline alone, null for a unit
  /// @param calls of a wave of calls, what became of them; null for a topic's
  /// @param leftOut by unit, the orders that accuse it or a unit above it and so are in no figure
  ///   (rules 9.1); for the hotline alone
  /// @param unsaid the orders of which nobody had said whom they accuse, in no figure either (rules
  ///   9.2); for the hotline alone
  /// @param quotes whose words were drafted as typical appeals; for the hotline alone
  public record Behind(
      @Nullable String query,
      @Nullable WaveCalls calls,
      Map<String, List<String>> leftOut,
      List<String> unsaid,
      List<Quote> quotes) {
    public Behind {
      leftOut = Map.copyOf(Objects.requireNonNullElse(leftOut, Map.of()));
      unsaid = List.copyOf(Objects.requireNonNullElse(unsaid, List.of()));
      quotes = List.copyOf(Objects.requireNonNullElse(quotes, List.of()));
    }
  }

  /// A caller's words, redacted, and the order that they were written in.
  public record Quote(String order, String words) {}

  /// A unit's copy.
  ///
  /// @param measure what the unit does about it
  /// @param by until when, by its own word
  public record Delivery(
      String unit,
      @Nullable String receivedBy,
      @Nullable Instant receivedAt,
      @Nullable String measure,
      @Nullable LocalDate by,
      @Nullable String measuredBy,
      @Nullable Instant measuredAt) {
    public static Delivery to(String unit) {
      return new Delivery(unit, null, null, null, null, null, null);
    }
  }

  public Report {
    deliveries = List.copyOf(deliveries);
  }

  public List<String> units() {
    return deliveries.stream().map(Delivery::unit).toList();
  }

  /// As a unit gets it: nothing says that an order was left out, nor who was to get it once.
  public Report forUnit() {
    var behind = new Behind(null, figures.behind().calls(), Map.of(), List.of(), List.of());
    return new Report(
        id, version, state, incident, text, figures.with(behind), deliveries, authors);
  }
}
