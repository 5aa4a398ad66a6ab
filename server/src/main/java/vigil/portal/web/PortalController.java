package vigil.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Step;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.NoStoreResponse;
import vigil.knowledge.PublicAnswer;
import vigil.knowledge.PublicAnswers;
import vigil.messaging.Announcements;
import vigil.messaging.NoticeWishes;
import vigil.portal.orders.CitizenOrders;
import vigil.portal.status.PublicOrderStatus;
import vigil.portal.store.SqlApiKeys;

/// Citizens, without an account: with an order's number and code the status can be seen and the
/// handling rated.
@RestController
@RequestMapping("/api/portal")
class PortalController {
  /// Where an order stands.
  ///
  /// @param title as the citizen or the agent wrote it
  /// @param reply what may be published of the answer; null until there is one
  /// @param answer what is told to all who asked about the same; null where nothing is
  /// @param wantsNotices false where the citizen wants no messages about such answers; null where
  ///   none can be sent
  record Status(
      String title,
      PublicOrderStatus story,
      @Nullable String reply,
      @Nullable PublicAnswer answer,
      @Nullable Boolean wantsNotices) {}

  /// Whether messages about answers to what many asked may be sent.
  record NoticeWish(boolean wanted) {}

  /// What the citizen says of the handling.
  ///
  /// @param solved is it solved?
  /// @param contacted did the unit get in touch? null when not said
  record Rating(
      boolean solved,
      @Nullable Boolean contacted,
      @Size(max = Step.LONGEST_REASON) @Nullable String note) {}

  /// Why the citizen takes it back; words of the citizen's own, if any.
  record Withdrawal(@Size(max = Step.LONGEST_REASON) @Nullable String reason) {}

  /// For whom a key is made.
  record ApiKeyRequest(String name) {}

  /// A system's key.
  ///
  /// @param key shown once
  record NewApiKey(String name, String key) {}

  /// What is kept where the citizen says nothing more.
  private static final String WITHDRAWN = "诉求人在网页上撤回";

  private final CitizenOrders orders;
  private final RateLimiter guard;
  private final QueryCodeAccess access;
  private final SqlApiKeys keys;
  private final Announcements announcements;
  private final NoticeWishes wishes;
  private final PublicAnswers answers;

  PortalController(
      CitizenOrders orders,
      RateLimiter guard,
      QueryCodeAccess access,
      SqlApiKeys keys,
      Announcements announcements,
      NoticeWishes wishes,
      PublicAnswers answers) {
    this.orders = orders;
    this.guard = guard;
    this.access = access;
    this.keys = keys;
    this.announcements = announcements;
    this.wishes = wishes;
    this.answers = answers;
  }

  @Permit(open = true)
  @GetMapping("/orders/{number}")
  Status order(
      @PathVariable String number,
      @RequestParam String code,
      @RequestParam(required = false) @Nullable String phone,
      HttpServletRequest request) {
    return status(known(number, code, phone, request));
  }

  private Status status(CitizenOrders.VisibleOrder known) {
    return new Status(
        known.title(),
        orders.getStatus(known.id()),
        known.reply(),
        announcements.listAnswers(known.id()).stream()
            .flatMap(one -> answers.find(one).stream())
            .findFirst()
            .orElse(null),
        wishes.find(known.id()).orElse(null));
  }

  @Permit(open = true)
  @PostMapping("/orders/{number}/rating")
  Status rate(
      @PathVariable String number,
      @RequestParam String code,
      @RequestParam(required = false) @Nullable String phone,
      @RequestBody Rating rating,
      HttpServletRequest request) {
    CitizenOrders.VisibleOrder order = known(number, code, phone, request);
    orders.rate(order.id(), rating.solved(), rating.contacted(), rating.note());
    return status(orders.find(number, code).orElse(order));
  }

  @Permit(open = true)
  @PostMapping("/orders/{number}/withdrawal")
  Status withdraw(
      @PathVariable String number,
      @RequestParam String code,
      @RequestParam(required = false) @Nullable String phone,
      @RequestBody Withdrawal withdrawal,
      HttpServletRequest request) {
    CitizenOrders.VisibleOrder order = known(number, code, phone, request);
    String reason = withdrawal.reason();
    orders.withdraw(order.id(), reason == null || reason.isBlank() ? WITHDRAWN : reason);
    return status(orders.find(number, code).orElse(order));
  }

  /// The citizen wants no more messages about answers to what many asked, or wants them again.
  @Permit(open = true)
  @PostMapping("/orders/{number}/notices")
  Status wish(
      @PathVariable String number,
      @RequestParam String code,
      @RequestParam(required = false) @Nullable String phone,
      @RequestBody NoticeWish wish,
      HttpServletRequest request) {
    CitizenOrders.VisibleOrder order = known(number, code, phone, request);
    wishes.set(order.id(), wish.wanted());
    return status(order);
  }

  private CitizenOrders.VisibleOrder known(
      String number, String code, @Nullable String phone, HttpServletRequest request) {
    guard.check(RateLimiter.LimitedAction.LOOK, request);
    return access.get(number, code, phone, request);
  }

  /// A key for a system that files requests by Open311; an earlier one of that name ends.
  @Permit(value = Role.OPERATOR, fresh = true)
  @PostMapping("/api-keys")
  NewApiKey issue(@RequestBody ApiKeyRequest wanted, Staff staff, HttpServletRequest request) {
    NoStoreResponse.mark(request);
    if (!wanted.name().matches("[a-z0-9-]{1,40}")) {
      throw InvalidInput.malformed("name", "up to 40 small letters, digits and dashes");
    }
    return new NewApiKey(wanted.name(), keys.issue(wanted.name(), staff.id()));
  }
}
