package vigil.casework.life;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Assignment;
import vigil.casework.Clock;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// What a higher urgency does to due times (rules 3.6, 3.20 and 4.7).
class UrgencyRulesTest {
  /// A Monday, 10:00 in Shanghai.
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");

  private static final Instant WEDNESDAY = MONDAY.plus(Duration.ofDays(2));

  private final Fixture town = new Fixture();

  private Order raised(Order order, Instant at) {
    return town.after(order, Fixture.MANAGER, new Step.RaiseUrgency(Urgency.URGENT), at);
  }

  /// Two days old and raised to 24 hours: due tomorrow, not yesterday.
  @Test
  void raisingCountsFromTheMomentOfRaisingAndIsNeverPastAlready() {
    Order order = raised(town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY), WEDNESDAY);
    Instant tomorrow = WEDNESDAY.plus(Duration.ofHours(24));
    assertEquals(tomorrow, order.findLead().orElseThrow().due());
    assertEquals(tomorrow, order.dues().citizen());
    assertTrue(
        Clocks.listPassed(order, WEDNESDAY).stream().noneMatch(r -> r.kind() == Clock.Kind.HANDLE));
  }

  /// What is due earlier already stays: a day before its end there is less than 24 hours left.
  @Test
  void raisingLengthensNothing() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Instant due = order.findLead().orElseThrow().due();
    Order late = raised(order, due.minus(Duration.ofHours(1)));
    assertEquals(due, late.findLead().orElseThrow().due());
  }

  @Test
  void whatIsRaisedOwesItsInterimFeedbackAndItsStepsSooner() {
    Order order = raised(town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY), WEDNESDAY);
    Assignment lead = order.findLead().orElseThrow();
    assertEquals(WEDNESDAY.plus(Duration.ofHours(2)), lead.dues().interimDue());
    assertTrue(
        Clocks.listRunning(order).stream().anyMatch(r -> r.kind() == Clock.Kind.INTERIM_FEEDBACK));
    Order waiting = raised(town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY), MONDAY);
    assertEquals(MONDAY.plus(Duration.ofMinutes(10)), waiting.dues().dispatch());
  }

  /// Rules 4.7: "a merge gives the parent the highest urgency and the earliest due time of all",
  /// and its running parts with it, even where the merged order was at no unit yet.
  @Test
  void aMergeHastensTheRunningPartsOfTheParent() {
    Order parent = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY, Fixture.HEALTH);
    Order child = town.submitted(AppealType.HELP, Urgency.URGENT, WEDNESDAY);
    Order after =
        new OrderLife(parent, town.known(), Fixture.DISPATCHER).absorb(child, WEDNESDAY).after();
    assertEquals(Urgency.URGENT, after.appeal().urgency());
    for (Assignment part : after.live()) {
      assertEquals(WEDNESDAY.plus(Duration.ofHours(24)), part.due());
      assertEquals(WEDNESDAY.plus(Duration.ofHours(2)), part.dues().interimDue());
    }
  }

  /// Rules 4.2: an urgent order's citizen is contacted within half an hour, from now on; whoever
  /// tried already owes no first try.
  @Test
  void whatBecomesUrgentInHandIsContactedSooner() {
    Instant later = MONDAY.plus(Duration.ofHours(1));
    Instant soon = later.plus(Duration.ofMinutes(30));
    Order order = raised(town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY), later);
    assertEquals(soon, order.findLead().orElseThrow().dues().contactDue());
    Order parent = town.signed(AppealType.HELP, Urgency.NORMAL, MONDAY);
    Order child = town.submitted(AppealType.HELP, Urgency.URGENT, later);
    Order merged =
        new OrderLife(parent, town.known(), Fixture.DISPATCHER).absorb(child, later).after();
    assertEquals(soon, merged.findLead().orElseThrow().dues().contactDue());
    Order tried = town.handling(AppealType.HELP, MONDAY);
    Instant before = tried.findLead().orElseThrow().dues().contactDue();
    assertEquals(before, raised(tried, later).findLead().orElseThrow().dues().contactDue());
  }

  @Test
  void anAmendmentToAHigherUrgencyIsNeverPastAlready() {
    Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    var draft = DraftBuilder.help().aboutNobody().urgent().draft();
    Order after = town.after(order, Fixture.DISPATCHER, new Step.Amend(draft), WEDNESDAY);
    assertEquals(WEDNESDAY.plus(Duration.ofHours(24)), after.dues().citizen());
    assertFalse(requireNonNull(after.dues().dispatch()).isAfter(WEDNESDAY.plusSeconds(600)));
  }

  /// Facts of before say nothing of steps: they are read, and change what they changed then.
  @Test
  void aFactOfBeforeIsReadAsItWas() {
    Order order = town.dispatched(AppealType.HELP, Urgency.NORMAL, MONDAY);
    String told =
        """
        {"on": {"order": "%s", "version": %d, "at": "2022-03-28T03:00:00Z", "by": "manager-1"},
         "to": "URGENT", "citizenDue": "2022-03-29T02:00:00Z", "due": "2022-03-29T02:00:00Z"}
        """
            .formatted(order.id(), order.version() + 1);
    var fact = JsonMapper.builder().build().readValue(told, OrderFact.UrgencyRaised.class);
    Order after = OrderReplay.apply(order, fact);
    assertEquals(Instant.parse("2022-03-29T02:00:00Z"), after.findLead().orElseThrow().due());
    assertEquals(List.of(), after.findLead().map(a -> a.attempts()).orElseThrow());
    assertEquals(null, after.findLead().orElseThrow().dues().interimDue());
  }
}
