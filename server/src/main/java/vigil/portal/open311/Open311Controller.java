package vigil.portal.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.Area;
import vigil.city.Category;
import vigil.city.City;
import vigil.city.WorkingDays;
import vigil.identity.Permit;
import vigil.portal.orders.Orders;
import vigil.portal.orders.Requests;
import vigil.portal.store.SqlApiKeys;
import vigil.portal.store.SqlRequests.Filed;
import vigil.portal.store.SqlRequests.Wanted;
import vigil.portal.web.Guard;

/// GeoReport v2. What anyone may read of a request is its service, district and state: words, names
/// and addresses stay inside.
@RestController
@RequestMapping("/open311/v2")
class Open311Controller {
  /// GeoReport v2: a list without dates covers the last ninety days.
  private static final Duration USUAL_SPAN = Duration.ofDays(90);

  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

  /// What the answer is to a request that cannot be served.
  static final class Unserved extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final HttpStatus status;

    Unserved(HttpStatus status, String description) {
      super(description);
      this.status = status;
    }
  }

  private final City city;
  private final Orders orders;
  private final Requests requests;
  private final SqlApiKeys keys;
  private final Guard guard;
  private final InstantSource clock;
  private final String publicUrl;

  Open311Controller(
      City city,
      Orders orders,
      Requests requests,
      SqlApiKeys keys,
      Guard guard,
      InstantSource clock,
      @Value("${vigil.public-url}") String publicUrl) {
    this.city = city;
    this.orders = orders;
    this.requests = requests;
    this.keys = keys;
    this.guard = guard;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @Permit(open = true)
  @GetMapping({"/discovery.json", "/discovery.xml"})
  ResponseEntity<String> discovery(HttpServletRequest request) {
    var endpoint =
        new Shapes.Endpoint(
            SPECIFICATION,
            publicUrl + "/open311/v2",
            city.policy().version(),
            "production",
            List.of("application/json", "text/xml"));
    return Answers.of(
        HttpStatus.OK,
        request.getRequestURI(),
        "discovery",
        "endpoint",
        new Shapes.Discovery(
            city.policy().version(),
            "12345",
            "An operator issues keys: POST /api/portal/api-keys",
            List.of(endpoint)));
  }

  @Permit(open = true)
  @GetMapping({"/services.json", "/services.xml"})
  ResponseEntity<String> services(HttpServletRequest request) {
    guard.pass(Guard.What.REQUEST, request);
    boolean english = isEnglish(request);
    var services = city.categories().leaves().stream().map(leaf -> service(leaf, english)).toList();
    return Answers.of(HttpStatus.OK, request.getRequestURI(), "services", "service", services);
  }

  private static Shapes.Service service(Category leaf, boolean english) {
    List<String> path = english ? leaf.pathEn() : leaf.path();
    return new Shapes.Service(
        leaf.code(),
        english ? leaf.nameEn() : leaf.name(),
        String.join(" > ", path),
        true,
        "realtime",
        leaf.name() + "," + leaf.nameEn(),
        path.getFirst());
  }

  @Permit(open = true)
  @GetMapping({"/services/{code}.json", "/services/{code}.xml"})
  ResponseEntity<String> definition(@PathVariable String code, HttpServletRequest request) {
    guard.pass(Guard.What.REQUEST, request);
    if (!city.categories().isLeaf(code)) {
      throw new Unserved(HttpStatus.NOT_FOUND, "service_code " + code + " was not found");
    }
    boolean english = isEnglish(request);
    var districts =
        city.places().districts().stream()
            .map(it -> new Shapes.Value(it.code(), english ? it.nameEn() : it.name()))
            .toList();
    var district =
        new Shapes.Attribute(
            true,
            "district",
            "singlevaluelist",
            false,
            "Needed unless address_id or address_string names the district",
            1,
            english ? "District" : "区",
            districts);
    return Answers.of(
        HttpStatus.OK,
        request.getRequestURI(),
        "service_definition",
        "attribute",
        new Shapes.Definition(code, List.of(district)));
  }

  @Permit(open = true)
  @PostMapping({"/requests.json", "/requests.xml"})
  ResponseEntity<String> post(HttpServletRequest request) {
    guard.pass(Guard.What.REQUEST, request);
    Requests.Sent sent = sent(request);
    Orders.Filed filed = requests.file(sent);
    var posted =
        new Shapes.Posted(
            filed.number(),
            filed.code(),
            "Keep number and code; see %s/portal. 请保存编号和查询码。".formatted(publicUrl),
            null);
    return Answers.of(
        HttpStatus.CREATED,
        request.getRequestURI(),
        "service_requests",
        "request",
        List.of(posted));
  }

  private Requests.Sent sent(HttpServletRequest request) {
    String system = system(request);
    String service = request.getParameter("service_code");
    if (service == null || !city.categories().isLeaf(service)) {
      throw new Unserved(
          service == null ? HttpStatus.BAD_REQUEST : HttpStatus.NOT_FOUND,
          service == null ? "service_code is missing" : "service_code was not found");
    }
    String description = request.getParameter("description");
    if (description == null || description.isBlank()) {
      throw new Unserved(HttpStatus.BAD_REQUEST, "description is missing");
    }
    Area area = area(request);
    String address = request.getParameter("address_string");
    return new Requests.Sent(
        system,
        service,
        area,
        address == null ? place(area.district(), false) : address,
        description,
        name(request),
        request.getParameter("phone"),
        request.getParameter("email"));
  }

  private String system(HttpServletRequest request) {
    String key = first(request.getHeader("X-Api-Key"), request.getParameter("api_key"));
    if (key == null) {
      throw new Unserved(
          HttpStatus.FORBIDDEN, "api_key is missing: send it as X-Api-Key or as a parameter");
    }
    return keys.owner(key)
        .orElseThrow(() -> new Unserved(HttpStatus.FORBIDDEN, "api_key is not valid"));
  }

  private Area area(HttpServletRequest request) {
    String code =
        first(request.getParameter("address_id"), request.getParameter("attribute[district]"));
    return new Places311(city.places())
        .find(code, request.getParameter("address_string"))
        .orElseThrow(() ->
            new Unserved(
                HttpStatus.BAD_REQUEST,
                "address_string must name a district, or address_id (or attribute[district])"
                    + " be the code of one: there is no map behind lat and long"));
  }

  private static @Nullable String name(HttpServletRequest request) {
    String last = request.getParameter("last_name");
    String given = request.getParameter("first_name");
    if (last == null || given == null) {
      return first(last, given);
    }
    boolean chinese = last.codePoints().allMatch(Character::isIdeographic);
    return chinese ? last + given : given + " " + last;
  }

  @Permit(open = true)
  @GetMapping({"/requests.json", "/requests.xml"})
  ResponseEntity<String> list(
      @RequestParam(name = "service_request_id", required = false) @Nullable String ids,
      @RequestParam(name = "service_code", required = false) @Nullable String service,
      @RequestParam(name = "start_date", required = false) @Nullable String start,
      @RequestParam(name = "end_date", required = false) @Nullable String end,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false, defaultValue = "1") int page,
      @RequestParam(name = "page_size", required = false, defaultValue = "" + USUAL_PAGE) int size,
      HttpServletRequest request) {
    guard.pass(Guard.What.REQUEST, request);
    List<Filed> found;
    if (ids != null) {
      found =
          List.of(ids.split(",", LARGEST_PAGE)).stream()
              .flatMap(id -> requests.find(id.strip()).stream())
              .toList();
    } else {
      Instant until = end == null ? clock.instant().plus(1, ChronoUnit.DAYS) : time(end);
      Instant from = start == null ? until.minus(USUAL_SPAN) : time(start);
      int limit = Math.clamp(size, 1, LARGEST_PAGE);
      found =
          requests.list(
              new Wanted(
                  service, open(status), from, until, limit, limit * (Math.max(1, page) - 1)));
    }
    boolean english = isEnglish(request);
    return Answers.of(
        HttpStatus.OK,
        request.getRequestURI(),
        "service_requests",
        "request",
        found.stream().map(it -> shape(it, english, false)).toList());
  }

  @Permit(open = true)
  @GetMapping({"/requests/{id}.json", "/requests/{id}.xml"})
  ResponseEntity<String> one(@PathVariable String id, HttpServletRequest request) {
    guard.pass(Guard.What.REQUEST, request);
    Filed filed =
        requests
            .find(id)
            .orElseThrow(() ->
                new Unserved(HttpStatus.NOT_FOUND, "service_request_id " + id + " was not found"));
    return Answers.of(
        HttpStatus.OK,
        request.getRequestURI(),
        "service_requests",
        "request",
        List.of(shape(filed, isEnglish(request), true)));
  }

  private Shapes.Request shape(Filed filed, boolean english, boolean whole) {
    Category service = city.categories().find(filed.service()).orElse(null);
    var story = whole ? orders.story(filed.order()) : null;
    var unit = story == null ? null : story.unit();
    return new Shapes.Request(
        filed.number(),
        filed.open() ? "open" : "closed",
        story == null ? null : english ? story.now().en() : story.now().zh(),
        service == null ? filed.service() : english ? service.nameEn() : service.name(),
        filed.service(),
        null,
        unit == null ? null : english ? unit.en() : unit.zh(),
        story == null ? null : english ? story.next().en() : story.next().zh(),
        text(filed.requestedAt()),
        text(filed.updatedAt()),
        story == null || story.due() == null ? null : text(Objects.requireNonNull(story.due())),
        place(filed.area(), english),
        filed.area());
  }

  private String place(String code, boolean english) {
    return city.places()
        .street(code)
        .map(it -> english ? it.nameEn() : it.name())
        .or(() -> city.places().district(code).map(it -> english ? it.nameEn() : it.name()))
        .orElse(code);
  }

  private static @Nullable Boolean open(@Nullable String status) {
    return switch (status) {
      case null -> null;
      case "open" -> true;
      case "closed" -> false;
      case "open,closed", "closed,open" -> null;
      default -> throw new Unserved(HttpStatus.BAD_REQUEST, "status is open or closed");
    };
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (java.time.format.DateTimeParseException unreadable) {
      throw new Unserved(
          HttpStatus.BAD_REQUEST, text + " is no time like 2026-11-25T13:00:00+08:00");
    }
  }

  private static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS)
        .atZone(WorkingDays.SHANGHAI)
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null || one.isBlank() ? other : one;
  }

  private static boolean isEnglish(HttpServletRequest request) {
    return request.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage())
        && request.getHeader("Accept-Language") != null;
  }

  @ExceptionHandler
  ResponseEntity<String> unserved(Unserved why, HttpServletRequest request) {
    return Answers.fault(why.status, request.getRequestURI(), String.valueOf(why.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<String> badInput(IllegalArgumentException why, HttpServletRequest request) {
    return Answers.fault(
        HttpStatus.BAD_REQUEST, request.getRequestURI(), String.valueOf(why.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<String> refused(ErrorResponseException why, HttpServletRequest request) {
    var status = HttpStatus.valueOf(why.getStatusCode().value());
    return Answers.fault(
        status, request.getRequestURI(), String.valueOf(why.getBody().getDetail()));
  }
}
