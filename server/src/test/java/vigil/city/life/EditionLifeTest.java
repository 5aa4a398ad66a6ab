package vigil.city.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.city.CityFact;
import vigil.city.Edition;
import vigil.city.Edition.State;
import vigil.city.Effect;
import vigil.city.PolicyTable;
import vigil.city.RowChange;
import vigil.city.life.EditionOutcome.Barred;
import vigil.city.life.EditionOutcome.Decision;
import vigil.city.life.EditionOutcome.Faulty;
import vigil.city.life.EditionOutcome.GrantsSelf;
import vigil.city.life.EditionOutcome.NotAllowedNow;
import vigil.city.life.EditionOutcome.NothingChanged;
import vigil.city.life.EditionOutcome.Overtaken;
import vigil.city.life.EditionOutcome.OwnEdition;
import vigil.city.life.EditionOutcome.SayWhy;
import vigil.city.life.EditionStep.Approve;
import vigil.city.life.EditionStep.Edit;
import vigil.city.life.EditionStep.Findings;
import vigil.city.life.EditionStep.Propose;
import vigil.city.life.EditionStep.Refuse;
import vigil.city.life.EditionStep.Renew;
import vigil.city.life.EditionStep.TakeBack;
import vigil.city.life.EditionStep.Withdraw;
import vigil.kernel.TransitionTable.Transition;

class EditionLifeTest {
  private static final Instant NOON = Instant.parse("2022-04-01T04:00:00Z");
  private static final String IN_FORCE = "word,urgency\n血透,URGENT\n";
  private static final List<RowChange> ONE =
      List.of(new RowChange(RowChange.Kind.ADDED, List.of("a"), List.of(), List.of("a", "URGENT")));

  private final Set<Transition<State, EditionStep>> walked = new HashSet<>();

  private static Edition born() {
    return EditionLife.draft("e1", PolicyTable.URGENCY_WORDS, IN_FORCE, IN_FORCE, "writer", NOON)
        .after();
  }

  private static Findings fine() {
    return new Findings(IN_FORCE, ONE, List.of(), List.of(), List.of());
  }

  private static Propose proposal() {
    return new Propose("更正", fine(), "writer");
  }

  @Test
  void whatOneWroteAndProposedAnotherApproves() {
    var approved =
        after(
            born(), new Edit("changed", "writer"), proposal(), new Approve("", 3, fine(), "boss"));
    assertEquals(State.APPROVED, approved.state());
    assertEquals(3, approved.number());
    assertEquals(new Edition.ActionStamp("boss", NOON), approved.trail().decided());
    var told =
        assertInstanceOf(
            Decision.class, take(after(born(), proposal()), new Approve("", 1, fine(), "boss")));
    assertInstanceOf(CityFact.EditionApproved.class, told.facts().getFirst());
  }

  @Test
  void nobodyApprovesWhatSheWroteOrProposed() {
    var proposed = after(born(), new Edit("changed", "second"), proposal());
    assertEquals(
        new OwnEdition(List.of("writer", "second")),
        take(proposed, new Approve("", 1, fine(), "writer")));
    assertEquals(
        new OwnEdition(List.of("writer", "second")),
        take(proposed, new Approve("", 1, fine(), "second")));
    var byThird = after(born(), new Propose("更正", fine(), "third"));
    assertInstanceOf(OwnEdition.class, take(byThird, new Approve("", 1, fine(), "third")));
  }

  @Test
  void nobodyGetsARoleByWhatSheHadAHandIn() {
    var selfish = new Findings(IN_FORCE, ONE, List.of(), List.of(), List.of("writer", "boss"));
    assertEquals(new GrantsSelf("writer"), take(born(), new Propose("更正", selfish, "writer")));
    assertEquals(
        new GrantsSelf("boss"),
        take(after(born(), proposal()), new Approve("", 1, selfish, "boss")));
  }

  @Test
  void anEditionThatWouldNotHoldIsNeitherProposedNorApproved() {
    var faulty = new Findings(IN_FORCE, ONE, List.of("x.csv:2: no"), List.of(), List.of());
    assertEquals(
        new Faulty(List.of("x.csv:2: no")), take(born(), new Propose("更正", faulty, "writer")));
    assertInstanceOf(
        Faulty.class, take(after(born(), proposal()), new Approve("", 1, faulty, "boss")));
    var bar = new Effect("unitGone", 3, true, List.of(Map.of("unit", "wjw")));
    var told = new Effect("otherLead", 3, false, List.of());
    var hanging = new Findings(IN_FORCE, ONE, List.of(), List.of(told, bar), List.of());
    assertEquals(new Barred(List.of(bar)), take(born(), new Propose("更正", hanging, "writer")));
    var same = new Findings(IN_FORCE, List.of(), List.of(), List.of(), List.of());
    assertEquals(new NothingChanged(), take(born(), new Propose("更正", same, "writer")));
    assertEquals(new SayWhy(), take(born(), new Propose(" ", fine(), "writer")));
  }

  @Test
  void whatAnotherEditionOvertookIsRenewedFirst() {
    var newer = new Findings("other", ONE, List.of(), List.of(), List.of());
    var proposed = after(born(), proposal());
    assertEquals(new Overtaken(), take(proposed, new Approve("", 2, newer, "boss")));
    var renewed = after(proposed, new TakeBack("writer"), new Renew("other", "merged", "writer"));
    assertEquals("other", renewed.text().before());
    assertEquals("merged", renewed.text().csv());
    assertInstanceOf(Decision.class, take(renewed, new Propose("更正", newer, "writer")));
  }

  @Test
  void whatIsDecidedStaysSo() {
    var refused = after(born(), proposal(), new Refuse("缺依据", "boss"));
    assertEquals("缺依据", refused.reasons().note());
    assertEquals(
        new NotAllowedNow(State.REFUSED, "Edit"), take(refused, new Edit("again", "writer")));
    assertEquals(new SayWhy(), take(after(born(), proposal()), new Refuse("", "boss")));
    assertThrows(IllegalArgumentException.class, () -> new Refuse("长".repeat(501), "boss"));
  }

  @Test
  void everyArrowIsWalked() {
    after(
        born(),
        new Edit("changed", "writer"),
        new Renew("other", "merged", "writer"),
        new Withdraw("writer"));
    after(born(), proposal(), new TakeBack("boss"), proposal(), new Refuse("不", "boss"));
    after(born(), proposal(), new Approve("", 1, fine(), "boss"));
    assertEquals(new HashSet<>(EditionLife.TABLE.arrows()), walked);
  }

  @Test
  void thePaperShowsThisLife() throws IOException {
    String paper = Files.readString(Path.of("../docs/administration.md"));
    assertTrue(
        paper.contains(EditionLife.TABLE.diagram()), "docs/administration.md shows another life");
  }

  private Edition after(Edition edition, EditionStep... steps) {
    Edition now = edition;
    for (EditionStep step : steps) {
      var next = assertInstanceOf(Decision.class, take(now, step)).after();
      walked.add(new Transition<>(now.state(), step.getClass(), next.state()));
      now = next;
    }
    return now;
  }

  private static EditionOutcome take(Edition edition, EditionStep step) {
    return new EditionLife(edition).take(step, NOON);
  }
}
