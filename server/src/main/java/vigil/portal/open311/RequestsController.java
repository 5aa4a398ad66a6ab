package vigil.portal.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
import vigil.portal.map.Outlines.Point;
import vigil.portal.orders.CitizenOrders;
import vigil.portal.orders.Open311Requests;
import vigil.portal.status.PublicOrderStatus;
import vigil.portal.store.SqlOpen311Requests.FiledRequest;
import vigil.portal.store.SqlOpen311Requests.Location;
import vigil.portal.store.SqlOpen311Requests.RequestFilter;

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
  private final CitizenOrders orders;
  private final Open311Requests requests;
  private final Open311AccessCheck doors;
  private final Open311RequestReader reading;
  private final InstantSource clock;

  RequestsController(
      City city,
      CitizenOrders orders,
      Open311Requests requests,
      Open311AccessCheck doors,
      Open311RequestReader reading,
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
    Open311HttpRequest asked = doors.check(request);
    Open311Requests.NewRequest sent = reading.parse(asked, doors.getSystem(asked));
    Open311Requests.FiledRequest posted = requests.file(sent);
    var answer =
        new Open311Bodies.PostedRequest(
            posted.number(),
            posted.code(),
            reading.notice(asked.isEnglish()),
            sent.client().account());
    return Open311Responses.render(
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
    Open311HttpRequest asked = doors.check(request);
    String number =
        requests
            .findByToken(token)
            .orElseThrow(() -> Open311Exception.notFound("token " + token + " was not found"));
    return Open311Responses.render(
        HttpStatus.OK,
        asked.path(),
        "service_requests",
        "request",
        List.of(new Open311Bodies.Token(number, token)));
  }

  @Permit(open = true)
  @GetMapping({"/requests.json", "/requests.xml"})
  ResponseEntity<String> list(HttpServletRequest request) {
    Open311HttpRequest asked = doors.check(request);
    String system = doors.findSystem(asked);
    List<String> ids = asked.list("service_request_id");
    List<FiledRequest> found =
        ids.isEmpty() ? requests.list(wanted(asked), system) : requests.find(ids);
    boolean isWhole = !ids.isEmpty() && ids.size() <= MOST_WHOLE;
    return Open311Responses.render(
        HttpStatus.OK,
        asked.path(),
        "service_requests",
        "request",
        found.stream()
            .filter(it -> it.isFor(system))
            .map(it -> shape(it, asked.isEnglish(), isWhole, system))
            .toList());
  }

  private RequestFilter wanted(Open311HttpRequest asked) {
    Instant start = asked.time("start_date");
    Instant end = asked.time("end_date");
    Instant until =
        end != null
            ? end
            : start != null ? start.plus(SPAN) : clock.instant().plus(1, ChronoUnit.DAYS);
    Instant from = start == null ? until.minus(SPAN) : start;
    Open311HttpRequest.mustBePeriod(from, until, SPAN);
    int limit = asked.count("page_size", LARGEST_PAGE, LARGEST_PAGE);
    int page = asked.count("page", 1, MOST_PAGES);
    return new RequestFilter(
        asked.list("service_code"), open(asked), from, until, limit, limit * (page - 1));
  }

  private static @Nullable Boolean open(Open311HttpRequest asked) {
    List<String> wanted = asked.list("status");
    if (wanted.stream().anyMatch(it -> !it.equals("open") && !it.equals("closed"))) {
      throw Open311Exception.badRequest("status is open or closed");
    }
    boolean open = wanted.contains("open");
    boolean any = wanted.isEmpty() || open == wanted.contains("closed");
    return any ? null : Boolean.valueOf(open);
  }

  @Permit(open = true)
  @GetMapping({"/requests/{id}.json", "/requests/{id}.xml"})
  ResponseEntity<String> one(@PathVariable String id, HttpServletRequest request) {
    Open311HttpRequest asked = doors.check(request);
    String system = doors.findSystem(asked);
    FiledRequest filed =
        requests
            .find(id)
            .filter(it -> it.isFor(system))
            .orElseThrow(
                () -> Open311Exception.notFound("service_request_id " + id + " was not found"));
    return Open311Responses.render(
        HttpStatus.OK,
        asked.path(),
        "service_requests",
        "request",
        List.of(shape(filed, asked.isEnglish(), true, system)));
  }

  /// @param whole with what its history tells, which costs a look into the ledger
  /// @param reader the system whose key came; its own requests' words are no news to it
  private Open311Bodies.Request shape(
      FiledRequest filed, boolean english, boolean whole, @Nullable String reader) {
    boolean isOwn = whole && filed.system().equals(reader);
    var story = whole ? orders.getStatus(filed.order()) : null;
    return new Open311Bodies.Request(
        filed.number(),
        progress(filed, story, english),
        service(filed.service(), english),
        isOwn ? orders.findWords(filed.order()).orElse(null) : null,
        new Open311Bodies.Times(
            Open311HttpRequest.text(filed.state().requestedAt()),
            Open311HttpRequest.text(filed.state().updatedAt()),
            story == null || story.due() == null ? null : Open311HttpRequest.text(story.due())),
        location(filed.location(), english),
        null);
  }

  private static Open311Bodies.Progress progress(
      FiledRequest filed, @Nullable PublicOrderStatus story, boolean english) {
    var unit = story == null ? null : story.unit();
    return new Open311Bodies.Progress(
        filed.state().open() ? "open" : "closed",
        story == null ? null : english ? story.now().en() : story.now().zh(),
        unit == null ? null : english ? unit.en() : unit.zh(),
        story == null ? null : english ? story.next().en() : story.next().zh());
  }

  private Open311Bodies.ServiceName service(String code, boolean english) {
    Category service = city.categories().find(code).orElse(null);
    return new Open311Bodies.ServiceName(
        service == null ? code : english ? service.nameEn() : service.name(), code);
  }

  private Open311Bodies.Location location(Location filed, boolean english) {
    Point point = filed.point();
    return new Open311Bodies.Location(
        reading.place(filed.area(), english),
        filed.area(),
        null,
        point == null ? null : roughly(point.lat()),
        point == null ? null : roughly(point.lon()));
  }

  private static double roughly(double degrees) {
    return Math.round(degrees * 100) / 100.0;
  }
}
