package vigil.audit.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
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
import vigil.kernel.Projections;

/// What is made of the ledger alone, how far it has come, and making it anew. The chain of the
/// history is not among them: whoever could make it anew could hide a change.
@RestController
@RequestMapping("/api/audit/projections")
class ProjectionController {
  private final Projections projections;
  private final Ledger ledger;

  ProjectionController(Projections projections, Ledger ledger) {
    this.projections = projections;
    this.ledger = ledger;
  }

  @Permit(Role.OPERATOR)
  @GetMapping
  List<Projections.ProjectionProgress> all() {
    return projections.list();
  }

  @Permit(Role.OPERATOR)
  @PostMapping("/{name}/rebuild")
  @Transactional
  public Projections.ProjectionProgress rebuild(@PathVariable String name, Staff by) {
    var before = projections.rebuild(name).orElseThrow(() -> unknown(name));
    ledger.append(new AuditFact.RebuildOrdered(name, by.id(), before.position()));
    return before;
  }

  private RuntimeException unknown(String name) {
    var names = projections.list().stream().map(Projections.ProjectionProgress::name).toList();
    return Problems.of(
        HttpStatus.NOT_FOUND,
        "Unknown",
        "No projection is called %s; there are %s.".formatted(name, names),
        Map.of("names", names));
  }
}
