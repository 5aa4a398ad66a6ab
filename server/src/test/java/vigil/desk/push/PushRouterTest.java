package vigil.desk.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vigil.city.Unit;
import vigil.city.Units;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;

/// Whose business a fact is.
class PushRouterTest {
  private static final Instant AT = Instant.parse("2022-04-02T02:00:00Z");

  private static final Units UNITS =
      new Units(
          List.of(unit("wjw", "12345"), unit("wjw-section", "wjw"), unit("d310115", "12345")));

  private final EntryListLedger ledger = new EntryListLedger();
  private final PushRouter routes = new PushRouter(new OrderAudience(ledger), () -> UNITS);

  /// A ledger in memory, of entries as they are read.
  private static final class EntryListLedger implements Ledger {
    final List<LedgerEntry> entries = new ArrayList<>();

    @Override
    public void append(Fact fact) {
      throw new UnsupportedOperationException("this test writes entries");
    }

    @Override
    public List<LedgerEntry> listBySubject(String subject, int limit) {
      return entries.stream().filter(e -> e.subject().equals(subject)).limit(limit).toList();
    }

    @Override
    public List<LedgerEntry> listAfter(long seq, int limit) {
      return entries.stream().filter(e -> e.seq() > seq).limit(limit).toList();
    }

    @Override
    public long head() {
      return entries.size();
    }
  }

  private static Unit unit(String id, String parent) {
    return new Unit(id, id, id, Unit.Kind.CITY, null, parent);
  }

  @Test
  void theAccusedUnitHearsNothingOfTheOrder() {
    happens("casework.Registered", 1, registered("wjw"));
    happens("casework.Submitted", 2, "{'on':{},'appeal':{'accusedUnit':null}}");
    happens("casework.Dispatched", 3, "{'on':{},'parts':[{'unit':'d310115'},{'unit':'wjw'}]}");
    happens("casework.Signed", 4, "{'on':{},'assignment':'a-1'}");
    for (LedgerEntry entry : ledger.entries) {
      assertFalse(reaches(entry, staff("wjw")), entry.kind());
    }
    assertTrue(reaches(ledger.entries.get(3), staff("d310115")));
    assertFalse(reaches(ledger.entries.get(3), staff("d310104")), "a unit without a part");
    assertTrue(reaches(ledger.entries.get(3), hotline("dispatcher-1", Role.DISPATCHER)));
    assertTrue(reaches(ledger.entries.get(3), hotline("agent-1", Role.AGENT)), "her own order");
    assertFalse(reaches(ledger.entries.get(3), hotline("agent-2", Role.AGENT)));
  }

  @Test
  void noSectionOfTheAccusedHearsOfIt() {
    happens("casework.Registered", 1, registered("wjw"));
    var given = "{'on':{},'parts':[{'unit':'d310115'},{'unit':'wjw-section'}]}";
    var dispatched = happens("casework.Dispatched", 2, given);
    assertFalse(reaches(dispatched, staff("wjw-section")));
    assertTrue(reaches(dispatched, staff("d310115")));
  }

  @Test
  void whoeverSteppedAsideHearsNoMore() {
    happens("casework.Registered", 1, registered("wjw"));
    var dispatcher = hotline("dispatcher-1", Role.DISPATCHER);
    assertTrue(reaches(happens("casework.Submitted", 2, "{'on':{}}"), dispatcher));
    var declared = happens("casework.InterestDeclared", 0, "{'by':'dispatcher-1'}");
    assertTrue(routes.findMessage(declared).isEmpty(), "that is nobody's news");
    var later = happens("casework.Submitted", 3, "{'on':{}}");
    assertFalse(reaches(later, dispatcher));
    assertTrue(reaches(later, hotline("dispatcher-2", Role.DISPATCHER)));
    var fresh = new PushRouter(new OrderAudience(ledger), () -> UNITS);
    assertFalse(
        fresh.findMessage(later).orElseThrow().audience().reaches(dispatcher), "nor after all");
  }

  @Test
  void aUnitIsKnownAgainAfterARestart() {
    happens("casework.Registered", 1, registered("wjw"));
    happens("casework.Dispatched", 2, "{'on':{},'parts':[{'unit':'d310115'}]}");
    var signed = happens("casework.Signed", 3, "{'on':{},'assignment':'a-1'}");
    var fresh = new PushRouter(new OrderAudience(ledger), () -> UNITS);
    var message = fresh.findMessage(signed).orElseThrow();
    assertTrue(message.audience().reaches(staff("d310115")));
    assertFalse(message.audience().reaches(staff("wjw")));
  }

  @Test
  void ofAnOrdersFactOnlyReferencesLeave() {
    var registered = happens("casework.Registered", 1, registered("wjw"));
    var text = JsonMapper.shared().readTree(routes.findMessage(registered).orElseThrow().text());
    assertEquals(List.of("version", "number"), List.copyOf(text.path("body").propertyNames()));
  }

  @Test
  void whoLookedBehindAMaskIsNotToldToDesks() {
    var unmasked = happens("casework.Unmasked", 0, "{'by':'agent-1','reason':'CALL_BACK'}");
    assertTrue(routes.findMessage(unmasked).isEmpty());
  }

  @Test
  void aSpikeIsForTheNightAndAScriptForEveryone() {
    var spike = happens("insight.SpikeRaised", 1, "{'topic':'yellow-code'}");
    assertTrue(reaches(spike, hotline("manager-1", Role.MANAGER)));
    assertFalse(reaches(spike, hotline("agent-1", Role.AGENT)));
    var asked = happens("knowledge.AgreementAsked", 2, "{'units':['wjw']}");
    assertTrue(reaches(asked, staff("wjw")));
    assertFalse(reaches(asked, staff("dsj")));
    assertTrue(reaches(happens("knowledge.Published", 3, "{'title':'x'}"), staff("dsj")));
  }

  private static String registered(String accused) {
    return "{'on':{},'number':'20220402-000001-7','origin':{'by':'agent-1'},"
        + "'appeal':{'accusedUnit':'"
        + accused
        + "','district':'310115'}}";
  }

  private LedgerEntry happens(String kind, int version, String body) {
    String json = body.replace('\'', '"');
    var entry = new LedgerEntry(ledger.entries.size() + 1, AT, kind, "order-1", version, json);
    ledger.entries.add(entry);
    return entry;
  }

  private boolean reaches(LedgerEntry entry, Staff staff) {
    return routes.findMessage(entry).orElseThrow().audience().reaches(staff);
  }

  private static Staff staff(String unit) {
    return staff("clerk-" + unit, unit, Role.CLERK, Role.DISPATCHER);
  }

  private static Staff hotline(String id, Role role) {
    return staff(id, null, role);
  }

  private static Staff staff(String id, @Nullable String unit, Role... roles) {
    return new Staff(id, id, id, EnumSet.copyOf(Set.of(roles)), unit, null);
  }
}
