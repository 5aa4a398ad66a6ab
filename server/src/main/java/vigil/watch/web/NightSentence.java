package vigil.watch.web;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.insight.DistrictCount;
import vigil.insight.Rise;
import vigil.insight.Spike;
import vigil.insight.Wave;
import vigil.insight.WaveCalls;

/// One sentence for someone who was asleep a minute ago.
record NightSentence(String chinese, String english) {
  private static final int MOST_PLACES = 3;
  private static final long DAY_MINUTES = 24 * 60;

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
    List<DistrictCount> places = strongest(wave.districts());
    String where = places.stream().map(DistrictCount::name).collect(Collectors.joining("、"));
    String whereEn = places.stream().map(DistrictCount::nameEn).collect(Collectors.joining(", "));
    return new NightSentence(
        "“%s”在%s上升：全市%s内%d件，%s。"
            .formatted(
                spike.topic().name(),
                where.isEmpty() ? "全市" : where,
                span(minutes).chinese(),
                wave.count(),
                Rise.usual(wave.usual())),
        "%s: rising in %s, %d in the whole city in %s; %s."
            .formatted(
                spike.topic().nameEn(),
                whereEn.isEmpty() ? "the city" : whereEn,
                wave.count(),
                span(minutes).english(),
                Rise.usualEn(wave.usual())));
  }

  /// A wave that goes on for days is told in days.
  private static NightSentence span(long minutes) {
    if (minutes >= 2 * DAY_MINUTES) {
      long days = minutes / DAY_MINUTES;
      return new NightSentence(days + "天", days + " days");
    }
    return new NightSentence(minutes + "分钟", minutes == 1 ? "1 minute" : minutes + " minutes");
  }

  /// What they are about is told once half of the orders written from them say so.
  private static NightSentence calls(Spike spike, Wave wave, long minutes) {
    var about = about(wave.calls());
    return new NightSentence(
        "%s上升：%s内%d通，%s。%s"
            .formatted(
                spike.topic().name(),
                span(minutes).chinese(),
                wave.count(),
                Rise.usual(wave.usual(), "通"),
                about.chinese()),
        "%s: rising, %d in %s; %s.%s"
            .formatted(
                spike.topic().nameEn(),
                wave.count(),
                span(minutes).english(),
                Rise.usualEn(wave.usual()),
                about.english()));
  }

  private static NightSentence about(@Nullable WaveCalls calls) {
    WaveCalls.Matter matter = calls == null ? null : calls.matter();
    if (calls == null || matter == null) {
      return new NightSentence("", "");
    }
    var places = strongest(calls.districts());
    String where = places.stream().map(DistrictCount::name).collect(Collectors.joining("、"));
    String whereEn = places.stream().map(DistrictCount::nameEn).collect(Collectors.joining(", "));
    return new NightSentence(
        "接通的多问“%s”%s。".formatted(matter.topic().name(), where.isEmpty() ? "" : "，" + where),
        " Those who got through mostly ask about %s%s."
            .formatted(
                matter.topic().nameEn().toLowerCase(Locale.ROOT),
                whereEn.isEmpty() ? "" : ", in " + whereEn));
  }

  private static List<DistrictCount> strongest(List<DistrictCount> districts) {
    return districts.stream()
        .filter(tile -> tile.count() > 0 && !tile.district().equals(DistrictCount.NOWHERE))
        .sorted(Comparator.comparingInt(DistrictCount::count).reversed())
        .limit(MOST_PLACES)
        .toList();
  }
}
