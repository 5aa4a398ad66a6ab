package vigil.portal.web;

import jakarta.servlet.http.HttpServletRequest;
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
import vigil.city.City;
import vigil.city.Danger;
import vigil.city.PlaceInText;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Mistake;
import vigil.kernel.Problems;
import vigil.kernel.ShownOnce;
import vigil.portal.orders.Appeal;
import vigil.portal.orders.Orders;
import vigil.portal.status.Story;
import vigil.portal.store.SqlApiKeys;

/// Citizens, without an account: an appeal goes in, a number and a code come out, and with both the
/// status can be seen and the handling rated.
@RestController
@RequestMapping("/api/portal")
class PortalController {
  /// An appeal that was taken.
  ///
  /// @param code told once; kept by us only as a hash
  /// @param due by when it will be answered
  /// @param danger words that say someone may be in danger: the page then names 110, 119 and 120
  record Accepted(String number, String code, Instant due, List<String> danger) {}

  /// Where an order stands.
  ///
  /// @param title as the citizen or the agent wrote it
  /// @param reply what may be published of the answer; null until there is one
  record Status(String title, Story story, @Nullable String reply) {}

  /// What the citizen says of the handling.
  ///
  /// @param solved is it solved?
  /// @param contacted did the unit get in touch? null when not said
  record Rating(boolean solved, @Nullable Boolean contacted, @Nullable String note) {}

  /// Why the citizen takes it back; words of the citizen's own, if any.
  record Withdrawal(@Nullable String reason) {}

  /// For whom a key is made.
  record KeyFor(String name) {}

  /// A system's key.
  ///
  /// @param key shown once
  record Key(String name, String key) {}

  /// What is kept where the citizen says nothing more.
  private static final String WITHDRAWN = "诉求人在网页上撤回";

  private final City city;
  private final Orders orders;
  private final Guard guard;
  private final OrderAccess access;
  private final SqlApiKeys keys;

  PortalController(City city, Orders orders, Guard guard, OrderAccess access, SqlApiKeys keys) {
    this.city = city;
    this.orders = orders;
    this.guard = guard;
    this.access = access;
    this.keys = keys;
  }

  @Permit(open = true)
  @PostMapping("/appeals")
  @ResponseStatus(HttpStatus.CREATED)
  Accepted appeal(@RequestBody Appeal appeal, HttpServletRequest request) {
    var mistakes = appeal.mistakes(city);
    if (!mistakes.isEmpty()) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "AppealIncomplete",
          "Please correct the fields named. 请更正标出的内容。",
          Map.of("mistakes", mistakes));
    }
    guard.pass(Guard.What.APPEAL, request);
    ShownOnce.fieldsOf(request, "code");
    Orders.Filed filed = orders.file(appeal.draft(orders.unclassified(), orders.now()));
    return new Accepted(filed.number(), filed.code(), filed.due(), danger(appeal));
  }

  /// What a citizen has written so far.
  record Written(@Nullable String text) {}

  /// The place that the words name for certain, for the form to offer; nothing is kept of it.
  @Permit(open = true)
  @PostMapping("/place-in-text")
  PlaceInText place(@RequestBody Written written, HttpServletRequest request) {
    guard.pass(Guard.What.PLACE, request);
    return PlaceInText.find(written.text(), city.places());
  }

  private List<String> danger(Appeal appeal) {
    String text = appeal.title() + "\n" + appeal.description();
    return city.policy().dangers().in(text).stream().map(Danger::said).toList();
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

  private Status status(Orders.Shown known) {
    return new Status(known.title(), orders.story(known.id()), known.reply());
  }

  @Permit(open = true)
  @PostMapping("/orders/{number}/rating")
  Status rate(
      @PathVariable String number,
      @RequestParam String code,
      @RequestParam(required = false) @Nullable String phone,
      @RequestBody Rating rating,
      HttpServletRequest request) {
    Orders.Shown order = known(number, code, phone, request);
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
    Orders.Shown order = known(number, code, phone, request);
    String reason = withdrawal.reason();
    orders.withdraw(order.id(), reason == null || reason.isBlank() ? WITHDRAWN : reason);
    return status(orders.find(number, code).orElse(order));
  }

  private Orders.Shown known(
      String number, String code, @Nullable String phone, HttpServletRequest request) {
    guard.pass(Guard.What.LOOK, request);
    return access.known(number, code, phone, request);
  }

  /// A key for a system that files requests by Open311; an earlier one of that name ends.
  @Permit(value = Role.OPERATOR, fresh = true)
  @PostMapping("/api-keys")
  Key issue(@RequestBody KeyFor wanted, Staff staff, HttpServletRequest request) {
    ShownOnce.answerTo(request);
    if (!wanted.name().matches("[a-z0-9-]{1,40}")) {
      throw Mistake.unfit("name", "up to 40 small letters, digits and dashes");
    }
    return new Key(wanted.name(), keys.issue(wanted.name(), staff.id()));
  }
}
