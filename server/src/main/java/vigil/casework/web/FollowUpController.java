package vigil.casework.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.steps.Prints;
import vigil.casework.steps.WorkQueues;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Page;
import vigil.kernel.Problems;

/// Desks beside an order's way: what is listed until a date, what somebody presses for, and what
/// word is owed meanwhile.
@RestController
@RequestMapping("/api/casework")
class FollowUpController {
  private final WorkQueues piles;
  private final Prints prints;

  FollowUpController(WorkQueues piles, Prints prints) {
    this.piles = piles;
    this.prints = prints;
  }

  /// Shelved and difficult orders, the nearest review date first.
  @GetMapping("/listed")
  @Permit({Role.DISPATCHER, Role.REVIEWER, Role.MANAGER, Role.LEADER})
  List<WorkQueues.TimedOrder> listed(@RequestParam @Nullable Integer limit, Staff by) {
    return piles.listShelvedOrDifficult(Page.limit(limit), by);
  }

  /// The interim feedback that urgent and semi-urgent orders owe, by unit, the next due first.
  @GetMapping("/feedback")
  @Permit({Role.CLERK, Role.HANDLER, Role.DISPATCHER, Role.REVIEWER, Role.MANAGER})
  List<WorkQueues.TimedOrder> feedback(@RequestParam @Nullable Integer limit, Staff by) {
    return piles.feedback(Page.limit(limit), by);
  }

  /// Supervised orders and those a leader gave, the next due first.
  @GetMapping("/pressed")
  @Permit({Role.CLERK, Role.HANDLER, Role.DISPATCHER, Role.REVIEWER, Role.MANAGER, Role.LEADER})
  List<WorkQueues.OrderWithReminders> pressed(@RequestParam @Nullable Integer limit, Staff by) {
    return piles.listSupervised(Page.limit(limit), by);
  }

  /// Open orders that the hotline or the citizen reminded of, the last reminder first.
  @GetMapping("/reminded")
  @Permit({
    Role.CLERK,
    Role.HANDLER,
    Role.DISPATCHER,
    Role.REVIEWER,
    Role.CALLBACK,
    Role.MANAGER,
    Role.LEADER
  })
  List<WorkQueues.OrderWithReminders> reminded(@RequestParam @Nullable Integer limit, Staff by) {
    return piles.listReminded(Page.limit(limit), by);
  }

  /// An order is about to be printed: the answer is the mark that goes on every sheet.
  @PostMapping("/orders/{id}/prints")
  @ResponseStatus(HttpStatus.CREATED)
  @Permit(staff = true)
  Prints.Sheet print(@PathVariable String id, Staff by) {
    return prints.print(id, by).orElseThrow(() -> Problems.notFound("order"));
  }
}
