package vigil.city;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A table of the policy that administrators edit on a page: its file, its columns, and by which of
/// them a row is known.
public enum PolicyTable {
  DISTRICTS("districts.csv", 1, "code", "name", "nameEn"),
  UNITS("units.csv", 1, "id", "name", "nameEn", "kind", "district", "parent"),
  STREETS("streets.csv", 1, "code", "name", "nameEn", "district"),
  CATEGORIES("categories.csv", 1, "code", "name", "nameEn", "parent"),
  DISPATCH("dispatch.csv", 2, "category", "area", "lead", "assists", "limit", "basis", "version"),
  LIMITS("limits.csv", 4, "profile", "stage", "urgency", "type", "limit"),
  SETTINGS("settings.csv", 2, "profile", "name", "value"),
  RAPID("rapid.csv", 1, "category", "why", "whyEn"),
  URGENCY_WORDS("urgency-words.csv", 1, "word", "urgency", "why", "whyEn"),

  /// Words of danger: whom to call, what to tell the caller.
  DANGER("danger.csv", 1, "phrase", "kind", "service", "advice", "adviceEn"),
  DUTY("duty.csv", 4, "day", "from", "until", "rank", "staff"),
  PHRASES("phrases.csv", 1, "id", "step", "field", "title", "titleEn", "text", "textEn"),

  /// Topics watched by name, beside every second-level category.
  TOPICS("topics.csv", 1, "id", "name", "nameEn", "categories"),

  /// How many orders a topic usually brings: a day, by the hour, by the district.
  USUAL("usual.csv", 1, "topic", "perDay", "weight"),
  USUAL_HOURS("usual-hours.csv", 1, "hour", "workday", "rest"),
  USUAL_DISTRICTS("usual-districts.csv", 1, "district", "residents"),

  /// How a spike is sensed, and how whoever is on duty is woken.
  SENSING("sensing.csv", 1, "name", "value", "unit"),
  PAGING("paging.csv", 1, "name", "value", "unit"),

  /// From where on the line's own health is an alarm, and whom it wakes.
  ALARMS("alarms.csv", 1, "kind", "level", "raise", "end", "lasts", "ends", "unit"),

  /// When daily, weekly and monthly reports are written.
  REPORTS("reports.csv", 1, "kind", "days", "time"),

  /// From which confidence on a guess about an appeal is shown.
  UNDERSTANDING("understanding.csv", 1, "name", "value", "unit"),

  /// How sure a rule must be before a reviewer is shown what does not fit in an order.
  QUALITY("quality.csv", 1, "name", "value", "unit"),

  /// How recordings are sampled, and the sheet on which they are scored.
  SHEET("sheet.csv", 1, "name", "value", "unit", "zh", "en", "scores"),

  /// What Open311 clients are asked beyond the words.
  QUESTIONS(
      "open311-questions.csv",
      2,
      "category",
      "code",
      "datatype",
      "required",
      "zh",
      "en",
      "hintZh",
      "hintEn",
      "values"),

  /// What citizens say for what scripts write, and how answers are searched.
  SYNONYMS("synonyms.csv", 1, "said", "means"),
  SEARCH("search.csv", 1, "name", "value", "unit"),

  /// The days that differ from the plain week: the files' and the imported years'; an approved
  /// edition enters the years that it changes.
  CALENDAR("calendar.csv", 1, "date", "kind", "name"),

  /// Who works here: identity's register, not a file; an approved edition is entered into it.
  STAFF("staff.csv", 1, "id", "name", "nameEn", "roles", "unit", "extension");

  /// Characters of one cell.
  public static final int LONGEST_CELL = 500;

  private final String file;
  private final int keys;
  private final String header;

  PolicyTable(String file, int keys, String... columns) {
    this.file = file;
    this.keys = keys;
    this.header = String.join(",", columns);
  }

  public String file() {
    return file;
  }

  /// As addresses write it: the file's name without its ending.
  public String path() {
    return file.substring(0, file.lastIndexOf('.'));
  }

  public List<String> columns() {
    return List.of(header.split(",", -1));
  }

  /// Whether policies of before lack it: the shipped one holds there.
  public boolean isLaterThanCities() {
    return switch (this) {
      case ALARMS, REPORTS, UNDERSTANDING, QUALITY, SHEET, SYNONYMS, SEARCH -> true;
      case DISTRICTS,
          UNITS,
          STREETS,
          CATEGORIES,
          DISPATCH,
          LIMITS,
          SETTINGS,
          RAPID,
          URGENCY_WORDS,
          DANGER,
          DUTY,
          PHRASES,
          TOPICS,
          USUAL,
          USUAL_HOURS,
          USUAL_DISTRICTS,
          SENSING,
          PAGING,
          QUESTIONS,
          CALENDAR,
          STAFF ->
          false;
    };
  }

  /// How many of the first columns tell a row from every other.
  public int keys() {
    return keys;
  }

  public static Optional<PolicyTable> find(String path) {
    return Arrays.stream(values()).filter(table -> table.path().equals(path)).findFirst();
  }
}
