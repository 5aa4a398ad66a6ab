package vigil.watch.life;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigil.city.WorkingDays;
import vigil.insight.PeriodReading.Before;
import vigil.insight.PeriodReading.ComparedDays;
import vigil.insight.PeriodReading.Unit;
import vigil.watch.PeriodicContent.Phrase;
import vigil.watch.PeriodicReport.Kind;

/// How a periodic report says days, figures and growth.
public final class PeriodicWords {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy年M月");
  private static final DateTimeFormatter MONTH_EN =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_EN =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("M月d日HH:mm");
  private static final DateTimeFormatter WHEN_EN =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final double PER_CENT = 100;

  /// What has no figure.
  public static final String NONE = "—";

  private PeriodicWords() {}

  static Phrase title(Kind kind, ComparedDays of) {
    Phrase when = when(kind, of.from(), of.until());
    return switch (kind) {
      case DAILY -> new Phrase("热线日报（" + when.zh() + "）", "Daily report, " + when.en());
      case WEEKLY -> new Phrase("热线周报（" + when.zh() + "）", "Weekly report, " + when.en());
      case MONTHLY -> new Phrase("热线月报（" + when.zh() + "）", "Monthly report, " + when.en());
    };
  }

  static Phrase when(Kind kind, LocalDate from, LocalDate until) {
    return switch (kind) {
      case DAILY -> new Phrase(DAY.format(from), DAY_EN.format(from));
      case WEEKLY ->
          new Phrase(
              DAY.format(from) + "至" + DAY.format(until),
              DAY_EN.format(from) + " to " + DAY_EN.format(until));
      case MONTHLY -> new Phrase(MONTH.format(from), MONTH_EN.format(from));
    };
  }

  static Phrase time(Instant at) {
    var there = at.atZone(WorkingDays.SHANGHAI);
    return new Phrase(WHEN.format(there), WHEN_EN.format(there));
  }

  /// A value as papers write it.
  public static String value(@Nullable Double value, Unit unit) {
    if (value == null) {
      return NONE;
    }
    return switch (unit) {
      case CALLS, ORDERS -> String.format(Locale.ROOT, "%,.0f", value);
      case SHARE -> String.format(Locale.ROOT, "%.1f%%", value * PER_CENT);
      case SECONDS -> String.format(Locale.ROOT, "%.0f s", value);
    };
  }

  /// Growth as papers write it, with its sign.
  public static String growth(@Nullable Before before) {
    return before == null || before.growth() == null
        ? NONE
        : String.format(Locale.ROOT, "%+.1f%%", before.growth() * PER_CENT);
  }

  /// @param words 环比 or 同比, and the same in English
  static Phrase change(Phrase words, @Nullable Before before) {
    if (before == null) {
      return new Phrase(words.zh() + "无可比数据", "no figure for " + words.en());
    }
    Double growth = before.growth();
    if (growth == null) {
      return new Phrase(words.zh() + "对比值为0", words.en() + " was 0");
    }
    String share = String.format(Locale.ROOT, "%.1f%%", Math.abs(growth) * PER_CENT);
    if (growth == 0) {
      return new Phrase(words.zh() + "持平", "the same as " + words.en());
    }
    return growth > 0
        ? new Phrase(words.zh() + "上升" + share, share + " more than " + words.en())
        : new Phrase(words.zh() + "下降" + share, share + " fewer than " + words.en());
  }
}
