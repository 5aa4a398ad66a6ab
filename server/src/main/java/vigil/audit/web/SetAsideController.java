package vigil.audit.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.audit.AuditFact;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Ledger;
import vigil.kernel.Problems;
import vigil.kernel.SetAsides;

/// Facts that readers of the ledger went on without, and having one tried again.
@RestController
@RequestMapping("/api/audit/set-aside")
class SetAsideController {
  private static final int MOST_SHOWN = 200;

  private final SetAsides asides;
  private final Ledger ledger;
  private final TransactionTemplate transaction;

  SetAsideController(SetAsides asides, Ledger ledger, TransactionTemplate transaction) {
    this.asides = asides;
    this.ledger = ledger;
    this.transaction = transaction;
  }

  /// How many there are, and the oldest of them.
  record SetAsideSummary(long count, List<SetAsides.SetAside> oldest) {}

  @Permit(Role.OPERATOR)
  @GetMapping
  SetAsideSummary all() {
    return new SetAsideSummary(asides.count(), asides.list(MOST_SHOWN));
  }

  /// A projection is made anew from the first fact; another reader takes the one fact now.
  @Permit(Role.OPERATOR)
  @PostMapping("/{reader}/{seq}/retry")
  SetAsides.RetryOutcome retry(@PathVariable String reader, @PathVariable long seq, Staff by) {
    var retried = asides.retry(reader, seq).orElseThrow(() -> Problems.notFound("fact"));
    String refused = retried.refused();
    transaction.executeWithoutResult(
        _ -> ledger.append(new AuditFact.SetAsideRetried(reader, by.id(), seq, refused == null)));
    if (refused != null) {
      throw Problems.of(
          HttpStatus.CONFLICT,
          "StillSetAside",
          "The reader %s could not take fact %d again: %s.".formatted(reader, seq, refused),
          Map.of("reader", reader, "seq", seq, "reason", refused));
    }
    return retried;
  }
}
