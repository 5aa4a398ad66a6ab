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
import vigil.portal.orders.Additions;
import vigil.portal.store.SqlNews;

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

  private final SqlNews news;
  private final Additions additions;
  private final Doors doors;
  private final InstantSource clock;

  UpdatesController(SqlNews news, Additions additions, Doors doors, InstantSource clock) {
    this.news = news;
    this.additions = additions;
    this.doors = doors;
    this.clock = clock;
  }

  @Permit(open = true)
  @GetMapping({"/servicerequestupdates.json", "/servicerequestupdates.xml"})
  ResponseEntity<String> list(HttpServletRequest request) {
    Asked asked = doors.open(request);
    String system = doors.systemIfAny(asked);
    Instant end = asked.time("end_date");
    Instant until = end == null ? clock.instant() : end;
    Instant start = asked.time("start_date");
    Instant from = start == null ? until.minus(USUAL_SPAN) : start;
    Asked.mustBePeriod(from, until, LONGEST_SPAN);
    boolean english = asked.english();
    return Answers.of(
        HttpStatus.OK,
        asked.path(),
        "service_request_updates",
        "request_update",
        news.between(from, until, MOST, system).stream().map(it -> shape(it, english)).toList());
  }

  private static Shapes.Update shape(SqlNews.News news, boolean english) {
    return new Shapes.Update(
        news.number() + "-" + news.version(),
        news.number(),
        news.status(),
        news.kind(),
        english ? news.en() : news.zh(),
        Asked.text(news.at()),
        "");
  }

  @Permit(open = true)
  @PostMapping({"/servicerequestupdates.json", "/servicerequestupdates.xml"})
  ResponseEntity<String> post(HttpServletRequest request) {
    Asked asked = doors.open(request);
    String system = doors.system(asked);
    String status = asked.needed("status").toUpperCase(Locale.ROOT);
    if (!STATES.contains(status)) {
      throw Unserved.badRequest("status is one of " + String.join(", ", STATES));
    }
    String description = asked.needed("description");
    if (description.length() > Step.LONGEST_REASON) {
      throw Unserved.badRequest(
          "description has %d characters at most".formatted(Step.LONGEST_REASON));
    }
    if (asked.time("updated_datetime") == null) {
      throw Unserved.badRequest("updated_datetime is missing");
    }
    String number = asked.needed("service_request_id");
    String given = updateId(asked);
    String id =
        additions
            .take(new Additions.Said(system, number, given, status, description))
            .orElseThrow(() -> Unserved.notFound("service_request_id was not found"));
    return Answers.of(
        HttpStatus.OK,
        asked.path(),
        "service_request_updates",
        "request_update",
        List.of(new Shapes.UpdatePosted(id, asked.text("account_id"))));
  }

  /// Some clients still say it by its older name.
  private static String updateId(Asked asked) {
    String older = asked.text("update_id_ext");
    String given = older == null ? asked.needed("update_id") : older;
    if (given.length() > LONGEST_ID) {
      throw Unserved.badRequest("update_id is longer than " + LONGEST_ID);
    }
    return given;
  }
}
