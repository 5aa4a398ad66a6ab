package vigil.knowledge.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vigil.knowledge.KnowledgeFact;
import vigil.knowledge.Script;
import vigil.knowledge.Script.Agreement;
import vigil.knowledge.Script.State;
import vigil.knowledge.ScriptOutcome;
import vigil.knowledge.ScriptOutcome.Decision;
import vigil.knowledge.ScriptOutcome.NotAllowedNow;
import vigil.knowledge.ScriptOutcome.NotAsked;
import vigil.knowledge.ScriptOutcome.NotYourPart;
import vigil.knowledge.ScriptOutcome.PartWithoutUnit;
import vigil.knowledge.ScriptOutcome.UnknownPart;
import vigil.knowledge.ScriptPart;
import vigil.knowledge.ScriptStep;
import vigil.knowledge.ScriptStep.Agree;
import vigil.knowledge.ScriptStep.Amend;
import vigil.knowledge.ScriptStep.Ask;
import vigil.knowledge.ScriptStep.Edit;
import vigil.knowledge.ScriptStep.Publish;
import vigil.knowledge.ScriptText;
import vigil.knowledge.ScriptText.FollowUp;
import vigil.knowledge.UnitParts;

/// Each unit is asked about its own parts of a script (rules 7.2).
class AgreementByPartsTest {
  private static final Instant NIGHT = Instant.parse("2022-04-17T18:10:00Z");
  private static final String HEALTH = "wjw";
  private static final String CODES = "dsj";
  private static final String POLICE = "gaj";
  private static final String QUESTION = "followUps.0";
  private static final ScriptText TEXT = text("why", "whom", "how", "answer");

  private static final UnitParts CAUSE = new UnitParts(CODES, List.of("why", QUESTION));
  private static final UnitParts WAY =
      new UnitParts(HEALTH, List.of("whomToSee", "procedure", QUESTION));
  private static final Ask BY_PARTS = ask(CAUSE, WAY);

  @Test
  void aUnitAmendsItsOwnPartsOnly() {
    var asked = after(born(), BY_PARTS);
    var others = text("why", "whom", "another way", "answer");
    assertEquals(new NotYourPart(List.of("procedure")), take(asked, amend(CODES, others)));
    var rest = withTitle("另一个标题");
    assertEquals(new NotYourPart(List.of(ScriptPart.REST)), take(asked, amend(CODES, rest)));
    var shorter = text("why", "whom", "how", null);
    assertEquals(
        new NotYourPart(List.of(ScriptPart.QUESTIONS)),
        take(asked, amend(CODES, shorter)),
        "a question is known by its place");
    assertEquals(new NotAsked(POLICE), take(asked, amend(POLICE, others)));
    var beside = after(born(), new Ask(List.of(CODES, POLICE), List.of(CAUSE), "editor"));
    assertEquals(
        new NotYourPart(List.of(ScriptPart.QUESTIONS)),
        take(beside, amend(POLICE, shorter)),
        "nor does who is asked about the whole move the questions of others");
    assertEquals(State.ASKED, after(beside, amend(POLICE, others)).state());
  }

  @Test
  void anEditorOfAUnitWritesItsOwnPartsOnlyUntilItIsPublished() {
    var asked = after(born(), BY_PARTS);
    var others = text("why", "whom", "another way", "answer");
    assertEquals(new NotYourPart(List.of("procedure")), take(asked, edit(others, CODES)));
    var agreed = after(asked, agree(CODES), agree(HEALTH));
    assertEquals(new NotYourPart(List.of("procedure")), take(agreed, edit(others, CODES)));
    var own = text("another cause", "whom", "how", "answer");
    var edited = after(agreed, edit(own, CODES));
    assertEquals(State.DRAFT, edited.state());
    assertEquals(List.of(CODES, HEALTH), edited.owing(), "nobody has agreed to what it says now");
    var both = text("another cause", "whom", "another way", "answer");
    assertEquals(new NotYourPart(List.of("procedure")), take(edited, edit(both, CODES)));
    assertEquals(State.DRAFT, after(agreed, edit(others, "hotline")).state());
    var out = after(agreed, new Publish("m"));
    assertNull(out.ownParts(CODES));
    assertEquals(State.DRAFT, after(out, edit(others, CODES)).state());
  }

