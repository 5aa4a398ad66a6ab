package vigil.bench.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What citizens of the load say, and where they live. Whose office takes it is the district's: it
/// has a clerk and a handler among the demo's staff.
final class LoadAppeals {
  static final List<String> DISTRICTS =
      List.of(
          "310101", "310104", "310105", "310106", "310107", "310109", "310110", "310112", "310113",
          "310114", "310115", "310116", "310117", "310118", "310120", "310151");

  private static final List<String> MATTERS =
      List.of("血透无法出门", "小区停水", "电梯停运", "工地深夜施工", "垃圾无人清运", "路灯不亮", "违章停车", "健康码变黄");

  private static final int AGENTS = 12;
  private static final int DOORS = 900;

  private LoadAppeals() {}

  static String agent(Random dice) {
    return "agent-" + (1 + dice.nextInt(AGENTS));
  }

  static String dispatcher(Random dice) {
    return "dispatcher-" + (1 + dice.nextInt(2));
  }

  static String callback(Random dice) {
    return "callback-" + (1 + dice.nextInt(2));
  }

  static String district(Random dice) {
    return DISTRICTS.get(dice.nextInt(DISTRICTS.size()));
  }

  static String matter(Random dice) {
    return MATTERS.get(dice.nextInt(MATTERS.size()));
  }

  /// What the title of an appeal ends with.
  static String mark(String name, int n) {
    return "%s%06d".formatted(name, n);
  }

  /// @param n which appeal: a part of its title, so that it can be found again
  static Map<String, Object> appeal(String name, int n, String district, Random dice) {
    var appeal = new LinkedHashMap<String, Object>();
    appeal.put("type", "HELP");
    appeal.put("category", "01010101");
    appeal.put("title", "%s %s".formatted(matter(dice), mark(name, n)));
    appeal.put("description", "市民反映%s，已经两天，希望尽快安排处理并回复。第%d件。".formatted(matter(dice), n));
    appeal.put("district", district);
    appeal.put("address", "花木路 %d 号".formatted(1 + dice.nextInt(DOORS)));
    appeal.put("name", "王小明");
    return appeal;
  }

  static Map<String, Object> report(String attempt) {
    var report = new LinkedHashMap<String, Object>();
    report.put("factFinding", "TRUE");
    report.put("factNote", "已核实，情况属实，详见办理情况。");
    report.put("appealFinding", "REASONABLE");
    report.put("siteCheck", "NO_SITE");
    report.put("result", "RESOLVED");
    report.put("replyPoints", "承办单位已于当日电话答复市民并办理完毕。");
    report.put("replyUnit", "城运中心");
    report.put("repliedAt", Instant.now().toString());
    report.put("summary", "经办人联系市民，说明情况并完成处理。");
    report.put("wayOfReply", "PHONE");
    report.put("signatory", "值班负责人");
    report.put("contactAttempt", attempt);
    return report;
  }
}
