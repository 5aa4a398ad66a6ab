package vigil.casework.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.modulith.NamedInterface;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Assignment;
import vigil.casework.CallbackRow;
import vigil.casework.CaseworkFact;
import vigil.casework.Clock;
import vigil.casework.OrderRow;
import vigil.casework.Step;
import vigil.casework.StepForm;
import vigil.casework.StepForms;
import vigil.casework.steps.CallbackTurns;
import vigil.casework.steps.WorkQueues;
import vigil.casework.store.SqlRapidLane;
import vigil.city.DueStatus;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.Page;
import vigil.kernel.Problems;

/// The piles on people's desks: board, inbox, callbacks.
@NamedInterface("inside")
@RestController
@RequestMapping("/api/casework")
public class WorkQueueController {
  private final WorkQueues piles;
  private final CallbackTurns turns;

  WorkQueueController(WorkQueues piles, CallbackTurns turns) {
    this.piles = piles;
    this.turns = turns;
  }

  /// Which pile of the inbox an order lies on.
  enum InboxQueue {
    SIGN,
    CONTACT,
    HANDLE,
    REPORT,
    /// A unit below has reported; this one accepts or sends back.
    REVIEW,
    /// A return waits for its arbitration.
    WAIT
  }

  /// A line of the inbox.
  ///
  /// @param clock the next that the unit's own part has; null where none runs
  record InboxRow(InboxQueue pile, Assignment assignment, OrderRow order, @Nullable Clock clock) {}

  /// A line of the board with what the directory suggests.
  ///
  /// @param lead null where the directory cannot say: amend category or place first
  /// @param owesAccused whoever dispatches it says whom it accuses, since nobody has
  @NamedInterface("inside")
  public record BoardRow(
      OrderRow order,
      @Nullable String lead,
      @Nullable String leadName,
      List<String> assists,
      @Nullable String limit,
      @Nullable String legalBasis,
      @Nullable String directoryVersion,
      boolean owesAccused) {
    /// What accepting the suggestion asks for.
    static final StepForm FORM = StepForms.find(Step.Dispatch.class).orElseThrow();
  }

  /// The board.
  ///
  /// @param waiting how many wait for a dispatch in all
  /// @param late how many of them are overdue
  record Board(long waiting, long late, List<BoardRow> rows) {}

  @GetMapping("/board")
  @Permit({Role.DISPATCHER, Role.MANAGER})
  Board board(@RequestParam @Nullable Integer limit, Staff by) {
    var rows =
        piles.board(Page.limit(limit), by).stream().map(WorkQueueController::boardRow).toList();
    var count = piles.countWaiting();
    return new Board(count.all(), count.late(), rows);
  }

  public static BoardRow boardRow(WorkQueues.SuggestedDispatch s) {
    var duty = s.duty();
    return new BoardRow(
        s.order(),
        duty == null ? null : duty.lead().id(),
        duty == null ? null : duty.lead().name(),
        duty == null ? List.of() : duty.assists().stream().map(u -> u.id()).toList(),
        s.limit(),
        duty == null ? null : duty.legalBasis(),
        duty == null ? null : duty.version(),
        s.owesAccused());
  }

  @GetMapping("/inbox")
  @Permit({Role.CLERK, Role.HANDLER})
  List<InboxRow> inbox(@RequestParam @Nullable Integer limit, Staff by) {
    var rows = new ArrayList<InboxRow>();
    for (var mine : piles.inbox(Page.limit(limit), by)) {
      rows.add(
          new InboxRow(pile(mine.assignment()), mine.assignment(), mine.order(), mine.clock()));
    }
    return rows;
  }

  @GetMapping("/conferences")
  @Permit({Role.CLERK, Role.HANDLER})
  List<WorkQueues.AskedOrder> conferences(@RequestParam @Nullable Integer limit, Staff by) {
    return piles.conferences(Page.limit(limit), by);
  }

  private static InboxQueue pile(Assignment a) {
    return switch (a.state()) {
      case DISPATCHED -> InboxQueue.SIGN;
      case SIGNED -> InboxQueue.CONTACT;
      case CONTACTED, SENT_BACK -> InboxQueue.HANDLE;
      case HANDLING -> InboxQueue.REPORT;
      case REPORTED -> InboxQueue.REVIEW;
      case RETURN_PENDING, ACCEPTED, RETURNED, CANCELLED -> InboxQueue.WAIT;
    };
  }

  @GetMapping("/callbacks")
  @Permit({Role.CALLBACK, Role.MANAGER})
  List<CallbackRow> callbacks(@RequestParam @Nullable Integer limit, Staff by) {
    return turns.list(Page.limit(limit), by);
  }

  /// Whom to call back next.
  ///
  /// @param order null where nobody may be called now
  record NextCallback(@Nullable CallbackRow order) {}

  @GetMapping("/callbacks/next")
  @Permit({Role.CALLBACK})
  NextCallback nextCallback(Staff by) {
    return new NextCallback(turns.findNext(by).orElse(null));
  }

  /// Why a callback is left to others.
  ///
  /// @param reason of a closed list: it is told to the ledger
  record CallbackPass(CaseworkFact.@Nullable PassReason reason) {}

  /// Leaves a callback to others, with the reason.
  @PostMapping("/orders/{id}/pass-callback")
  @Permit({Role.CALLBACK})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void passOn(@PathVariable String id, @RequestBody CallbackPass pass, Staff by) {
    if (pass.reason() == null) {
      throw InvalidInput.missing("reason");
    }
    if (!turns.passOn(id, pass.reason(), by)) {
      throw Problems.notFound("order");
    }
  }

  /// What the hotline's reviewers owe: reported parts to accept, orders to audit.
  @GetMapping("/reviews")
  @Permit({Role.REVIEWER, Role.MANAGER})
  List<OrderRow> reviews(@RequestParam @Nullable Integer limit, Staff by) {
    return piles.reviews(Page.limit(limit), by);
  }

  /// Requests that wait for somebody's word: returns, extensions, listings.
  @GetMapping("/requests")
  @Permit({Role.DISPATCHER, Role.REVIEWER, Role.MANAGER})
  List<OrderRow> requests(@RequestParam @Nullable Integer limit, Staff by) {
    return piles.requests(Page.limit(limit), by);
  }

  /// Questions of units for citizens who are hidden from them: whoever rings the citizen passes the
  /// answer on.
  @GetMapping("/relays")
  @Permit({Role.DISPATCHER, Role.CALLBACK, Role.MANAGER})
  List<OrderRow> relays(@RequestParam @Nullable Integer limit, Staff by) {
    return piles.relays(Page.limit(limit), by);
  }

  /// The rapid-disposal lane: urgent medical orders, the next due first.
  ///
  /// @param open how many there are in all
  /// @param late how many of them are late with a step
  /// @param pace of the last 24 hours, closed ones too
  /// @param paceAt when that was counted, some seconds ago at most
  record RapidLane(
      long open, long late, SqlRapidLane.Pace pace, Instant paceAt, List<OrderRow> rows) {}

  @GetMapping("/rapid")
  @Permit({Role.DISPATCHER, Role.MANAGER, Role.LEADER})
  RapidLane rapid(@RequestParam @Nullable Integer limit, Staff by) {
    var count = piles.countRapid();
    var rows = piles.rapid(Page.limit(limit), by);
    long red = rows.stream().filter(row -> row.next().lamp() == DueStatus.RED).count();
    var pace = piles.rapidPace();
    return new RapidLane(count.all(), Math.max(count.late(), red), pace.value(), pace.at(), rows);
  }
}
