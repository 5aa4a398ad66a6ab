package vigil.portal.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Step;
import vigil.identity.Permit;
import vigil.portal.orders.Open311Updates;
import vigil.portal.store.SqlOpen311Updates;

/// Service request updates, FixMyStreet's extension of GeoReport v2 ("Open311 extended"): news go
/// out by the time they happened, and a client's own come in.
@RestController
@RequestMapping("/open311/v2")
class UpdatesController {
  private static final Duration USUAL_SPAN = Duration.ofDays(1);
  private static final Duration LONGEST_SPAN = Duration.ofDays(90);

  /// A client that sees so many goes on from the last one's time.
  private static final int MOST = 1_000;

  private static final int LONGEST_ID = 64;

  private static final List<String> STATES =
      List.of(
          "OPEN",
          "CLOSED",
          "FIXED",
          "IN_PROGRESS",
          "ACTION_SCHEDULED",
          "INVESTIGATING",
          "DUPLICATE",
          "NOT_COUNCILS_RESPONSIBILITY",
          "NO_FURTHER_ACTION",
          "INTERNAL_REFERRAL",
          "REOPEN",
          "FOR_TRIAGE");

  private final SqlOpen311Updates news;
  private final Open311Updates additions;
  private final Open311AccessCheck doors;
  private final InstantSource clock;

  UpdatesController(
      SqlOpen311Updates news,
      Open311Updates additions,
      Open311AccessCheck doors,
      InstantSource clock) {
    this.news = news;
    this.additions = additions;
    this.doors = doors;
    this.clock = clock;
  }

  @Permit(open = true)
  @GetMapping({"/servicerequestupdates.json", "/servicerequestupdates.xml"})
  ResponseEntity<String> list(HttpServletRequest request) {
    Open311HttpRequest asked = doors.check(request);
    String system = doors.findSystem(asked);
    Instant end = asked.time("end_date");
    Instant until = end == null ? clock.instant() : end;
    Instant start = asked.time("start_date");
    Instant from = start == null ? until.minus(USUAL_SPAN) : start;
    Open311HttpRequest.mustBePeriod(from, until, LONGEST_SPAN);
    boolean english = asked.isEnglish();
    return Open311Responses.render(
        HttpStatus.OK,
        asked.path(),
        "service_request_updates",
        "request_update",
        news.list(from, until, MOST, system).stream().map(it -> shape(it, english)).toList());
  }

  private static Open311Bodies.Update shape(SqlOpen311Updates.RequestUpdate news, boolean english) {
    return new Open311Bodies.Update(
        news.number() + "-" + news.version(),
        news.number(),
        news.status(),
        news.kind(),
        english ? news.en() : news.zh(),
        Open311HttpRequest.text(news.at()),
        "");
  }

  @Permit(open = true)
  @PostMapping({"/servicerequestupdates.json", "/servicerequestupdates.xml"})
  ResponseEntity<String> post(HttpServletRequest request) {
    Open311HttpRequest asked = doors.check(request);
    String system = doors.getSystem(asked);
    String status = asked.getRequired("status").toUpperCase(Locale.ROOT);
    if (!STATES.contains(status)) {
      throw Open311Exception.badRequest("status is one of " + String.join(", ", STATES));
    }
    String description = asked.getRequired("description");
    if (description.length() > Step.LONGEST_REASON) {
      throw Open311Exception.badRequest(
          "description has %d characters at most".formatted(Step.LONGEST_REASON));
    }
    if (asked.time("updated_datetime") == null) {
      throw Open311Exception.badRequest("updated_datetime is missing");
    }
    String number = asked.getRequired("service_request_id");
    String given = updateId(asked);
    String id =
        additions
            .apply(new Open311Updates.SubmittedUpdate(system, number, given, status, description))
            .orElseThrow(() -> Open311Exception.notFound("service_request_id was not found"));
    return Open311Responses.render(
        HttpStatus.OK,
        asked.path(),
        "service_request_updates",
        "request_update",
        List.of(new Open311Bodies.UpdatePosted(id, asked.text("account_id"))));
  }

  /// Some clients still say it by its older name.
  private static String updateId(Open311HttpRequest asked) {
    String older = asked.text("update_id_ext");
    String given = older == null ? asked.getRequired("update_id") : older;
    if (given.length() > LONGEST_ID) {
      throw Open311Exception.badRequest("update_id is longer than " + LONGEST_ID);
    }
    return given;
  }
}
