package vigil.portal.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.city.AppealType;
import vigil.city.Category;
import vigil.city.City;
import vigil.city.District;
import vigil.city.PlaceInText;
import vigil.city.Street;
import vigil.city.Unit;
import vigil.city.WorkingDays;
import vigil.kernel.InvalidInput;
import vigil.kernel.RowReader;
import vigil.portal.orders.AppealForm;
import vigil.portal.store.Import;

/// Reads a row as a citizen's appeal; what is wrong is said by column.
final class ImportRowReader {
  private static final Map<String, AppealType> TYPES =
      Map.of(
          "咨询", AppealType.CONSULTATION,
          "求助", AppealType.HELP,
          "投诉", AppealType.COMPLAINT,
          "举报", AppealType.REPORT,
          "建议", AppealType.SUGGESTION,
          "表扬", AppealType.PRAISE);

  private static final Set<String> YES = Set.of("是", "yes", "true", "1", "y");
  private static final Set<String> NO = Set.of("", "否", "no", "false", "0", "n");
  private static final Set<String> NOBODY = Set.of("无", "none");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("[uuuu-M-d][uuuu/M/d][ ]['T'][H:mm[:ss]]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /// Day 0 of Excel's calendar.
  private static final LocalDateTime EXCEL = LocalDateTime.of(1899, 12, 30, 0, 0);

  private static final int LONGEST_NUMBER = 64;

  /// A row that was read.
  ///
  /// @param originalNumber the other system's; null when the row has none
  record ParsedRow(
      int row,
      @Nullable String originalNumber,
      @Nullable AppealForm appeal,
      List<Import.Fault> faults) {}

  private final City city;
  private final Instant now;
  private final Map<ImportColumn, Integer> places;
  private final Map<String, String> categories;

  private ImportRowReader(City city, Map<ImportColumn, Integer> places, Instant now) {
    this.city = city;
    this.now = now;
    this.places = places;
    categories = new java.util.HashMap<>();
    for (Category leaf : city.categories().leaves()) {
      categories.merge(leaf.name(), leaf.code(), (one, other) -> "");
      categories.put(String.join(">", leaf.path()), leaf.code());
      categories.put(leaf.code(), leaf.code());
    }
  }

  /// @param header the first row
  /// @param faults what is wrong with it
  /// @param now what the rows tell of has happened by then
  static ImportRowReader of(
      City city, RowReader.FileRow header, List<Import.Fault> faults, Instant now) {
    Map<ImportColumn, Integer> places = new EnumMap<>(ImportColumn.class);
    for (int i = 0; i < header.cells().size(); i++) {
      String name = header.cells().get(i);
      int place = i;
      ImportColumn.find(name)
          .ifPresentOrElse(
              column -> {
                if (places.putIfAbsent(column, place) != null) {
                  faults.add(
                      new Import.Fault(
                          header.row(), column.code(), "此列出现了两次", "This column stands twice"));
                }
              },
              () -> {
                if (!name.isBlank()) {
                  faults.add(
                      new Import.Fault(
                          header.row(),
                          "列 " + (place + 1),
                          "没有这一列，请按模板",
                          "There is no such column; see the template"));
                }
              });
    }
    for (ImportColumn column : ImportColumn.NEEDED) {
      if (!places.containsKey(column)) {
        faults.add(new Import.Fault(header.row(), column.code(), "缺少此列", "This column is missing"));
      }
    }
    return new ImportRowReader(city, places, now);
  }

  ParsedRow parse(RowReader.FileRow line) {
    List<Import.Fault> faults = unkept(line);
    String number = text(line, ImportColumn.ORIGINAL_NUMBER);
    if (number != null && number.length() > LONGEST_NUMBER) {
      faults.add(fault(line, ImportColumn.ORIGINAL_NUMBER, "最多64个字", "At most 64 characters"));
    }
    String district = district(line);
    AppealForm appeal =
        new AppealForm(
            new AppealForm.Subject(type(line), category(line, faults)),
            new AppealForm.Account(
                text(line, ImportColumn.TITLE),
                text(line, ImportColumn.DESCRIPTION),
                text(line, ImportColumn.WISHES),
                occurred(line, faults)),
            new AppealForm.Location(
                district, street(line, district), text(line, ImportColumn.ADDRESS), null, null),
            sender(line, faults),
            accused(line, faults),
            false);
    appeal.listErrors(city, now).forEach(it -> faults.add(fault(line, it, appeal)));
    return new ParsedRow(line.row(), number, faults.isEmpty() ? appeal : null, faults);
  }

  /// The columns whose text holds what the database does not keep.
  private List<Import.Fault> unkept(RowReader.FileRow line) {
    List<Import.Fault> faults = new ArrayList<>();
    for (ImportColumn column : places.keySet()) {
      String text = text(line, column);
      if (text != null && InvalidInput.holdsUnkept(text)) {
        faults.add(fault(line, column, "含有无法保存的字符", "Holds a character that cannot be kept"));
      }
    }
    return faults;
  }

  private AppealForm.Sender sender(RowReader.FileRow line, List<Import.Fault> faults) {
    return new AppealForm.Sender(
        text(line, ImportColumn.NAME),
        phone(line),
        text(line, ImportColumn.EMAIL),
        anonymous(line, faults));
  }

  /// Where the district is wrong and the words name one for certain, the fault offers it.
  private Import.Fault fault(
      RowReader.FileRow line, AppealForm.FieldError mistake, AppealForm appeal) {
    String zh = mistake.zh();
    String en = mistake.en();
    if (mistake.field().equals(ImportColumn.DISTRICT.code())) {
      String said =
          String.join("\n", word(appeal.account().title()), word(appeal.account().description()));
      var found = PlaceInText.find(said, city.places());
      var district = city.places().findDistrict(word(found.district())).orElse(null);
      if (district != null) {
        var street = city.places().findStreet(word(found.street())).orElse(null);
        zh += "；内容中提到" + district.name() + (street == null ? "" : street.name());
        en +=
            "; the words name "
                + (street == null ? "" : street.nameEn() + ", ")
                + district.nameEn();
      }
    }
    return new Import.Fault(line.row(), mistake.field(), zh, en);
  }

  private static String word(@Nullable String text) {
    return text == null ? "" : text;
  }

  private @Nullable String text(RowReader.FileRow line, ImportColumn column) {
    Integer place = places.get(column);
    if (place == null || place >= line.cells().size()) {
      return null;
    }
    String text = line.cells().get(place).strip();
    return text.isEmpty() ? null : text;
  }

  private static Import.Fault fault(
      RowReader.FileRow line, ImportColumn column, String zh, String en) {
    return new Import.Fault(line.row(), column.code(), zh, en);
  }

  private @Nullable AppealType type(RowReader.FileRow line) {
    String text = text(line, ImportColumn.TYPE);
    if (text == null) {
      return null;
    }
    for (AppealType type : AppealType.values()) {
      if (type.name().equalsIgnoreCase(text)) {
        return type;
      }
    }
    return TYPES.get(text);
  }

  private @Nullable String category(RowReader.FileRow line, List<Import.Fault> faults) {
    String text = text(line, ImportColumn.CATEGORY);
    if (text == null) {
      return null;
    }
    String code = categories.get(text.replaceAll("\\s*[>›/]\\s*", ">"));
    if (code == null) {
      return text;
    }
    if (code.isEmpty()) {
      faults.add(
          fault(
              line,
              ImportColumn.CATEGORY,
              "有几个类别叫这个名字，请写代码",
              "Several are called so; give the code"));
      return null;
    }
    return code;
  }

  private @Nullable String district(RowReader.FileRow line) {
    String text = text(line, ImportColumn.DISTRICT);
    return text == null
        ? null
        : city.places().districts().stream()
            .filter(it -> it.name().equals(text) || it.nameEn().equalsIgnoreCase(text))
            .map(District::code)
            .findFirst()
            .orElse(text);
  }

  private @Nullable String street(RowReader.FileRow line, @Nullable String district) {
    String text = text(line, ImportColumn.STREET);
    return text == null || district == null
        ? null
        : city.places().listStreets(district).stream()
            .filter(it -> it.name().equals(text) || it.nameEn().equalsIgnoreCase(text))
            .map(Street::code)
            .findFirst()
            .orElse(text);
  }

  private @Nullable String phone(RowReader.FileRow line) {
    String text = text(line, ImportColumn.PHONE);
    return text == null ? null : text.replaceAll("[ ()-]", "");
  }

  private @Nullable Boolean anonymous(RowReader.FileRow line, List<Import.Fault> faults) {
    String text = text(line, ImportColumn.ANONYMOUS);
    String word = text == null ? "" : text.toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      faults.add(fault(line, ImportColumn.ANONYMOUS, "请写“是”或“否”", "Write yes or no"));
    }
    return YES.contains(word);
  }

