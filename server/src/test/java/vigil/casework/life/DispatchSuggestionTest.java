package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.Step;
import vigil.city.Responsibility;
import vigil.city.Unit;

/// The board suggests whom the directory names, unless units said otherwise in a conference.
class DispatchSuggestionTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");
  private static final Responsibility DUTY =
      new Responsibility(
          Fixture.UNITS.get(Fixture.DISTRICT),
          List.of(Fixture.UNITS.get(Fixture.HEALTH)),
          null,
          "",
          "");

  private final Fixture town = new Fixture();

  private Order said(DraftBuilder draft, @Nullable Boolean district, @Nullable Boolean health) {
    Order order = town.registered(draft.draft(), MONDAY);
    order = town.after(order, Fixture.AGENT, new Step.Submit(), MONDAY);
    var ask = new Step.Confer(List.of(Fixture.DISTRICT, Fixture.HEALTH), "属谁");
    order = town.after(order, Fixture.DISPATCHER, ask, MONDAY);
    order = said(order, Fixture.DISTRICT, district);
    order = said(order, Fixture.HEALTH, health);
    return town.after(order, Fixture.DISPATCHER, new Step.Conclude(null), MONDAY);
  }

  private Order said(Order order, String unit, @Nullable Boolean isOurs) {
    return isOurs == null
        ? order
        : town.after(order, Fixture.clerk(unit), new Step.GiveOpinion(isOurs, "按职责"), MONDAY);
  }

  private static @Nullable String leadOf(Order order) {
    var found = DispatchSuggestion.find(DUTY, order, Fixture.UNITS);
    return found == null ? null : found.lead().id();
  }

  private static List<String> assistsOf(Order order) {
    var found = Objects.requireNonNull(DispatchSuggestion.find(DUTY, order, Fixture.UNITS));
    return found.assists().stream().map(Unit::id).toList();
  }

  @Test
  void theOneUnitThatSaysItIsItsOwnIsSuggested() {
    assertEquals(Fixture.HEALTH, leadOf(said(DraftBuilder.help(), false, true)));
    assertEquals(Fixture.DISTRICT, leadOf(said(DraftBuilder.help(), true, true)));
  }

  @Test
  void whoSaysThatItIsNotItsOwnIsSuggestedNeitherAsLeadNorToAssist() {
    assertNull(leadOf(said(DraftBuilder.help(), false, null)));
    Order order = said(DraftBuilder.help(), null, false);
    assertEquals(Fixture.DISTRICT, leadOf(order));
    assertEquals(List.of(), assistsOf(order));
  }

  @Test
  void whomTheOrderAccusesMeanwhileIsNotSuggestedThoughItSaidThatItIsItsOwn() {
    Order order = said(DraftBuilder.help(), null, true);
    order =
        town.after(order, Fixture.DISPATCHER, new Step.NameAccused(Fixture.HEALTH, null), MONDAY);
    assertEquals(Fixture.DISTRICT, leadOf(order));
    assertEquals(List.of(), assistsOf(order));
  }
}
