package vigil.insight.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.insight.Topic;
import vigil.insight.spike.SpikeAlarm.AlarmRaised;

class SpikeSentenceTest {
  private static final Instant NIGHT = Instant.parse("2022-04-17T17:50:00Z");
  private static final Topic CODES =
      new Topic("codes", "健康码变黄", "Yellow codes", List.of("0102"), true);

  private static AlarmRaised raised(String topic, double usual) {
    return new AlarmRaised(topic, NIGHT, NIGHT.minusSeconds(600), List.of(), 14, usual, 31.25);
  }

  /// Where hardly anything is usual, nobody reads that 0.0 are.
  @Test
  void whatIsUsualIsSaidInWholeNumbersOrAsFewerThanOne() {
    var few = SpikeSentence.of(CODES, raised("codes", 0.04), List.of("浦东新区"), List.of("Pudong"));
    assertEquals("“健康码变黄”浦东新区10分钟内14件，当地平常不到1件（得分31.3）", few.chinese());
    assertEquals(
        "Yellow codes: 14 in 10 minutes in Pudong, where fewer than one is usual (score 31.3)",
        few.english());
    var more = SpikeSentence.of(CODES, raised("codes", 3.4), List.of(), List.of());
    assertEquals("“健康码变黄”全市10分钟内14件，平常约3件（得分31.3）", more.chinese());
    assertEquals(
        "Yellow codes: 14 in 10 minutes in the whole city, where about 3 are usual (score 31.3)",
        more.english());
  }

  @Test
  void ofCallsItSaysCalls() {
    var calls = SpikeSentence.of(Topic.CALLS, raised("calls", 6), List.of(), List.of());
    assertEquals("来电：10分钟内14通，平常约6通（得分31.3）", calls.chinese());
  }
}
