package vigil.watch.web;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import vigil.insight.DistrictCount;
import vigil.insight.Rise;
import vigil.insight.Spike;
import vigil.insight.Wave;

/// One sentence for someone who was asleep a minute ago.
record NightSentence(String chinese, String english) {
  private static final int MOST_PLACES = 3;

  static NightSentence quiet(Wave wave) {
    return new NightSentence(
        "此刻没有异常上升的诉求。近一小时登记%d件，%s。".formatted(wave.count(), Rise.usual(wave.usual())),
        "Nothing is burning. %d orders in the last hour; %s."
            .formatted(wave.count(), Rise.usualEn(wave.usual())));
  }

  static NightSentence burning(Spike spike, Wave wave) {
    long minutes = Math.max(1, Duration.between(wave.from(), wave.to()).toMinutes());
    if (spike.topic().countsCalls()) {
      return calls(spike, wave, minutes);
    }
    List<DistrictCount> places =
        wave.districts().stream()
            .filter(tile -> tile.count() > 0 && !tile.district().equals(DistrictCount.NOWHERE))
            .sorted(Comparator.comparingInt(DistrictCount::count).reversed())
            .limit(MOST_PLACES)
            .toList();
    String where = places.stream().map(DistrictCount::name).collect(Collectors.joining("、"));
    String whereEn = places.stream().map(DistrictCount::nameEn).collect(Collectors.joining(", "));
    return new NightSentence(
        "“%s”在%s上升：%d分钟内%d件，%s。"
            .formatted(
                spike.topic().name(),
                where.isEmpty() ? "全市" : where,
                minutes,
                wave.count(),
                Rise.usual(wave.usual())),
        "%s: rising in %s, %d in %s; %s."
            .formatted(
                spike.topic().nameEn(),
                whereEn.isEmpty() ? "the city" : whereEn,
                wave.count(),
                minutes == 1 ? "1 minute" : minutes + " minutes",
                Rise.usualEn(wave.usual())));
  }

  /// Nobody knows yet what they are about, nor where.
  private static NightSentence calls(Spike spike, Wave wave, long minutes) {
    return new NightSentence(
        "%s上升：%d分钟内%d通，%s。"
            .formatted(spike.topic().name(), minutes, wave.count(), Rise.usual(wave.usual(), "通")),
        "%s: rising, %d in %s; %s."
            .formatted(
                spike.topic().nameEn(),
                wave.count(),
                minutes == 1 ? "1 minute" : minutes + " minutes",
                Rise.usualEn(wave.usual())));
  }
}
