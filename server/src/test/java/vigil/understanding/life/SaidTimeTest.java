package vigil.understanding.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.city.WorkingDays;

/// When something happened, as callers say it; now is Wednesday, 6 April 2022, 10:00 in Shanghai.
class SaidTimeTest {
  private static final Instant NOW = Instant.parse("2022-04-06T02:00:00Z");

  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  @ParameterizedTest
  @CsvSource({
    "昨晚九点多楼上一直在敲,昨晚九点多,04-05 21:00,04-05 22:00",
    "今天早上八点半停的水,今天早上八点半,04-06 08:30,04-06 08:30",
    "前天下午3点一刻左右,前天下午3点一刻左右,04-04 14:45,04-04 15:45",
    "昨天半夜两点施工,昨天半夜两点,04-06 02:00,04-06 02:00",
    "昨天夜里十二点还在放音乐,昨天夜里十二点,04-06 00:00,04-06 00:00",
    "昨天中午12点,昨天中午12点,04-05 12:00,04-05 12:00",
    "昨天下午被咬了,昨天下午,04-05 12:00,04-05 18:00",
    "3月28日买的,3月28日,03-28 00:00,03-29 00:00",
    "三月二十八号晚上21:30左右,三月二十八号晚上21:30左右,03-28 21:00,03-28 22:00",
    "上周五去的医院,上周五,04-01 00:00,04-02 00:00",
    "星期天的晚上,星期天的晚上,04-03 18:00,04-04 00:00",
    "三天前报修过,三天前,04-03 00:00,04-04 00:00",
    "两个小时前摔的,两个小时前,04-06 07:30,04-06 08:30",
    "今早停电了,今早,04-06 05:00,04-06 10:00",
    "刚才有人打架,刚才,04-06 09:00,04-06 10:00"
  })
  void aTimeIsCountedFromNow(String words, String said, String from, String until) {
    SaidTime time = SaidTime.find(words, NOW, WorkingDays.SHANGHAI).orElseThrow();
    assertEquals(said, time.said());
    assertEquals(from, shown(time.from()));
    assertEquals(until, shown(time.until()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"明天几点开门", "三点建议", "12月31日之前能办吗，现在是第3号窗口", "住在3号楼12点位", "今晚八点的演出"})
  void whatIsNoTimeOfBeforeIsNone(String words) {
    var found = SaidTime.find(words, NOW, WorkingDays.SHANGHAI);
    assertTrue(found.isEmpty() || found.get().from().isBefore(NOW), () -> found + "");
  }

  private static String shown(Instant at) {
    return LocalDateTime.ofInstant(at, WorkingDays.SHANGHAI).format(SHORT);
  }
}
