package vigil.messaging.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Casework;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.kernel.RateLimits;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.StaffMessages;
import vigil.messaging.notices.QueryCodeMessages;
import vigil.messaging.store.SqlDeadLetters;

/// Whether the citizen of an order was written to, and whether it arrived: the hotline asks before
/// it calls.
@RestController
@RequestMapping("/api/portal/messages")
class MessagesController {
  /// Of one order in a day, whoever asks for it.
  private static final int MOST_CODES_SENT = 3;

  private final Casework casework;
  private final SqlDeadLetters letters;
  private final QueryCodeMessages codes;
  private final RateLimits limits;
  private final StaffMessages staffMessages;

  MessagesController(
      Casework casework,
      SqlDeadLetters letters,
      QueryCodeMessages codes,
      RateLimits limits,
      StaffMessages staffMessages) {
    this.casework = casework;
    this.letters = letters;
    this.codes = codes;
    this.limits = limits;
    this.staffMessages = staffMessages;
  }

  @Permit({Role.AGENT, Role.CALLBACK, Role.DISPATCHER, Role.REVIEWER, Role.MANAGER})
  @GetMapping("/{order}")
  List<SqlDeadLetters.Row> ofOrder(@PathVariable String order, Staff by) {
    String id = casework.find(order, by).orElseThrow(() -> Problems.notFound("order")).order().id();
    return letters.listForCitizen(id);
  }

  /// Whether a text message leaves the house at all; without a gateway it waits for one.
  record Gateway(boolean isReady) {}

  /// Asked by whoever tells a citizen that a message comes.
  @Permit({Role.AGENT, Role.CALLBACK, Role.DISPATCHER})
  @GetMapping("/gateway")
  Gateway getGateway() {
    return new Gateway(staffMessages.isReady(DeliveryChannel.SMS));
  }

  /// Sends a query code to the citizen's phone once more: only the citizen reads it.
  @Permit({Role.AGENT, Role.CALLBACK, Role.DISPATCHER})
  @PostMapping("/{order}/query-code")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void sendCode(@PathVariable String order, Staff by) {
    String id = casework.find(order, by).orElseThrow(() -> Problems.notFound("order")).order().id();
    limits
        .consume("CODE_SENT", id, MOST_CODES_SENT, Duration.ofDays(1))
        .ifPresent(MessagesController::refuse);
    if (!codes.resend(id)) {
      throw Problems.of(
          HttpStatus.CONFLICT, "NoMobile", "The citizen left no mobile number.", Map.of());
    }
  }

  private static void refuse(Duration wait) {
    throw Problems.tooOften(
        wait, "That was too often. Wait %d minutes, or call 12345. 请%d分钟后再试，或拨打12345。");
  }
}
