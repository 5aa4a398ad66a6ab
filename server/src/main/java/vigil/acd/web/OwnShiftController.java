package vigil.acd.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.acd.shift.ShiftFigures;
import vigil.acd.store.SqlDebts;
import vigil.acd.store.SqlDebts.Debt;
import vigil.acd.store.SqlShiftFigures;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;

/// The own shift in numbers, as the ledger tells of it; nobody else's.
@RestController
@RequestMapping("/api/acd/shift")
class OwnShiftController {
  private final SqlShiftFigures shifts;
  private final SqlDebts debts;
  private final InstantSource clock;
  private final Duration talkUntilBreak;

  OwnShiftController(
      SqlShiftFigures shifts,
      SqlDebts debts,
      InstantSource clock,
      @Value("${vigil.acd.talk-until-break:PT1H}") Duration talkUntilBreak) {
    this.shifts = shifts;
    this.debts = debts;
    this.clock = clock;
    this.talkUntilBreak = talkUntilBreak;
  }

  /// @param asOf all spans are counted until then
  /// @param beganAt null for who had no shift yet
  /// @param owed answered calls without an order, of any shift, oldest first
  record OwnShift(
      Instant asOf,
      @Nullable Instant beganAt,
      ShiftFigures.Counts counts,
      ShiftSeconds seconds,
      TalkUntilBreak talk,
      List<Debt> owed) {}

  record ShiftSeconds(long talk, long afterCall, long rest) {}

  /// @param seconds talk since the last break began, or since the shift did
  /// @param most so many are followed by a reminder
  record TalkUntilBreak(long seconds, long most) {}

  @GetMapping
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  OwnShift shift(Staff who) {
    var now = clock.instant();
    var found = shifts.findNewest(who.id());
    var shift = found.map(one -> one.until(now)).orElseGet(() -> ShiftFigures.none(who.id(), now));
    var spans = shift.spans();
    return new OwnShift(
        now,
        found.map(ShiftFigures::beganAt).orElse(null),
        shift.counts(),
        new ShiftSeconds(
            spans.talk().toSeconds(), spans.afterCall().toSeconds(), spans.rest().toSeconds()),
        new TalkUntilBreak(shift.unbrokenTalk().toSeconds(), talkUntilBreak.toSeconds()),
        debts.listOpenWithTimes(who.id()));
  }
}
