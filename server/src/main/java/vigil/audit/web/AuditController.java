package vigil.audit.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vigil.audit.chain.FactActor;
import vigil.audit.chain.VerificationReport;
import vigil.audit.steps.SignedHeads;
import vigil.audit.steps.Verification;
import vigil.audit.store.SqlUnmaskings;
import vigil.identity.Identity;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.kernel.Cursor;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Page;

/// What happened to X, who unmasked what, and whether anybody has touched the history.
@RestController
@RequestMapping("/api/audit")
class AuditController {
  /// One fact of a trail.
  ///
  /// @param who the id of whoever did it; empty where the house did it by itself
  /// @param name of the person; null where nobody knows it any more
  record TrailEntry(
      long seq,
      Instant at,
      String kind,
      int version,
      String who,
      @Nullable String name,
      JsonNode what) {}

  /// The longest history of one subject that is looked through.
  static final int LONGEST = 20_000;

  private final Ledger ledger;
  private final Identity identity;
  private final Verification verification;
  private final SqlUnmaskings unmaskings;
  private final SignedHeads heads;

  AuditController(
      Ledger ledger,
      Identity identity,
      Verification verification,
      SqlUnmaskings unmaskings,
      SignedHeads heads) {
    this.ledger = ledger;
    this.identity = identity;
    this.verification = verification;
    this.unmaskings = unmaskings;
    this.heads = heads;
  }

  @Permit({Role.OPERATOR, Role.MANAGER})
  @GetMapping("/trail")
  Page<TrailEntry> trail(
      @RequestParam String subject,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Page.limit(limit);
    Cursor from = Cursor.parse(cursor, 1);
    int start = from == null ? 0 : Integer.parseInt(from.key().getFirst());
    var all = ledger.listBySubject(subject, Math.min(LONGEST, start + most + 1));
    var shown = all.stream().skip(start).limit(most).map(this::trace).toList();
    boolean isMore = all.size() > start + most;
    return new Page<>(shown, isMore ? Cursor.at(start + most).text() : null);
  }

  @Permit({Role.OPERATOR, Role.MANAGER})
  @GetMapping("/unmaskings")
  Page<SqlUnmaskings.Unmasking> unmaskings(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Page.limit(limit);
    Cursor from = Cursor.parse(cursor, 1);
    long before = from == null ? Long.MAX_VALUE : Long.parseLong(from.key().getFirst());
    List<SqlUnmaskings.Unmasking> all = unmaskings.listBefore(before, most + 1);
    boolean isMore = all.size() > most;
    var shown = isMore ? all.subList(0, most) : all;
    return new Page<>(shown, isMore ? Cursor.at(shown.getLast().seq()).text() : null);
  }

  @Permit(Role.OPERATOR)
  @GetMapping("/verify")
  VerificationReport verify() {
    return verification.run();
  }

  /// How the chain stood at each minute of a day of the city, signed, to be shown to an auditor.
  @Permit({Role.OPERATOR, Role.MANAGER})
  @GetMapping("/heads")
  SignedHeads.Day heads(@RequestParam LocalDate day) {
    return heads.getDay(day);
  }

  private TrailEntry trace(LedgerEntry entry) {
    String who = FactActor.find(entry);
    String name = identity.findStaff(who).map(staff -> staff.name()).orElse(null);
    return new TrailEntry(
        entry.seq(), entry.at(), entry.kind(), entry.version(), who, name, entry.body());
  }
}
