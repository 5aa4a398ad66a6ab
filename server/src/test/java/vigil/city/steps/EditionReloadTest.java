package vigil.city.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.ServerTest;
import vigil.city.City;
import vigil.city.Edition;
import vigil.city.LimitProfile;
import vigil.city.PolicyTable;
import vigil.city.UrgencyWord;
import vigil.city.files.PolicyCity;
import vigil.city.files.PolicySource;
import vigil.city.files.TableText;
import vigil.city.life.EditionOutcome.Decision;
import vigil.city.store.SqlEditions;
import vigil.kernel.Await;
import vigil.kernel.Ledger;

/// What was approved outlives this server, and reaches the others.
@ServerTest
class EditionReloadTest {
  @Autowired Editions editions;
  @Autowired SqlEditions store;
  @Autowired EditionTexts texts;
  @Autowired CalendarService calendar;
  @Autowired vigil.identity.StaffDirectory register;
  @Autowired City city;
  @Autowired Ledger ledger;
  @Autowired TransactionTemplate transaction;

  @Test
  void aServerThatStartsRunsByWhatWasApproved() {
    approve(PolicyTable.URGENCY_WORDS, "重启词", "SEMI_URGENT", "试", "test");
    PolicyCity started = new CitySetup().city("", PolicyCity.USUAL_PROFILE, "on", texts);
    assertTrue(knows(started, "重启词"));
    assertEquals(city.policy().version(), started.policy().version());
    PolicyCity alone = new CitySetup().city("", PolicyCity.USUAL_PROFILE, "off", texts);
    assertTrue(!knows(alone, "重启词"), "by the files alone, when asked to");
  }

  @Test
  void anotherServerFollowsByTheLedger() {
    PolicyCity elsewhere = new PolicyCity(PolicySource.shipped(), PolicyCity.USUAL_PROFILE);
    var other = new EditionActivation(elsewhere, texts, calendar, register, transaction);
    long head = ledger.head();
    approve(PolicyTable.URGENCY_WORDS, "另一台", "SEMI_URGENT", "试", "test");
    assertTrue(!knows(elsewhere, "另一台"));
    Await.until(() -> {
      other.read(ledger.listAfter(head, 100)); // none while an older transaction runs
      return knows(elsewhere, "另一台");
    });
  }

  @Test
  void newLimitsBeginAnEraAndMoveNothingThatWasSetBefore() {
    var before = calendar.limits().eras().size();
    Edition approved = approve(PolicyTable.LIMITS, "shanghai", "SIGN", "NORMAL", "PRAISE", "2wd");
    var key =
        new LimitProfile.Key(
            vigil.city.LimitKind.SIGN, vigil.city.Urgency.NORMAL, vigil.city.AppealType.PRAISE);
    assertEquals("2wd", city.limits().limit(key.stage(), key.urgency(), key.type()).toString());
    assertEquals(before + 1, calendar.limits().eras().size());
    var decided = approved.trail().decided();
    assertTrue(decided != null);
    assertEquals(
        "1wd",
        calendar
            .limits()
            .at(decided.at().minusSeconds(1))
            .limit(key.stage(), key.urgency(), key.type())
            .toString());
    String back = editions.findText(PolicyTable.LIMITS, approved.number() - 1).orElseThrow();
    approve(PolicyTable.LIMITS, back);
    assertEquals("1wd", city.limits().limit(key.stage(), key.urgency(), key.type()).toString());
  }

  private Edition approve(PolicyTable table, String... cells) {
    TableText.ParsedTable now = TableText.parse(table, editions.inForce(table));
    var rows = new java.util.ArrayList<>(now.cells());
    rows.add(List.of(cells));
    return approve(table, TableText.render(table, now.head(), rows));
  }

  private Edition approve(PolicyTable table, String csv) {
    String id = editions.draft(table, csv, "operator-1").id();
    editions.propose(id, 1, "试行", "operator-1");
    var done = editions.approve(id, 2, "", "manager-1").orElseThrow();
    if (!(done instanceof Decision(var after, _))) {
      throw new AssertionError(done.toString());
    }
    return after;
  }

  private static boolean knows(City city, String word) {
    return city.policy().urgencyWords().stream().map(UrgencyWord::word).anyMatch(word::equals);
  }
}
