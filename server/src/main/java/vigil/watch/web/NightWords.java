package vigil.watch.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vigil.insight.DistrictCount;
import vigil.insight.Spike;

/// One sentence for someone who was asleep a minute ago.
record NightWords(String chinese, String english) {
  private static final int MOST_PLACES = 3;

  static NightWords quiet(int count, double usual) {
    String expected = number(usual);
    return new NightWords(
        "此刻没有异常上升的诉求。近一小时登记%d件，平常约%s件。".formatted(count, expected),
        "Nothing is burning. %d orders in the last hour; %s are usual.".formatted(count, expected));
  }

  static NightWords burning(Spike spike, List<DistrictCount> map, double usual, Instant until) {
    long minutes = Math.max(1, Duration.between(spike.since(), until).toMinutes());
    var places =
        map.stream()
            .filter(tile -> tile.count() > 0)
            .sorted(Comparator.comparingInt(DistrictCount::count).reversed())
            .limit(MOST_PLACES)
            .toList();
    String where = places.stream().map(DistrictCount::name).collect(Collectors.joining("、"));
    String whereEn = places.stream().map(DistrictCount::nameEn).collect(Collectors.joining(", "));
    String expected = number(usual);
    return new NightWords(
        "“%s”在%s上升：%d分钟内%d件，平常约%s件。"
            .formatted(
                spike.topic().name(),
                where.isEmpty() ? "全市" : where,
                minutes,
                spike.count(),
                expected),
        "%s: rising in %s, %d in %s where %s are usual."
            .formatted(
                spike.topic().nameEn(),
                whereEn.isEmpty() ? "the city" : whereEn,
                spike.count(),
                minutes == 1 ? "1 minute" : minutes + " minutes",
                expected));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }
}