  @Test
  void anAmendedPartIsAskedAnewOnlyOfThoseAskedAboutIt() {
    var agreed = after(born(), BY_PARTS, agree(HEALTH));
    var because = after(agreed, amend(CODES, text("another cause", "whom", "how", "answer")));
    assertEquals(State.AGREED, because.state(), "the other unit is not asked about why");
    assertEquals(List.of("why", QUESTION), because.agreements().getFirst().parts());
    var answer = after(agreed, amend(CODES, text("why", "whom", "how", "another answer")));
    assertEquals(List.of(HEALTH), answer.owing(), "both are asked about the question");
  }

  @Test
  void whoIsAskedAboutTheWholeIsAskedAnewOfEachPart() {
    var asked = new Ask(List.of(CODES, HEALTH, POLICE), List.of(CAUSE, WAY), "editor");
    var agreed = after(born(), asked, agree(HEALTH), agree(POLICE));
    var amended = after(agreed, amend(CODES, text("another cause", "whom", "how", "answer")));
    assertEquals(List.of(POLICE), amended.owing());
    var whole = after(agreed, amend(POLICE, withTitle("另一个标题")));
    assertEquals(List.of(CODES), whole.owing(), "who agreed to parts that did not change is done");
  }

  @Test
  void aScriptIsPublishedOnceEachPartIsAgreedTo() {
    var one = after(born(), BY_PARTS, agree(CODES));
    assertEquals(new NotAllowedNow(State.ASKED, "Publish"), take(one, new Publish("m")));
    assertEquals(State.PUBLISHED, after(one, agree(HEALTH), new Publish("m")).state());
  }

  @Test
  void eachPartHasAUnitWhereSomeAreAskedAboutParts() {
    assertEquals(new PartWithoutUnit(List.of("whomToSee", "procedure")), take(born(), ask(CAUSE)));
    var unknown = new UnitParts(CODES, List.of("why", "followUps.7", "colour"));
    assertEquals(
        new UnknownPart(List.of("followUps.7", "colour")), take(born(), ask(unknown, WAY)));
    assertEquals(
        new UnknownPart(List.of("doNotPromise")),
        take(born(), ask(CAUSE, WAY, new UnitParts(POLICE, List.of("doNotPromise")))),
        "nobody is asked about what the text does not say");
    var notNamed = new Ask(List.of(HEALTH), List.of(CAUSE), "editor");
    assertEquals(new NotAsked(CODES), take(born(), notNamed));
  }

  @Test
  void whereNobodyIsAskedAboutPartsEachIsAskedAboutTheWhole() {
    var both = new Ask(List.of(CODES, HEALTH), "editor");
    var amended = after(born(), both, agree(HEALTH), amend(CODES, withTitle("另一个标题")));
    assertEquals(List.of(HEALTH), amended.owing());
    var fact = assertInstanceOf(Decision.class, take(born(), both)).facts().getFirst();
    assertNull(assertInstanceOf(KnowledgeFact.AgreementAsked.class, fact).parts());
  }

  @Test
  void aWordStoredBeforeThereWerePartsIsAboutTheWhole() {
    var word =
        new JsonMapper().readValue("{\"unit\":\"wjw\",\"answer\":\"OWED\"}", Agreement.class);
    assertEquals(List.of(), word.parts());
  }

  private static Ask ask(UnitParts... parts) {
    return new Ask(List.of(parts).stream().map(UnitParts::unit).toList(), List.of(parts), "editor");
  }

  private static Agree agree(String unit) {
    return new Agree(unit, null, "clerk");
  }

  private static Edit edit(ScriptText text, String unit) {
    return new Edit(text, unit, "editor");
  }

  private static Amend amend(String unit, ScriptText text) {
    return new Amend(unit, text, null, "clerk");
  }

  private static Script after(Script script, ScriptStep... steps) {
    var now = script;
    for (ScriptStep step : steps) {
      now = assertInstanceOf(Decision.class, take(now, step)).after();
    }
    return now;
  }

  private static ScriptOutcome take(Script script, ScriptStep step) {
    return new ScriptLife(script).take(step, NIGHT);
  }

  private static Script born() {
    return ScriptLife.draft("s", TEXT, null, "editor").after();
  }

  private static ScriptText withTitle(String title) {
    return new ScriptText(
        title, null, "0103", TEXT.guidance(), TEXT.followUps(), List.of(), ScriptText.Scope.OPEN);
  }

  private static ScriptText text(
      String why, String whom, String procedure, @Nullable String answer) {
    var guidance = new ScriptText.Guidance("when", why, whom, procedure, null);
    List<FollowUp> questions = answer == null ? List.of() : List.of(new FollowUp("然后呢", answer));
    return new ScriptText(
        "黄码怎么办", null, "0103", guidance, questions, List.of(), ScriptText.Scope.OPEN);
  }
}
