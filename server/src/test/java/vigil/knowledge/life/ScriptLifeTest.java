package vigil.knowledge.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.kernel.TransitionTable.Transition;
import vigil.knowledge.KnowledgeFact;
import vigil.knowledge.Script;
import vigil.knowledge.Script.State;
import vigil.knowledge.ScriptOutcome.Decision;
import vigil.knowledge.ScriptOutcome.Incomplete;
import vigil.knowledge.ScriptOutcome.NotAllowedNow;
import vigil.knowledge.ScriptOutcome.NotAsked;
import vigil.knowledge.ScriptOutcome.NothingChanged;
import vigil.knowledge.ScriptStep;
import vigil.knowledge.ScriptStep.Agree;
import vigil.knowledge.ScriptStep.Amend;
import vigil.knowledge.ScriptStep.Ask;
import vigil.knowledge.ScriptStep.Edit;
import vigil.knowledge.ScriptStep.Publish;
import vigil.knowledge.ScriptStep.Refuse;
import vigil.knowledge.ScriptStep.Retire;
import vigil.knowledge.ScriptText;

class ScriptLifeTest {
  private static final Instant NIGHT = Instant.parse("2022-04-17T18:10:00Z");
  private static final ScriptText TEXT = text("黄码怎么办", "why");
  private static final Ask BOTH = new Ask(List.of("wjw", "dsj"), "editor");
  private static final Agree HEALTH = new Agree("wjw", null, "clerk");
  private static final Agree CODES = new Agree("dsj", null, "clerk-2");
  private static final Amend AMENDED = new Amend("wjw", text("黄码怎么办", "amended"), null, "clerk");

  private final Set<Transition<State, ScriptStep>> walked = new HashSet<>();

  @Test
  void aScriptIsPublishedOnlyWhenEveryUnitAskedHasAgreed() {
    var asked = after(born(), BOTH);
    assertEquals(
        new NotAllowedNow(State.ASKED, "Publish"), take(after(asked, HEALTH), new Publish("m")));
    var agreed = after(asked, HEALTH, CODES);
    assertEquals(State.AGREED, agreed.state());
    var decision = assertInstanceOf(Decision.class, take(agreed, new Publish("m")));
    assertEquals(1, decision.after().publication().publishedEdition());
    assertInstanceOf(KnowledgeFact.Published.class, decision.facts().getFirst());
  }

  @Test
  void anAmendedTextIsAskedAnewOfTheOtherUnits() {
    var amended = after(born(), BOTH, CODES, AMENDED);
    assertEquals(State.ASKED, amended.state());
    var decision = assertInstanceOf(Decision.class, take(after(born(), BOTH, CODES), AMENDED));
    var fact = assertInstanceOf(KnowledgeFact.Amended.class, decision.facts().getFirst());
    assertEquals(List.of("wjw", "dsj"), fact.asked(), "whose pages show it");
    assertEquals(List.of("dsj"), amended.owing());
    assertEquals(2, amended.edition());
    assertEquals(State.AGREED, after(amended, CODES).state());
  }

  @Test
  void aRefusalSendsItBackToItsWriter() {
    var refused = after(born(), BOTH, new Refuse("wjw", "not ours", "clerk"));
    assertEquals(State.DRAFT, refused.state());
  }

  @Test
  void aUnitThatWasNotAskedMayNotAgree() {
    var asked = after(born(), BOTH);
    assertEquals(new NotAsked("gaj"), take(asked, new Agree("gaj", null, "x")));
    assertEquals(new NotAsked("wjw"), take(after(asked, HEALTH), HEALTH));
  }

  @Test
  void noUnitIsAskedAboutAScriptThatDoesNotSayWhy() {
    var empty = ScriptLife.draft("s", text("黄码", ""), null, "editor").after();
    assertEquals(new Incomplete(List.of("why")), take(empty, BOTH));
  }

  // promise: docs/rules.md «No unit is asked to agree to one that lacks why, whom or procedure»
  @Test
  void noUnitTakesAwayWhatACallerAsksFor() {
    var asked = after(born(), BOTH, HEALTH);
    var same = new Amend("dsj", asked.text(), null, "clerk");
    assertEquals(new NothingChanged(), take(asked, same));
    var emptied = new Amend("dsj", text("黄码", "\u200b"), null, "clerk");
    assertEquals(new Incomplete(List.of("why")), take(asked, emptied));
  }

  @Test
  void anEditedScriptStaysPublishedInItsOldEdition() {
    var published = after(born(), BOTH, HEALTH, CODES, new Publish("m"));
    var edited = after(published, new Edit(text("黄码怎么办", "new"), "editor"));
    assertEquals(State.DRAFT, edited.state());
    assertEquals(1, edited.publication().publishedEdition());
    assertEquals(2, edited.edition());
    assertTrue(edited.agreements().isEmpty());
  }

  @Test
  void everyArrowIsWalked() {
    var edit = new Edit(TEXT, "editor");
    var one = new Ask(List.of("wjw"), "editor");
    after(born(), edit, BOTH, AMENDED, edit);
    after(born(), BOTH, HEALTH, new Refuse("dsj", "no", "x"), new Retire("no", "m"));
    after(born(), one, HEALTH, edit);
    after(born(), one, AMENDED, new Publish("m"), edit);
    after(born(), one, HEALTH, new Publish("m"), new Retire("over", "m"));
    assertEquals(new HashSet<>(ScriptLife.TABLE.arrows()), walked);
  }

  @Test
  void thePaperShowsThisLife() throws java.io.IOException {
    String paper = java.nio.file.Files.readString(java.nio.file.Path.of("../docs/night.md"));
    assertTrue(paper.contains(ScriptLife.TABLE.diagram()), "docs/night.md shows another life");
  }

  private Script after(Script script, ScriptStep... steps) {
    var now = script;
    for (ScriptStep step : steps) {
      var next = assertInstanceOf(Decision.class, take(now, step)).after();
      assertEquals(now.version() + 1, next.version());
      walked.add(new Transition<>(now.state(), step.getClass(), next.state()));
      now = next;
    }
    return now;
  }

  private static vigil.knowledge.ScriptOutcome take(Script script, ScriptStep step) {
    return new ScriptLife(script).take(step, NIGHT);
  }

  private static Script born() {
    return ScriptLife.draft("s", TEXT, "spike-1", "editor").after();
  }

  private static ScriptText text(String title, String why) {
    var guidance = new ScriptText.Guidance("when", why, "whom", "procedure", null);
    return new ScriptText(
        title, null, "0103", guidance, List.of(), List.of(), ScriptText.Scope.OPEN);
  }
}
