package vigil.understanding.life;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When something happened, as it was said: "昨晚九点多" counted from now.
///
/// @param from the earliest that the words allow
/// @param until the latest, never after now
/// @param said the words
/// @param isClock whether an hour was named
public record SaidTime(Instant from, Instant until, String said, boolean isClock) {
  private static final String NUMBER = "[\\d零一二两三四五六七八九十]{1,3}";

  /// The day: said by a word, by the weekday, by its date, or as long ago.
  private static final String DAY =
      "(?<word>大前天|前天|前日|前晚|昨天|昨日|昨晚|昨夜|昨儿|今天|今日|今早|今晨|今晚|今儿|刚才|刚刚)"
          + "|(?<week>上上|上|这|本)?个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])"
          + ("|(?:(?<year>20\\d\\d)年)?(?<month>" + NUMBER + ")月(?<date>" + NUMBER + ")[日号]")
          + ("|(?<ago>" + NUMBER + "|半)个?(?<unit>天|小时|钟头|星期|礼拜|周|月|分钟)(?:之前|以前|前)");

  private static final String PART = "(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|深夜|夜间|晚|早|夜)?";

  private static final String CLOCK =
      "(?:(?<hour>"
          + NUMBER
          + ")(?:点钟?|时|[:：])"
          + ("(?:(?<half>半)|(?<quarter>[一三])刻|(?<minute>" + NUMBER + ")分?)?(?<more>多|左右|前后)?)?");

  private static final Pattern SAID =
      Pattern.compile("(?:" + DAY + ")的?" + PART + "(?:大概|大约|约)?" + CLOCK);

  private static final int NOON = 12;
  private static final int EVENING = 18;
  private static final int DAYS_A_WEEK = 7;
  private static final int QUARTER = 15;
  private static final int HALF = 30;

  /// The first time that a text names.
  public static Optional<SaidTime> find(String text, Instant now, ZoneId zone) {
    ZonedDateTime here = now.atZone(zone);
    Matcher said = SAID.matcher(text);
    while (said.find()) {
      SaidTime time = read(said, here);
      if (time != null) {
        return Optional.of(time);
      }
    }
    return Optional.empty();
  }

  private static @Nullable SaidTime read(Matcher said, ZonedDateTime now) {
    String ago = said.group("ago");
    String unit = said.group("unit");
    if (ago != null && unit != null && !unit.matches("天|星期|礼拜|周|月")) {
      return longAgo(said.group(), ago, unit, now);
    }
    String word = said.group("word");
    if (word != null && word.startsWith("刚")) {
      return span(said.group(), now.minusHours(1), now, now, true);
    }
    LocalDate day = day(said, now.toLocalDate());
    if (day == null || day.isAfter(now.toLocalDate())) {
      return null;
    }
    String part = part(said);
    return said.group("hour") == null
        ? partOfDay(said.group(), day, part, now)
        : clock(said, day, part, now);
  }

  private static @Nullable SaidTime longAgo(
      String said, String ago, String unit, ZonedDateTime now) {
    boolean isMinutes = unit.equals("分钟");
    int count = ago.equals("半") ? 1 : ChineseNumerals.parseSmall(ago);
    if (count < 0) {
      return null;
    }
    var one = isMinutes ? Duration.ofMinutes(1) : Duration.ofHours(1);
    ZonedDateTime at =
        ago.equals("半") ? now.minus(one.dividedBy(2)) : now.minus(one.multipliedBy(count));
    return span(said, at.minus(one.dividedBy(2)), at.plus(one.dividedBy(2)), now, true);
  }

  private static @Nullable LocalDate day(Matcher said, LocalDate today) {
    String word = said.group("word");
    if (word != null) {
      return today.minusDays(
          switch (word.charAt(0)) {
            case '大' -> 3;
            case '前' -> 2;
            case '昨' -> 1;
            default -> 0;
          });
    }
    String weekday = said.group("weekday");
    if (weekday != null) {
      return weekday(said.group("week"), weekday, today);
    }
    if (said.group("month") != null) {
      return date(said, today);
    }
    return daysAgo(said, today);
  }

  private static LocalDate weekday(@Nullable String week, String named, LocalDate today) {
    int number = "一二三四五六日".indexOf(named.replace('天', '日')) + 1;
    LocalDate monday = today.minusDays(today.getDayOfWeek().getValue() - 1L);
    LocalDate day = monday.plusDays(DayOfWeek.of(number).getValue() - 1L);
    if ("上".equals(week)) {
      return day.minusDays(DAYS_A_WEEK);
    }
    if ("上上".equals(week)) {
      return day.minusDays(2L * DAYS_A_WEEK);
    }
    return day.isAfter(today) ? day.minusDays(DAYS_A_WEEK) : day;
  }

