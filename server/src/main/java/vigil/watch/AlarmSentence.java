package vigil.watch;

import vigil.city.AlarmKind;

/// An alarm in a line for someone who was asleep a minute ago.
public record AlarmSentence(String chinese, String english) {
  public static AlarmSentence of(AlarmKind kind, double reading, String detail) {
    long n = Math.round(reading);
    return switch (kind) {
      case QUEUE -> say("排队 %d 人", "%d callers wait", n);
      case WAIT -> say("最长等候 %d 秒", "The longest wait is %d s", n);
      case ABANDONS -> say("近半小时放弃率 %d%%", "%d%% of the last half hour gave up", n);
      case TRUNK -> new AlarmSentence("运营商线路不通：" + detail, "Carriers are away: " + detail);
      case MEDIA -> new AlarmSentence("语音服务不在", "The voice service is away");
      case VOICE -> say("%d%% 的通话话路音质差", "%d%% of the phones that talk sound bad", n);
      case DISK -> say("磁盘已用 %d%%", "The disk is %d%% full", n);
      case DATABASE -> say("数据库 %d 秒没有应答", "The database has not answered for %d s", n);
      case READERS ->
          new AlarmSentence(
              "读取程序 %s 停了 %d 秒".formatted(detail, n),
              "The reader %s has stood still for %d s".formatted(detail, n));
      case TEST_PAGE -> say("值班测试呼叫连续 %d 晚无人应答", "Test pages unanswered, evenings: %d", n);
    };
  }

  private static AlarmSentence say(String chinese, String english, long n) {
    return new AlarmSentence(chinese.formatted(n), english.formatted(n));
  }
}
