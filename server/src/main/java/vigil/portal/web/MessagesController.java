package vigil.portal.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Casework;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.portal.delivery.DeadLetters;

/// Whether the citizen of an order was written to, and whether it arrived: the hotline asks before
/// it calls.
@RestController
@RequestMapping("/api/portal/messages")
class MessagesController {
  private final Casework casework;
  private final DeadLetters letters;

  MessagesController(Casework casework, DeadLetters letters) {
    this.casework = casework;
    this.letters = letters;
  }

  @Permit({Role.AGENT, Role.CALLBACK, Role.DISPATCHER, Role.REVIEWER, Role.MANAGER})
  @GetMapping("/{order}")
  List<DeadLetters.Row> ofOrder(@PathVariable String order, Staff by) {
    String id = casework.find(order, by).orElseThrow(() -> Problems.notFound("order")).order().id();
    return letters.toCitizen(id);
  }
}
