package vigil.insight.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.City;
import vigil.identity.Permit;
import vigil.insight.open.OpenRow;
import vigil.insight.open.OpenTable;
import vigil.insight.steps.OpenData;
import vigil.kernel.ClientNetwork;
import vigil.kernel.CsvCell;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;
import vigil.kernel.RateLimits;

/// Daily counts of orders for everybody, as JSON and CSV, with what each column means.
@RestController
@RequestMapping("/api/insight/open-data")
class OpenDataController {
  /// What a column means.
  record ColumnMeaning(String column, String zh, String en) {}

  /// What there is.
  ///
  /// @param fewest a smaller count is hidden
  /// @param mostDays so many days are given at once
  record Dictionary(
      List<String> tables,
      List<ColumnMeaning> columns,
      int fewest,
      int mostDays,
      LocalDate lastDay) {}

  /// A table's rows.
  record OpenRows(String table, LocalDate from, LocalDate until, int fewest, List<OpenRow> rows) {}

  private static final int MOST_ASKED = 120;
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int USUAL_DAYS = 7;
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private static final List<ColumnMeaning> COLUMNS =
      List.of(
          new ColumnMeaning("day", "登记日期（上海时间）", "the day of registration in Shanghai"),
          new ColumnMeaning(
              "part",
              "区的代码（GB/T 2260）或渠道；* 为合计，- 为未说明",
              "code of the district (GB/T 2260) or channel; * is the sum, - where none was said"),
          new ColumnMeaning("partName", "名称", "its name"),
          new ColumnMeaning(
              "topic",
              "一级分类代码；* 为合计，- 为未分类",
              "code of the category's first level; * is the sum, - where there is none"),
          new ColumnMeaning("topicName", "名称", "its name"),
          new ColumnMeaning(
              "orders", "登记的诉求件数；隐去的为空", "appeals registered; empty where it is hidden"),
          new ColumnMeaning(
              "hidden",
              "为 true 时：数量太少，或为使其他少数不能由合计推出而隐去",
              "true: too few, or hidden so that others that are too few cannot be computed"));

  private final OpenData data;
  private final City city;
  private final RateLimits limits;

  OpenDataController(OpenData data, City city, RateLimits limits) {
    this.data = data;
    this.city = city;
    this.limits = limits;
  }

  @Permit(open = true)
  @GetMapping
  Dictionary dictionary(HttpServletRequest request) {
    count(request);
    return new Dictionary(
        Arrays.stream(OpenTable.values()).map(OpenTable::path).toList(),
        COLUMNS,
        data.fewest(),
        data.mostDays(),
        data.lastDay());
  }

  /// The last seven days that are over, unless others are asked for.
  @Permit(open = true)
  @GetMapping("/{table}")
  ResponseEntity<OpenRows> rows(
      @PathVariable String table,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate until,
      HttpServletRequest request) {
    count(request);
    var asked = question(table, from, until);
    return kept()
        .body(new OpenRows(table, asked.from(), asked.until(), data.fewest(), data.list(asked)));
  }

  /// The same as CSV.
  @Permit(open = true)
  @GetMapping(value = "/{table}/csv", produces = "text/csv")
  ResponseEntity<String> csv(
      @PathVariable String table,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate until,
      HttpServletRequest request) {
    count(request);
    var text =
        new StringBuilder(String.join(",", COLUMNS.stream().map(ColumnMeaning::column).toList()))
            .append('\n');
    for (OpenRow row : data.list(question(table, from, until))) {
      text.append(line(row)).append('\n');
    }
    return kept()
        .contentType(CSV)
        .header("Content-Disposition", "attachment; filename=\"orders-" + table + ".csv\"")
        .body(text.toString());
  }

  /// `-` stands for nothing said, and is no formula.
  private String line(OpenRow row) {
    return String.join(
        ",",
        row.day().toString(),
        row.part(),
        CsvCell.of(partName(row.part())),
        row.topic(),
        CsvCell.of(topicName(row.topic())),
        row.orders() == null ? "" : row.orders().toString(),
        String.valueOf(row.hidden()));
  }

  private String partName(String code) {
    return city.places().findDistrict(code).map(it -> it.name()).orElse("");
  }

  private String topicName(String code) {
    return city.categories().find(code).map(it -> it.name()).orElse("");
  }

  private OpenData.Question question(
      String table, @Nullable LocalDate from, @Nullable LocalDate until) {
    OpenTable found = OpenTable.find(table).orElseThrow(() -> Problems.notFound("table"));
    LocalDate last = until == null ? data.lastDay() : until;
    LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
    boolean isFit =
        !last.isAfter(data.lastDay())
            && !first.isAfter(last)
            && first.plusDays(data.mostDays()).isAfter(last);
    if (!isFit) {
      throw InvalidInput.of(
          InvalidInput.Kind.PERIOD,
          "Ask for days that are over, %d at most. 只能查询已结束的日期，一次最多%d天。"
              .formatted(data.mostDays(), data.mostDays()),
          Map.of("field", "until"));
    }
    return new OpenData.Question(found, first, last);
  }

  private static ResponseEntity.BodyBuilder kept() {
    return ResponseEntity.ok().cacheControl(CacheControl.maxAge(WINDOW).cachePublic());
  }

  private void count(HttpServletRequest request) {
    if (request.getUserPrincipal() == null) {
      limits
          .consume("OPEN_DATA", ClientNetwork.networkOf(request), MOST_ASKED, WINDOW)
          .ifPresent(wait -> {
            throw Problems.tooOften(wait, "That was too often. Wait %d minutes. 请%d分钟后再试。");
          });
    }
  }
}