  /// A unit by its name or id, or that there is none; what is left out the dispatcher says.
  private String accused(RowReader.FileRow line, List<Import.Fault> faults) {
    String text = text(line, ImportColumn.ACCUSED);
    if (text == null) {
      return AppealForm.UNKNOWN;
    }
    if (NOBODY.contains(text.toLowerCase(Locale.ROOT))) {
      return Order.Appeal.NOBODY;
    }
    var unit = city.units().findByName(text).filter(it -> it.kind() != Unit.Kind.HOTLINE);
    if (unit.isEmpty()) {
      faults.add(
          fault(
              line,
              ImportColumn.ACCUSED,
              "没有这个单位；请写单位全称，没有反映单位写“无”",
              "There is no such unit; give its whole name, or none where it is about no unit"));
    }
    return unit.map(Unit::id).orElse(AppealForm.UNKNOWN);
  }

  private @Nullable Instant occurred(RowReader.FileRow line, List<Import.Fault> faults) {
    String text = text(line, ImportColumn.OCCURRED);
    try {
      return text == null ? null : time(text);
    } catch (DateTimeException | NumberFormatException unreadable) {
      faults.add(
          fault(
              line,
              ImportColumn.OCCURRED,
              "时间形如 2022-03-28 09:30",
              "A time is like 2022-03-28 09:30"));
      return null;
    }
  }

  private static Instant time(String text) {
    if (text.matches("\\d{1,5}(\\.\\d+)?")) {
      long seconds = Math.round(Double.parseDouble(text) * 86_400);
      return EXCEL.plusSeconds(seconds).atZone(WorkingDays.SHANGHAI).toInstant();
    }
    if (text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
      return OffsetDateTime.parse(text).toInstant();
    }
    var parsed = LOCAL.parseBest(text, LocalDateTime::from, LocalDate::from);
    return parsed instanceof LocalDateTime time
        ? time.atZone(WorkingDays.SHANGHAI).toInstant()
        : LocalDate.from(parsed).atStartOfDay(WorkingDays.SHANGHAI).toInstant();
  }
}
