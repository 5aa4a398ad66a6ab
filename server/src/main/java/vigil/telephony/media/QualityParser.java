package vigil.telephony.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vigil.telephony.LegQuality;
import vigil.telephony.VoiceTest.Figures;

/// What media says of how legs sound (docs/media-protocol.md, Quality).
final class QualityParser {
  private QualityParser() {}

  /// Legs of which nothing was scored yet are left out.
  static List<LegQuality> parseAll(JsonNode legs) {
    var found = new ArrayList<LegQuality>();
    for (JsonNode leg : legs) {
      parse(leg).ifPresent(found::add);
    }
    return found;
  }

  /// What a voice test heard.
  static Figures parseTest(JsonNode echoed) {
    JsonNode level = echoed.path("level");
    JsonNode heard = echoed.path("quality").path("heard");
    JsonNode trip = echoed.path("quality").path("far").path("roundTripMillis");
    JsonNode loud = level.path("levelDb");
    return new Figures(
        heard.path("expected").asLong(0),
        level.path("activeMillis").asInt(0),
        loud.isNumber() ? loud.doubleValue() : null,
        level.path("clippedPercent").asDouble(0),
        missedPercent(heard),
        heard.path("jitterMillis").asDouble(0),
        trip.isInt() ? trip.intValue() : null);
  }

  /// Packets of a hundred that never came, or too late.
  private static double missedPercent(JsonNode heard) {
    long expected = Math.max(1, heard.path("expected").asLong(0));
    long missed = heard.path("lost").asLong(0) + heard.path("late").asLong(0);
    return Math.round(Math.min(1000.0, 1000.0 * missed / expected)) / 10.0;
  }

  private static Optional<LegQuality> parse(JsonNode leg) {
    JsonNode heard = leg.path("heard");
    JsonNode mos = leg.path("mos");
    long expected = heard.path("expected").asLong(0);
    if (!mos.isObject() || expected <= 0) {
      return Optional.empty();
    }
    JsonNode trip = leg.path("far").path("roundTripMillis");
    return Optional.of(
        new LegQuality(
            leg.path("leg").asString(""),
            missedPercent(heard),
            heard.path("jitterMillis").asDouble(0),
            trip.isInt() ? trip.intValue() : null,
            new LegQuality.Mos(
                mos.path("last").asDouble(0),
                mos.path("least").asDouble(0),
                mos.path("mean").asDouble(0))));
  }
}
