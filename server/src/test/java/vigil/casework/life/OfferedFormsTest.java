package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.casework.AssignmentStep;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.Step;
import vigil.casework.StepForm;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// What a step asks for on one order: the screens draw this and know no rule of their own.
class OfferedFormsTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");

  private final Fixture town = new Fixture();

  private List<StepForm.Field> form(Order order, Class<? extends Step> step) {
    var mine = AssignmentStep.class.isAssignableFrom(step) ? order.findLead().orElseThrow() : null;
    return OfferedForms.list(step, order, mine, town.known(), Fixture.DISPATCHER);
  }

  private Optional<StepForm.Field> find(Order order, Class<? extends Step> step, String name) {
    return form(order, step).stream().filter(field -> field.name().equals(name)).findFirst();
  }

  private List<String> choices(Order order, Class<? extends Step> step, String name) {
    return find(order, step, name).orElseThrow().choices();
  }

  @Test
  void aReportIsAskedForTheFindingsOfItsTypeOfAppeal() {
    Order question = town.handling(AppealType.CONSULTATION, MONDAY);
    assertEquals(
        List.of("POLICY_EXISTS", "NO_POLICY", "POLICY_NOT_ACCEPTED"),
        choices(question, AssignmentStep.Report.class, "factFinding"));
    assertEquals(List.of("NOT_ASKED"), choices(question, AssignmentStep.Report.class, "siteCheck"));
    Order help = town.handling(AppealType.HELP, MONDAY);
    assertEquals(
        List.of("TRUE", "PARTLY_TRUE", "UNTRUE"),
        choices(help, AssignmentStep.Report.class, "factFinding"));
  }

  @Test
  void whoRepliedIsAskedOfTheLeadAndNotOfAnAssist() {
    Order order = town.handling(AppealType.HELP, MONDAY, "gas");
    assertTrue(find(order, AssignmentStep.Report.class, "replyUnit").orElseThrow().isNeeded());
    var assist =
        order.live().stream().filter(part -> part.unit().equals("gas")).findFirst().orElseThrow();
    var asked =
        OfferedForms.list(
            AssignmentStep.Report.class, order, assist, town.known(), Fixture.DISPATCHER);
    assertFalse(
        asked.stream()
            .filter(f -> f.name().equals("replyUnit"))
            .findFirst()
            .orElseThrow()
            .isNeeded());
  }

  @Test
  void aDispatchAsksWhomAnOrderAccusesWhereNobodyHasSaid() {
    Order help = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertTrue(find(help, Step.Dispatch.class, "accused").isEmpty());
  }

  /// A unit may be accused beside what was said, nobody may not (rules 9.2).
  @Test
  void thatItAccusesNobodyIsAChoiceUntilSomebodyHasSaid() {
    Order order = town.registered(DraftBuilder.of(AppealType.COMPLAINT).draft(), MONDAY);
    assertEquals(Order.Appeal.NOBODY, none(order));
    for (String said : List.of(Order.Appeal.NOBODY, Fixture.HEALTH)) {
      var naming = new Step.NameAccused(said, null);
      assertNull(none(town.after(order, Fixture.DISPATCHER, naming, MONDAY)), said);
    }
  }

  private @Nullable String none(Order order) {
    return find(order, Step.NameAccused.class, "accused").orElseThrow().none();
  }

  /// What the step would refuse is not offered (rules 9.1).
  @Test
  void anAccusedUnitAndThoseBelowItAreNoChoice() {
    Order waiting = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);
    assertEquals(List.of(), choices(waiting, Step.Dispatch.class, "lead"));
    var naming = new Step.NameAccused(Fixture.DISTRICT, null);
    Order accusing = town.after(waiting, Fixture.DISPATCHER, naming, MONDAY);
    for (String field : List.of("lead", "assists", "copies")) {
      noneOfTheAccused(choices(accusing, Step.Dispatch.class, field));
    }
    noneOfTheAccused(choices(accusing, Step.Confer.class, "units"));

    var other = new Step.NameAccused(Fixture.HEALTH, null);
    Order handled =
        town.after(town.handling(AppealType.HELP, MONDAY), Fixture.DISPATCHER, other, MONDAY);
    List<String> assists = choices(handled, AssignmentStep.AskAssist.class, "units");
    assertFalse(assists.contains(Fixture.HEALTH));
    assertTrue(assists.contains("gas"));
  }

  private void noneOfTheAccused(List<String> offered) {
    var out = town.known().units().listWithDescendants(Fixture.DISTRICT);
    assertTrue(out.size() > 1, "nobody is below it");
    assertTrue(offered.contains("gas"));
    assertTrue(offered.stream().noneMatch(out::contains), offered::toString);
  }

  @Test
  void anUrgencyIsOnlyRaised() {
    Order semi = town.submitted(AppealType.HELP, Urgency.SEMI_URGENT, MONDAY);
    assertEquals(List.of("URGENT"), choices(semi, Step.RaiseUrgency.class, "to"));
  }

  @Test
  void moreTimeIsAskedForInTheDaysOfThePolicy() {
    Order order = town.handling(AppealType.HELP, MONDAY);
    assertEquals(
        town.known().limits().profile().extensions().days().stream().map(String::valueOf).toList(),
        choices(order, AssignmentStep.AskExtension.class, "days"));
  }

  @Test
  void whatIsDecidedIsWhatWasAskedFor() {
    Order order = town.handling(AppealType.HELP, MONDAY);
    assertEquals(List.of(), choices(order, Step.Decide.class, "kind"));
    var ask = new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, 15, "会商");
    var clerk = Fixture.clerk(Fixture.DISTRICT);
    Order asking = town.after(order, Fixture.lead(order), clerk, ask, MONDAY);
    assertEquals(List.of("EXTENSION"), choices(asking, Step.Decide.class, "kind"));
  }

  @Test
  void staffCallBackByTelephone() {
    Order order = town.reported(AppealType.HELP, MONDAY);
    assertEquals(List.of("PHONE"), choices(order, Step.CallBack.class, "way"));
  }
}
