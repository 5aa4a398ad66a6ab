package vigil.portal.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.Category;
import vigil.city.City;
import vigil.identity.Permit;
import vigil.portal.orders.Orders;
import vigil.portal.orders.Requests;
import vigil.portal.store.SqlRequests.Filed;
import vigil.portal.store.SqlRequests.Wanted;

/// GeoReport v2: requests. What anyone may read of one is its service, district and state: names
/// and addresses stay inside, and so do words but for the system that filed them, with its key. One
/// that accuses a unit is told to that system alone: numbers can be counted up.
@RestController
@RequestMapping("/open311/v2")
class RequestsController {
  /// GeoReport v2: a list without dates covers the last ninety days, and no list covers more.
  private static final Duration SPAN = Duration.ofDays(90);

  /// GeoReport v2: the first thousand, unless the client asks for fewer.
  private static final int LARGEST_PAGE = 1_000;

  /// So many of a list of numbers come with what their history tells, which costs a look each.
  private static final int MOST_WHOLE = 50;

  private static final int MOST_PAGES = 10_000;

  private final City city;
  private final Orders orders;
  private final Requests requests;
  private final Doors doors;
  private final Reading reading;
  private final InstantSource clock;

  RequestsController(
      City city,
      Orders orders,
      Requests requests,
      Doors doors,
      Reading reading,
      InstantSource clock) {
    this.city = city;
    this.orders = orders;
    this.requests = requests;
    this.doors = doors;
    this.reading = reading;
    this.clock = clock;
  }

  @Permit(open = true)
  @PostMapping({"/requests.json", "/requests.xml"})
  ResponseEntity<String> post(HttpServletRequest request) {
    Asked asked = doors.open(request);
    Requests.Sent sent = reading.sent(asked, doors.system(asked));
    Requests.Posted posted = requests.file(sent);
    var answer =
        new Shapes.Posted(
            posted.number(), posted.code(), reading.notice(asked.english()), sent.account());
    return Answers.of(
        posted.code() == null ? HttpStatus.OK : HttpStatus.CREATED,
        asked.path(),
        "service_requests",
        "request",
        List.of(answer));
  }

  /// Requests are numbered at once, so nobody is handed a token; a client that sent one of its own
  /// with a request, and lost the answer, finds the number by it.
  @Permit(open = true)
  @GetMapping({"/tokens/{token}.json", "/tokens/{token}.xml"})
  ResponseEntity<String> token(@PathVariable String token, HttpServletRequest request) {
    Asked asked = doors.open(request);
    String number =
        requests
            .byToken(token)
            .orElseThrow(() -> Unserved.notFound("token " + token + " was not found"));
    return Answers.of(
        HttpStatus.OK,
        asked.path(),
        "service_requests",
        "request",
        List.of(new Shapes.Token(number, token)));
  }

  @Permit(open = true)
  @GetMapping({"/requests.json", "/requests.xml"})
  ResponseEntity<String> list(HttpServletRequest request) {
    Asked asked = doors.open(request);
    String system = doors.systemIfAny(asked);
    List<String> ids = asked.list("service_request_id");
    List<Filed> found = ids.isEmpty() ? requests.list(wanted(asked), system) : requests.find(ids);
    boolean isWhole = !ids.isEmpty() && ids.size() <= MOST_WHOLE;
    return Answers.of(
        HttpStatus.OK,
        asked.path(),
        "service_requests",
        "request",
        found.stream()
            .filter(it -> it.isFor(system))
            .map(it -> shape(it, asked.english(), isWhole, system))
            .toList());
  }

  private Wanted wanted(Asked asked) {
    Instant start = asked.time("start_date");
    Instant end = asked.time("end_date");
    Instant until =
        end != null
            ? end
            : start != null ? start.plus(SPAN) : clock.instant().plus(1, ChronoUnit.DAYS);
    Instant from = start == null ? until.minus(SPAN) : start;
    Asked.mustBePeriod(from, until, SPAN);
    int limit = asked.count("page_size", LARGEST_PAGE, LARGEST_PAGE);
    int page = asked.count("page", 1, MOST_PAGES);
    return new Wanted(
        asked.list("service_code"), open(asked), from, until, limit, limit * (page - 1));
  }

  private static @Nullable Boolean open(Asked asked) {
    List<String> wanted = asked.list("status");
    if (wanted.stream().anyMatch(it -> !it.equals("open") && !it.equals("closed"))) {
      throw Unserved.badRequest("status is open or closed");
    }
    boolean open = wanted.contains("open");
    boolean any = wanted.isEmpty() || open == wanted.contains("closed");
    return any ? null : Boolean.valueOf(open);
  }

  @Permit(open = true)
  @GetMapping({"/requests/{id}.json", "/requests/{id}.xml"})
  ResponseEntity<String> one(@PathVariable String id, HttpServletRequest request) {
    Asked asked = doors.open(request);
    String system = doors.systemIfAny(asked);
    Filed filed =
        requests
            .find(id)
            .filter(it -> it.isFor(system))
            .orElseThrow(() -> Unserved.notFound("service_request_id " + id + " was not found"));
    return Answers.of(
        HttpStatus.OK,
        asked.path(),
        "service_requests",
        "request",
        List.of(shape(filed, asked.english(), true, system)));
  }

  /// @param whole with what its history tells, which costs a look into the ledger
  /// @param reader the system whose key came; its own requests' words are no news to it
  private Shapes.Request shape(
      Filed filed, boolean english, boolean whole, @Nullable String reader) {
    boolean isOwn = whole && filed.system().equals(reader);
    Category service = city.categories().find(filed.service()).orElse(null);
    var story = whole ? orders.story(filed.order()) : null;
    var unit = story == null ? null : story.unit();
    return new Shapes.Request(
        filed.number(),
        filed.open() ? "open" : "closed",
        story == null ? null : english ? story.now().en() : story.now().zh(),
        service == null ? filed.service() : english ? service.nameEn() : service.name(),
        filed.service(),
        isOwn ? orders.words(filed.order()).orElse(null) : null,
        unit == null ? null : english ? unit.en() : unit.zh(),
        story == null ? null : english ? story.next().en() : story.next().zh(),
        Asked.text(filed.requestedAt()),
        Asked.text(filed.updatedAt()),
        story == null || story.due() == null
            ? null
            : Asked.text(Objects.requireNonNull(story.due())),
        reading.place(filed.area(), english),
        filed.area(),
        null,
        roughly(filed.lat()),
        roughly(filed.lon()),
        null);
  }

  private static @Nullable Double roughly(@Nullable Double degrees) {
    return degrees == null ? null : Double.valueOf(Math.round(degrees * 100) / 100.0);
  }
}
