package vigil.insight.web;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.OrderAccess;
import vigil.city.City;
import vigil.city.Unit;
import vigil.city.WorkingDays;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.InsightFact;
import vigil.insight.figures.IndicatorTable;
import vigil.insight.figures.IndicatorTable.Breakdown;
import vigil.insight.figures.IndicatorWorkbook;
import vigil.insight.figures.OrderIndicators;
import vigil.insight.rollup.DimensionPair.Dimension;
import vigil.insight.rollup.Indicators;
import vigil.insight.store.SqlOrderContributions;
import vigil.insight.store.SqlOverviewIndicators.CountedOrder;
import vigil.kernel.Cursor;
import vigil.kernel.Ids;
import vigil.kernel.InvalidInput;
import vigil.kernel.Ledger;
import vigil.kernel.Page;
import vigil.kernel.Problems;

/// The indicators of orders by district, unit, peer group, category, channel and day; their file;
/// the orders behind each number.
@RestController
class IndicatorController {
  private static final int MOST_DAYS = 400;
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final OrderIndicators tables;
  private final SqlOrderContributions shares;
  private final City city;
  private final OrderAccess access;
  private final Ledger ledger;
  private final InstantSource clock;

  IndicatorController(
      OrderIndicators tables,
      SqlOrderContributions shares,
      City city,
      OrderAccess access,
      Ledger ledger,
      InstantSource clock) {
    this.access = access;
    this.tables = tables;
    this.shares = shares;
    this.city = city;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// What is asked.
  ///
  /// @param peer a kind of unit
  /// @param category of the first level
  record IndicatorQuery(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String district,
      @Nullable String unit,
      Unit.@Nullable Kind peer,
      @Nullable String category,
      @Nullable String channel) {}

  @GetMapping("/api/insight/indicators")
  @Permit({Role.LEADER, Role.MANAGER, Role.OPERATOR})
  IndicatorTable indicators(
      @RequestParam(defaultValue = "CITY") Breakdown by, @ParameterObject IndicatorQuery asked) {
    return table(by, asked);
  }

  /// The same as a workbook; that it was taken is kept.
  @GetMapping("/api/insight/indicators/file")
  @Permit({Role.LEADER, Role.MANAGER})
  @Transactional
  ResponseEntity<byte[]> file(
      @RequestParam(defaultValue = "CITY") Breakdown by,
      @RequestParam(defaultValue = "zh") String language,
      @ParameterObject IndicatorQuery asked,
      Staff staff) {
    var table = table(by, asked);
    ledger.append(
        new InsightFact.TableExported(
            Ids.next(clock), 1, staff.id(), by.name(), table.from(), table.until()));
    var name =
        ContentDisposition.attachment()
            .filename(
                "vigil-%s-%s-%s.xlsx".formatted(by, table.from(), table.until()),
                StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .contentType(XLSX)
        .body(IndicatorWorkbook.render(table, staff, clock.instant(), language.equals("zh")));
  }

  /// The orders behind a number. A unit's people see their own tree's only.
  ///
  /// @param bad only those that made the value worse
  @GetMapping("/api/insight/behind")
  @Permit({Role.LEADER, Role.MANAGER, Role.OPERATOR, Role.CLERK, Role.HANDLER})
  Page<CountedOrder> behind(
      @RequestParam String indicator,
      @RequestParam(defaultValue = "false") boolean bad,
      @ParameterObject IndicatorQuery asked,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      Staff staff) {
    var figure = Indicators.find(indicator).orElseThrow(() -> Problems.notFound("indicator"));
    if (!UnitController.seesAll(staff)) {
      UnitController.mustSee(asked.unit(), staff, city);
    }
    var days = days(asked);
    var wanted =
        new SqlOrderContributions.ContributionFilter(
            days.getFirst(),
            days.getLast(),
            bad ? figure.bad() : figure.behind(),
            asked.unit() != null
                ? List.of(asked.unit())
                : asked.peer() == null ? null : tables.listPeers(asked.peer()),
            asked.district(),
            asked.category(),
            asked.channel());
    int most = Page.limit(limit);
    var at = Cursor.parse(cursor, 1);
    var found =
        shares.listBehind(
            wanted, clock.instant(), at == null ? null : at.key().getFirst(), most + 1);
    boolean isMore = found.size() > most;
    var items = isMore ? found.subList(0, most) : found;
    return new Page<>(
        UnitController.shown(items, access, staff),
        isMore ? Cursor.at(items.getLast().id()).text() : null);
  }

  private IndicatorTable table(Breakdown by, IndicatorQuery asked) {
    var days = days(asked);
    var held = held(asked);
    if (held.size() > 1) {
      throw InvalidInput.of(
          InvalidInput.Kind.MALFORMED, "A table is held to one more dimension at most.");
    }
    Dimension within = held.isEmpty() ? null : held.getFirst();
    List<String> values = within == null ? List.of() : values(within, asked);
    return tables.table(by, days.getFirst(), days.getLast(), within, values);
  }

  private static List<Dimension> held(IndicatorQuery asked) {
    var held = new ArrayList<Dimension>();
    if (asked.district() != null) {
      held.add(Dimension.DISTRICT);
    }
    if (asked.unit() != null || asked.peer() != null) {
      held.add(Dimension.UNIT);
    }
    if (asked.category() != null) {
      held.add(Dimension.CATEGORY);
    }
    if (asked.channel() != null) {
      held.add(Dimension.CHANNEL);
    }
    return held;
  }

  private List<String> values(Dimension within, IndicatorQuery asked) {
    String one =
        switch (within) {
          case DISTRICT -> asked.district();
          case UNIT -> asked.unit();
          case CATEGORY -> asked.category();
          case CHANNEL -> asked.channel();
          case ALL -> null;
        };
    return one != null
        ? List.of(one)
        : asked.peer() == null ? List.of() : tables.listPeers(asked.peer());
  }

  private List<LocalDate> days(IndicatorQuery asked) {
    LocalDate today = WorkingDays.dayOf(clock.instant());
    LocalDate last = asked.to() == null ? today : asked.to();
    LocalDate first = asked.from() == null ? last : asked.from();
    if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
      throw InvalidInput.period(MOST_DAYS);
    }
    return List.of(first, last);
  }
}
