package vigil.casework.batch.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vigil.casework.OrderTextMask;
import vigil.casework.Refusal;
import vigil.casework.batch.Batch;
import vigil.casework.batch.BatchAction;
import vigil.casework.batch.BatchItemFailure;
import vigil.casework.batch.BatchSource;
import vigil.casework.batch.BatchState;
import vigil.casework.batch.steps.Batches;
import vigil.casework.batch.steps.Batches.BatchResult;
import vigil.casework.web.RefusalProblems;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.Page;
import vigil.kernel.Problems;
import vigil.kernel.StrictJson;

/// One decision over many orders: begin, watch, stop, go on, and read what failed.
@RestController
@RequestMapping("/api/casework/batches")
class BatchController {
  private final Batches batches;

  BatchController(Batches batches) {
    this.batches = batches;
  }

  /// What is done to each order; the role that may take the single step may begin it.
  enum ActionKind {
    /// Role DISPATCHER; fields lead, assists, copies.
    DISPATCH,
    /// Role DISPATCHER; each to whom the directory names; field accused.
    ACCEPT,
    /// Roles AGENT, DISPATCHER; field into.
    MERGE,
    /// Role AGENT; fields reply, script.
    ANSWER,
    /// Role HANDLER; field report, without a contact record.
    REPORT,
    /// Role REVIEWER; field note.
    PASS_AUDIT,
    /// Role CALLBACK; field reason.
    CLOSE
  }

  /// A batch to begin: `orders` as they were seen, or `source`.
  ///
  /// @param fields the deed's own: see [ActionKind]
  record NewBatch(
      ActionKind deed,
      @Nullable JsonNode fields,
      @Nullable List<Batches.OrderVersion> orders,
      @Nullable BatchSource source) {}

  /// A batch as it stands.
  ///
  /// @param left orders that wait for their turn
  record BatchView(
      String id,
      int version,
      BatchState state,
      ActionKind deed,
      @JsonUnwrapped Batch.Begun begun,
      @JsonUnwrapped Batch.Counts counts,
      int left,
      @Nullable Instant endedAt) {}

  /// An order whose step was not taken.
  ///
  /// @param why the refusal's name, `InvariantViolation` when the step could not be tried
  /// @param detail one sentence on it
  /// @param more the refusal's fields: for a stale one, what changed since it was seen
  record FailureView(
      String order,
      String number,
      String title,
      int seen,
      String why,
      String detail,
      @Nullable Map<String, Object> more) {}

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Permit({Role.AGENT, Role.DISPATCHER, Role.HANDLER, Role.REVIEWER, Role.CALLBACK})
  BatchView begin(@RequestBody NewBatch wanted, Staff by) {
    List<Batches.OrderVersion> orders = wanted.orders() == null ? List.of() : wanted.orders();
    if (orders.isEmpty() == (wanted.source() == null)) {
      throw InvalidInput.of(
          InvalidInput.Kind.MALFORMED, "Give either orders or source, whose orders are meant");
    }
    if (orders.size() > Batches.LONGEST_LIST) {
      throw InvalidInput.tooMany("orders", Batches.LONGEST_LIST);
    }
    return view(batches.begin(deed(wanted), orders, wanted.source(), by));
  }

  private static BatchAction deed(NewBatch wanted) {
    JsonNode fields = wanted.fields();
    JsonNode given = fields == null ? StrictJson.MAPPER.createObjectNode() : fields;
    BatchAction deed = StrictJson.MAPPER.treeToValue(given, BatchAction.type(name(wanted.deed())));
    deed.check();
    return deed;
  }

  /// `PASS_AUDIT` is `PassAudit`.
  private static String name(ActionKind kind) {
    var name = new StringBuilder();
    for (String part : kind.name().split("_", -1)) {
      name.append(part.charAt(0)).append(part.substring(1).toLowerCase(java.util.Locale.ROOT));
    }
    return name.toString();
  }

  @GetMapping
  @Permit(staff = true)
  List<BatchView> list(Staff by) {
    return batches.list(by).stream().map(BatchController::view).toList();
  }

  @GetMapping("/{id}")
  @Permit(staff = true)
  BatchView find(@PathVariable String id, Staff by) {
    return batches
        .find(id, by)
        .map(BatchController::view)
        .orElseThrow(() -> Problems.notFound("batch"));
  }

  @GetMapping("/{id}/failures")
  @Permit(staff = true)
  Page<FailureView> failures(
      @PathVariable String id,
      @RequestParam @Nullable Integer cursor,
      @RequestParam @Nullable Integer limit,
      Staff by) {
    if (batches.find(id, by).isEmpty()) {
      throw Problems.notFound("batch");
    }
    var page = batches.listFailures(id, cursor == null ? -1 : cursor, Page.limit(limit), by);
    return new Page<>(page.items().stream().map(BatchController::failure).toList(), page.next());
  }

  @PostMapping("/{id}/stop")
  @Permit(staff = true)
  BatchView stop(@PathVariable String id, Staff by) {
    return view(batches.stop(id, by));
  }

  @PostMapping("/{id}/resume")
  @Permit(staff = true)
  BatchView resume(@PathVariable String id, Staff by) {
    return view(batches.resume(id, by));
  }

  /// Whether to decide anew on what the orders are now.
  record Retry(boolean newest) {}

  @PostMapping("/{id}/retry")
  @Permit(staff = true)
  BatchView retry(@PathVariable String id, @RequestBody Retry how, Staff by) {
    return view(batches.retry(id, how.newest(), by));
  }

  private static BatchView view(BatchResult answer) {
    return switch (answer) {
      case BatchResult.Current(var batch) -> view(batch);
      case BatchResult.Unknown _ -> throw Problems.notFound("batch");
      case BatchResult.NotYourDuty(var roles) ->
          throw RefusalProblems.problem(new Refusal.NotYourDuty(roles));
      case BatchResult.WrongState(var state) ->
          throw Problems.of(
              HttpStatus.CONFLICT,
              "BatchNotNow",
              "Not while the batch is %s; look at it again.".formatted(state),
              Map.of("state", state));
      case BatchResult.NothingFailed _ ->
          throw Problems.of(
              HttpStatus.CONFLICT,
              "NothingFailed",
              "No order of it failed, so there is nothing to try again.",
              Map.of());
    };
  }

  private static BatchView view(Batch b) {
    return new BatchView(
        b.id(),
        b.version(),
        b.state(),
        kind(b.deed()),
        b.begun(),
        b.counts(),
        b.counts().left(),
        b.endedAt());
  }

  private static ActionKind kind(BatchAction deed) {
    return switch (deed) {
      case BatchAction.Dispatch _ -> ActionKind.DISPATCH;
      case BatchAction.Accept _ -> ActionKind.ACCEPT;
      case BatchAction.Merge _ -> ActionKind.MERGE;
      case BatchAction.Answer _ -> ActionKind.ANSWER;
      case BatchAction.Report _ -> ActionKind.REPORT;
      case BatchAction.PassAudit _ -> ActionKind.PASS_AUDIT;
      case BatchAction.Close _ -> ActionKind.CLOSE;
    };
  }

  private static FailureView failure(BatchItemFailure f) {
    Refusal no = f.asRefusal();
    return new FailureView(
        f.order(),
        f.number(),
        OrderTextMask.LISTS.hiding(f.name()).apply(f.title()),
        f.seen(),
        f.why(),
        no == null ? "The step could not be tried; the log says why." : RefusalProblems.detail(no),
        no == null ? null : RefusalProblems.fields(no));
  }
}
