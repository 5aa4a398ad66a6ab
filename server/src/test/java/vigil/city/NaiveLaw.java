package vigil.city;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The law's words walked through day by day, by hand: no library's dates, zones or weekdays, and
/// no look at [WorkingDays].
///
/// Civil Code art. 201: a period in days leaves the day on which it begins out; one in hours begins
/// at the moment. Art. 203: where the last day is a statutory holiday, the day after the holiday is
/// the last; it ends at 24:00. Administrative Licensing Law art. 82: working days are meant where
/// the law says so, without statutory holidays. A weekend day that the State Council moved work to
/// is worked.
final class NaiveLaw {
  private static final long SECONDS_OF_A_DAY = 86_400;
  private static final long EIGHT_HOURS = 8 * 3600;

  private final Map<Long, String> named = new HashMap<>();

  /// @param lines `2022-10-01,HOLIDAY,国庆节`
  NaiveLaw(List<String> lines) {
    for (String line : lines) {
      String[] cell = line.split(",", -1);
      String[] date = cell[0].split("-", -1);
      int year = Integer.parseInt(date[0]);
      int month = Integer.parseInt(date[1]);
      named.put(dayNumber(year, month, Integer.parseInt(date[2])), cell[1]);
    }
  }

  /// Seconds since 1970 at which something is late.
  ///
  /// @param limit `30min`, `24h`, `5wd`, `7d`
  long due(long from, String limit) {
    if (limit.endsWith("min")) {
      return from + 60L * number(limit, 3);
    }
    if (limit.endsWith("h")) {
      return from + 3600L * number(limit, 1);
    }
    long today = Math.floorDiv(from + EIGHT_HOURS, SECONDS_OF_A_DAY);
    long last =
        limit.endsWith("wd") ? workday(today, number(limit, 2)) : day(today, number(limit, 1));
    return (last + 1) * SECONDS_OF_A_DAY - EIGHT_HOURS;
  }

  /// On from a due time: its last day has been counted already.
  long extend(long due, int days) {
    long last = Math.floorDiv(due - 1 + EIGHT_HOURS, SECONDS_OF_A_DAY);
    return (workday(last, days) + 1) * SECONDS_OF_A_DAY - EIGHT_HOURS;
  }

  private long workday(long today, int wanted) {
    long day = today;
    int left = wanted;
    while (left > 0) {
      day++;
      if (isWorked(day)) {
        left--;
      }
    }
    return day;
  }

  private long day(long today, int days) {
    long last = today + days;
    while (!isWorked(last)) {
      last++;
    }
    return last;
  }

  private boolean isWorked(long day) {
    String kind = named.get(day);
    if (kind != null) {
      return kind.equals("MAKEUP_WORK");
    }
    long weekday = Math.floorMod(day, 7L); // day 0, 1 January 1970, was a Thursday
    return weekday != 2 && weekday != 3;
  }

  private static int number(String limit, int unit) {
    return Integer.parseInt(limit.substring(0, limit.length() - unit));
  }

  /// Days since 1970, counted year by year and month by month.
  static long dayNumber(int year, int month, int date) {
    long days = 0;
    for (int y = 1970; y < year; y++) {
      days += isLeap(y) ? 366 : 365;
    }
    int[] lengths = {31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int m = 1; m < month; m++) {
      days += lengths[m - 1];
    }
    return days + date - 1;
  }

  private static boolean isLeap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  }
}
