package vigil.insight.steps;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import vigil.insight.Rise;
import vigil.insight.Topic;
import vigil.insight.spike.SpikeAlarm;

/// Why a spike was raised, in one sentence that shows the numbers behind it.
record SpikeSentence(String chinese, String english) {
  static SpikeSentence of(
      Topic topic, SpikeAlarm.AlarmRaised raised, List<String> names, List<String> namesEn) {
    long minutes = Math.max(10, Duration.between(raised.since(), raised.at()).toMinutes());
    String usual = Rise.usual(raised.usual(), topic.countsCalls() ? "通" : "件");
    String usualEn = Rise.usualEn(raised.usual());
    String score = String.format(Locale.ROOT, "%.1f", raised.score());
    if (topic.countsCalls()) {
      return new SpikeSentence(
          "%s：%d分钟内%d通，%s（得分%s）".formatted(topic.name(), minutes, raised.count(), usual, score),
          "%s: %d in %d minutes where %s (score %s)"
              .formatted(topic.nameEn(), raised.count(), minutes, usualEn, score));
    }
    String there = names.isEmpty() ? "" : "当地";
    String where = names.isEmpty() ? "全市" : String.join("、", names);
    String whereEn = namesEn.isEmpty() ? "the whole city" : String.join(", ", namesEn);
    return new SpikeSentence(
        "“%s”%s%d分钟内%d件，%s%s（得分%s）"
            .formatted(topic.name(), where, minutes, raised.count(), there, usual, score),
        "%s: %d in %d minutes in %s, where %s (score %s)"
            .formatted(topic.nameEn(), raised.count(), minutes, whereEn, usualEn, score));
  }
}
