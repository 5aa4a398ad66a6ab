package vigil.knowledge.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.ErrorResponseException;
import vigil.ServerTest;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Await;
import vigil.kernel.Ledger;
import vigil.knowledge.FoundScript;
import vigil.knowledge.Knowledge;
import vigil.knowledge.Script;
import vigil.knowledge.ScriptOutcome.Decision;
import vigil.knowledge.ScriptOutcome.Stale;
import vigil.knowledge.ScriptOutcome.TitleTaken;
import vigil.knowledge.ScriptQuery;
import vigil.knowledge.ScriptReview;
import vigil.knowledge.ScriptStep;
import vigil.knowledge.ScriptText;
import vigil.knowledge.store.SqlReadableScripts;
import vigil.knowledge.store.SqlScriptList;
import vigil.knowledge.store.SqlScriptList.Filter;
import vigil.knowledge.store.SqlScripts;

@ServerTest
class KnowledgeServiceTest {
  private static final LocalDate TODAY = LocalDate.parse("2022-04-18");

  private static final Staff AGENT = new Staff("agent-1", "", "", Set.of(Role.AGENT), null, null);
  private static final Staff EDITOR =
      new Staff("editor-1", "", "", Set.of(Role.EDITOR), null, null);

  @Autowired private Knowledge knowledge;
  @Autowired private ScriptUse use;
  @Autowired private WrongMarks wrongMarks;
  @Autowired private ScriptReviews reviews;
  @Autowired private SqlScripts scripts;
  @Autowired private SqlReadableScripts readable;
  @Autowired private SqlScriptList list;
  @Autowired private Ledger ledger;

  private static boolean isOfTheDemo(FoundScript found) {
    return found.text().title().equals("封控期间血液透析患者怎样就医");
  }

  @Test
  void theDemoCityHasAnswersAtOnce() {
    // Other tests of this server publish answers to the same words.
    Await.until(() -> search("血透").stream().anyMatch(KnowledgeServiceTest::isOfTheDemo));
    FoundScript found =
        search("血透").stream().filter(KnowledgeServiceTest::isOfTheDemo).findFirst().orElseThrow();
    assertEquals("01010101", found.text().category());
    assertEquals(List.of("wjw"), found.agreedBy());
    String id = found.id();
    // twelve agents, less the two whose news another test of this server looks at
    Await.until(() -> knowledge.countAcknowledged(id) >= 10);
  }

  @Test
  void aPublishedScriptIsFoundWithinSecondsAndItsAcknowledgementsAreCounted() {
    var script = knowledge.draft(text("夜间测试黄码蜂鸟口径"), "spike-7", "editor-1");
    script = take(script, new ScriptStep.Edit(text("夜间测试黄码蜂鸟口径二版"), "editor-1"));
    script = take(script, new ScriptStep.Ask(List.of("wjw"), "editor-1"));
    assertTrue(search("蜂鸟口径").stream().noneMatch(f -> f.text().title().contains("蜂鸟")));
    script = take(script, new ScriptStep.Agree("wjw", "同意", "clerk-wjw"));
    script = take(script, new ScriptStep.Publish("manager-1"));
    String id = script.id();
    Await.until(() -> search("蜂鸟口径").stream().anyMatch(f -> f.id().equals(id)));

    assertEquals(1, knowledge.acknowledge(id, "agent-1"));
    assertEquals(1, knowledge.acknowledge(id, "agent-1"));
    assertEquals(2, knowledge.acknowledge(id, "agent-2"));
    use.note(id, null, AGENT);
    wrongMarks.mark(id, "agent-2", "电话号码不对", null);
    ScriptReview due =
        reviews.list().stream().filter(one -> one.script().equals(id)).findFirst().orElseThrow();
    assertEquals(List.of(ScriptReview.Reason.MARKED_WRONG), due.reasons());
    assertEquals(1, due.use().used());
    assertEquals(2, due.edition());
    assertEquals(2, readable.listEditions(id, EDITOR).size());
    assertEquals(id, knowledge.listBySpike("spike-7").getFirst().id());
    assertTrue(
        ledger.listBySubject(id, 50).stream()
            .anyMatch(e -> e.kind().equals("knowledge.Published")));

    take(script, new ScriptStep.Retire("过期", "manager-1"));
    Await.until(() -> search("蜂鸟口径").stream().noneMatch(f -> f.id().equals(id)));
    assertTrue(reviews.list().stream().noneMatch(one -> one.script().equals(id)), "out of use");
  }

  @Test
  void aStepDecidedOnAnOldVersionIsRefused() {
    var script = knowledge.draft(text("过时版本"), null, "editor-1");
    take(script, new ScriptStep.Edit(text("新版本"), "editor-1"));
    assertEquals(
        new Stale(2), knowledge.take(script.id(), 1, new ScriptStep.Edit(text("另一版"), "editor-2")));
  }

  /// Rules 7.6: however it is spaced and written; a script that is out of use holds its title no
  /// more.
  // promise: docs/rules.md «A title is there once, in the file and among the scripts in use»
  @Test
  void aTitleIsThereOnceHoweverItIsWritten() {
    var first = knowledge.draft(text("同名口径 ABC（一）"), null, "editor-1");
    var again =
        assertThrows(
            ErrorResponseException.class,
            () -> knowledge.draft(text("同名 口径ａｂｃ(一)"), null, "editor-2"));
    assertEquals(409, again.getStatusCode().value());
    var other = knowledge.draft(text("异名口径"), null, "editor-1");
    assertEquals(
        new TitleTaken(first.id()),
        knowledge.take(other.id(), 1, new ScriptStep.Edit(text("同名口径abc（一）"), "editor-1")));
    take(first, new ScriptStep.Edit(text("同名口径 abc (一)"), "editor-1"));
    take(scripts.find(first.id()).orElseThrow(), new ScriptStep.Retire("过期", "editor-1"));
    knowledge.draft(text("同名口径ABC（一）"), null, "editor-2");
  }

  @Test
  void aUnitSeesWhatItStillOwes() {
    var script = knowledge.draft(text("欠着意见"), null, "editor-1");
    take(script, new ScriptStep.Ask(List.of("gaj", "wjw"), "editor-1"));
    assertTrue(listOwed("gaj").contains(script.id()));
    assertFalse(listOwed("jyw").contains(script.id()));
  }

  private List<String> listOwed(String unit) {
    return list
        .list(new Filter(null, unit, null, false, true, Instant.EPOCH), EDITOR, null, 50)
        .stream()
        .map(listed -> listed.script().id())
        .toList();
  }

  private Script take(Script script, ScriptStep step) {
    return assertInstanceOf(Decision.class, knowledge.take(script.id(), script.version(), step))
        .after();
  }

  private List<FoundScript> search(String words) {
    return knowledge.search(new ScriptQuery(words, null, null, TODAY, 8));
  }

  private static ScriptText text(String title) {
    var guidance = new ScriptText.Guidance("何时适用", "为什么", "找谁", "怎么办", null);
    return new ScriptText(
        title, null, "0102", guidance, List.of(), List.of(), ScriptText.Scope.OPEN);
  }
}
