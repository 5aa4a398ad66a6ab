package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderVisibility;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.Viewer;

/// Units are asked whose an order is, see it as long as they are asked, and say it (rules 3.7).
class ConferenceTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");
  private static final Viewer DISTRICT = Fixture.viewer(Fixture.DISTRICT);
  private static final Viewer STREET = Fixture.viewer(Fixture.STREET);
  private static final Viewer HEALTH = Fixture.viewer(Fixture.HEALTH);
  private static final Step.GiveOpinion OURS = new Step.GiveOpinion(true, "按职责目录属本单位");
  private static final Step.GiveOpinion NOT_OURS = new Step.GiveOpinion(false, "属卫健部门");

  private final Fixture town = new Fixture();

  private Order submitted(DraftBuilder draft) {
    Order order = town.registered(draft.draft(), MONDAY);
    return town.after(order, Fixture.AGENT, new Step.Submit(), MONDAY);
  }

  private Order asking(String... units) {
    return asking(submitted(DraftBuilder.help()), units);
  }

  private Order asking(Order order, String... units) {
    var ask = new Step.Confer(List.of(units), "是否属贵单位");
    return town.after(order, Fixture.DISPATCHER, ask, MONDAY);
  }

  private Order saying(Order order, String unit, Step.GiveOpinion word) {
    return town.after(order, Fixture.clerk(unit), word, MONDAY);
  }

  @Test
  void whoeverIsAskedSeesTheOrderAsLongAsTheConferenceGoesOnAndNobodyElseDoes() {
    Order order = asking(Fixture.DISTRICT);
    assertTrue(OrderVisibility.isShown(order, DISTRICT));
    assertFalse(OrderVisibility.isShown(order, HEALTH), "not asked");
    assertFalse(OrderVisibility.isShown(order, STREET), "the house above it is asked");
    Order over = town.after(order, Fixture.DISPATCHER, new Step.Conclude(null), MONDAY);
    assertFalse(OrderVisibility.isShown(over, DISTRICT));
  }

  @Test
  void noHouseAboveOneThatIsAskedSeesIt() {
    assertFalse(OrderVisibility.isShown(asking(Fixture.STREET), DISTRICT));
  }

  @Test
  void askedTwiceIsAskedOnce() {
    Order order = asking(Fixture.DISTRICT, Fixture.DISTRICT);
    assertEquals(List.of(Fixture.DISTRICT), order.listAsked());
  }

  @Test
  void whoIsAskedAnotherTimeLearnsNothingOfTheConferenceBefore() {
    Order first = saying(asking(Fixture.HEALTH), Fixture.HEALTH, NOT_OURS);
    var on = new OrderFact.FactHeader(first.id(), first.version(), MONDAY, "clerk");
    var said = new OrderFact.OpinionGiven(on, Fixture.HEALTH, false);
    Order over = town.after(first, Fixture.DISPATCHER, new Step.Conclude(null), MONDAY);
    Order second = asking(over, Fixture.DISTRICT);
    assertTrue(OrderVisibility.isShown(second, DISTRICT));
    assertFalse(OrderVisibility.tellsOf(second, DISTRICT, said));
    assertTrue(OrderVisibility.tellsOf(second, Fixture.viewer(null), said));
  }

  @Test
  void whoeverIsAskedLearnsNotWhoCalled() {
    assertTrue(OrderVisibility.hidesCaller(asking(Fixture.DISTRICT), DISTRICT));
  }

  @Test
  void whomTheOrderAccusesMeanwhileSeesItNoMore() {
    Order order = asking(Fixture.DISTRICT, Fixture.HEALTH);
    var accused = new Step.NameAccused(Fixture.DISTRICT, null);
    Order after = town.after(order, Fixture.DISPATCHER, accused, MONDAY);
    assertFalse(OrderVisibility.isShown(after, DISTRICT));
    assertTrue(OrderVisibility.isShown(after, HEALTH));
    assertInstanceOf(
        Refusal.AccusedStepsAside.class,
        town.take(after, Fixture.clerk(Fixture.DISTRICT), OURS, MONDAY));
  }

  @Test
  void eachUnitThatIsAskedSaysWhetherItIsItsOwnAndItsLastWordStands() {
    Order order = asking(Fixture.DISTRICT, Fixture.HEALTH);
    order = saying(order, Fixture.DISTRICT, OURS);
    order = saying(order, Fixture.HEALTH, OURS);
    order = saying(order, Fixture.DISTRICT, NOT_OURS);
    var conference = order.findConference().orElseThrow();
    assertFalse(conference.findOpinion(Fixture.DISTRICT).orElseThrow().competent());
    assertTrue(conference.findOpinion(Fixture.HEALTH).orElseThrow().competent());
    assertEquals(2, conference.opinions().size());
  }

  @Test
  void onlyAClerkOfAUnitThatIsAskedSaysIt() {
    Order order = asking(Fixture.DISTRICT);
    for (var other : List.of(Fixture.clerk(Fixture.HEALTH), Fixture.clerk(Fixture.STREET))) {
      assertInstanceOf(Refusal.NotInConference.class, town.take(order, other, OURS, MONDAY));
    }
    for (var other : List.of(Fixture.handler(Fixture.DISTRICT), Fixture.DISPATCHER)) {
      assertInstanceOf(Refusal.NotYourDuty.class, town.take(order, other, OURS, MONDAY));
    }
  }

  @Test
  void afterTheConferenceNobodySaysItAnyMoreAndANewOneBeginsWithoutOldWords() {
    Order order = saying(asking(Fixture.DISTRICT), Fixture.DISTRICT, OURS);
    Order over = town.after(order, Fixture.DISPATCHER, new Step.Conclude(null), MONDAY);
    assertInstanceOf(
        Refusal.NotNow.class, town.take(over, Fixture.clerk(Fixture.DISTRICT), OURS, MONDAY));
    assertTrue(asking(over, Fixture.DISTRICT).findConference().orElseThrow().opinions().isEmpty());
  }

  @Test
  void whatIsAskedAndSaidIsForTheHotlineAndForThoseWhoAreAsked() {
    Order order = saying(asking(Fixture.DISTRICT), Fixture.DISTRICT, OURS);
    var on = new OrderFact.FactHeader(order.id(), order.version(), MONDAY, "clerk");
    var said = new OrderFact.OpinionGiven(on, Fixture.DISTRICT, true);
    assertTrue(OrderVisibility.showsNote(order, DISTRICT, said));
    assertTrue(OrderVisibility.showsNote(order, Fixture.viewer(null), said));
    assertFalse(OrderVisibility.showsNote(order, HEALTH, said));
    Order over = town.after(order, Fixture.DISPATCHER, new Step.Conclude(null), MONDAY);
    assertFalse(OrderVisibility.showsNote(over, DISTRICT, said), "the conference is over");
  }
}
