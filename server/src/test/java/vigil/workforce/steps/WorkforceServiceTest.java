package vigil.workforce.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.ListLedger;
import vigil.kernel.database.TestDatabase;
import vigil.workforce.Shift;
import vigil.workforce.ShiftStartResult;
import vigil.workforce.Site;
import vigil.workforce.WorkforceFact;
import vigil.workforce.store.SqlShifts;

/// Shifts against a real database.
class WorkforceServiceTest {
  private static final Instant EIGHT = Instant.parse("2022-05-01T00:00:00Z");

  private final InstantSource clock = InstantSource.fixed(EIGHT);
  private final ListLedger ledger = new ListLedger(clock);
  private final WorkforceService workforce =
      new WorkforceService(
          new SqlShifts(JdbcClient.create(TestDatabase.migrated("kernel", "workforce"))),
          ledger,
          clock);

  @Test
  void aShiftBeginsAtHomeAndEndsOnce() {
    var shift = new Shift("an", "sip:1001", List.of(), Site.HOME, EIGHT);
    assertEquals(shift, workforce.startShift("an", "sip:1001"));
    assertEquals(List.of(shift), workforce.listShifts());
    workforce.endShift("an");
    workforce.endShift("an");
    assertTrue(workforce.findShift("an").isEmpty());
    assertEquals(
        List.of(
            new WorkforceFact.ShiftBegan("an", "sip:1001", "home", List.of()),
            new WorkforceFact.ShiftEnded("an")),
        ledger.facts());
  }

  @Test
  void aRunningShiftMovesToAnotherPhoneAndLearnsAtOnce() {
    workforce.startShift("an", "sip:1001");
    workforce.startShift("an", "sip:1001");
    assertEquals(1, ledger.facts().size(), "a second press changes nothing");
    workforce.startShift("an", "sip:2001", "standby");
    workforce.setSkills("an", List.of("en"));
    var shift = workforce.findShift("an").orElseThrow();
    assertEquals(new Shift("an", "sip:2001", List.of("en"), "standby", EIGHT), shift);
    assertEquals(
        new WorkforceFact.ShiftChanged("an", "sip:2001", "standby", List.of("en")),
        ledger.facts().getLast());
  }

  @Test
  void onePhoneIsOneSeat() {
    workforce.startShift("an", "sip:1001");
    assertEquals(
        new ShiftStartResult.PhoneTaken("sip:1001", "an"), workforce.startShift("bao", "sip:1001"));
    assertInstanceOf(Shift.class, workforce.startShift("bao", "sip:1002"));
  }

  @Test
  void nonsenseIsRefusedBeforeItIsStored() {
    assertThrows(
        IllegalArgumentException.class, () -> workforce.startShift("an", "sip:1001", "moon"));
    assertThrows(IllegalArgumentException.class, () -> workforce.startShift("an", "tel:1 or 1"));
    assertEquals(
        List.of("home", "main", "standby"), workforce.listSites().stream().map(Site::id).toList());
  }
}