  private static @Nullable LocalDate date(Matcher said, LocalDate today) {
    int month = ChineseNumerals.parseSmall(said.group("month"));
    int date = ChineseNumerals.parseSmall(said.group("date"));
    String year = said.group("year");
    if (month < 1 || month > 12 || date < 1 || date > 31) {
      return null;
    }
    int named = year == null ? today.getYear() : Integer.parseInt(year);
    LocalDate first = LocalDate.of(named, month, 1);
    LocalDate day = first.withDayOfMonth(Math.min(date, first.lengthOfMonth()));
    return year == null && day.isAfter(today) ? day.minusYears(1) : day;
  }

  private static @Nullable LocalDate daysAgo(Matcher said, LocalDate today) {
    String ago = said.group("ago");
    int count = ago == null ? -1 : ChineseNumerals.parseSmall(ago);
    String unit = said.group("unit");
    if (count < 0 || unit == null) {
      return null;
    }
    return switch (unit) {
      case "天" -> today.minusDays(count);
      case "月" -> today.minusMonths(count);
      default -> today.minusWeeks(count);
    };
  }

  /// The part of the day, which the day's own word may say: "昨晚", "今早".
  private static String part(Matcher said) {
    String part = said.group("part");
    String word = said.group("word");
    if (part == null && word != null && word.matches(".*[晚夜早晨]")) {
      return word.substring(word.length() - 1);
    }
    return part == null ? "" : part;
  }

  private static @Nullable SaidTime partOfDay(
      String said, LocalDate day, String part, ZonedDateTime now) {
    int from =
        switch (part) {
          case "凌晨", "" -> 0;
          case "清晨", "早上", "早晨", "早", "晨" -> 5;
          case "上午" -> 8;
          case "中午" -> 11;
          case "下午" -> NOON;
          case "傍晚" -> 17;
          case "半夜", "深夜" -> 22;
          default -> EVENING;
        };
    int hours =
        switch (part) {
          case "" -> 24;
          case "凌晨" -> 6;
          case "清晨", "早上", "早晨", "早", "晨", "上午" -> 5;
          case "中午", "傍晚" -> 3;
          case "半夜", "深夜" -> 7;
          default -> 6;
        };
    ZonedDateTime start = day.atTime(from, 0).atZone(now.getZone());
    return span(said, start, start.plusHours(hours), now, false);
  }

  private static @Nullable SaidTime clock(
      Matcher said, LocalDate day, String part, ZonedDateTime now) {
    int hour = ChineseNumerals.parseSmall(said.group("hour"));
    if (hour < 0 || hour > 24) {
      return null;
    }
    boolean isLate = part.matches("中午|下午|傍晚|晚上|夜里|夜间|晚|夜") && hour < NOON && hour >= latest(part);
    boolean isNight = part.matches("半夜|深夜") && hour >= 9 && hour < NOON;
    int full = (isLate || isNight ? hour + NOON : hour) % 24;
    boolean isNextDay = part.matches("晚上|夜里|夜间|半夜|深夜|晚|夜") && (hour == NOON || full < 5);
    ZonedDateTime at =
        day.plusDays(isNextDay ? 1 : 0)
            .atTime(LocalTime.of(isNextDay && hour == NOON ? 0 : full, minute(said)))
            .atZone(now.getZone());
    boolean isVague = said.group("more") != null;
    return isVague && "多".equals(said.group("more"))
        ? span(said.group(), at, at.plusHours(1), now, true)
        : span(
            said.group(),
            at.minusMinutes(isVague ? HALF : 0),
            at.plusMinutes(isVague ? HALF : 0),
            now,
            true);
  }

  /// "晚上两点" is after midnight, "中午两点" in the afternoon.
  private static int latest(String part) {
    return part.matches("中午|下午") ? 1 : 5;
  }

  private static int minute(Matcher said) {
    if (said.group("half") != null) {
      return HALF;
    }
    if (said.group("quarter") != null) {
      return QUARTER * ChineseNumerals.parseSmall(said.group("quarter"));
    }
    String minute = said.group("minute");
    return minute == null ? 0 : Math.clamp(ChineseNumerals.parseSmall(minute), 0, 59);
  }

  private static @Nullable SaidTime span(
      String said, ZonedDateTime from, ZonedDateTime until, ZonedDateTime now, boolean isClock) {
    if (from.isAfter(now)) {
      return null;
    }
    ZonedDateTime end = until.isAfter(now) ? now : until;
    return new SaidTime(from.toInstant(), end.toInstant(), said, isClock);
  }
}
