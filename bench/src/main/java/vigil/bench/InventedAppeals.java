package vigil.bench;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import vigil.casework.likeness.AppealText;

/// Appeals by the million: a matter at a place in one of many ways of saying it. A few matters are
/// on everybody's lips, as in any spring.
final class InventedAppeals {
  /// What happened, how else it is said, and what comes of it.
  private static final List<List<String>> MATTERS =
      List.of(
          List.of("小区停水了，一滴水都没有", "早上起来断水，水龙头没水", "没法做饭洗漱", "家里老人要用水"),
          List.of("电梯坏了好几天没人修", "电梯停运，一直不能用", "老人下不了楼", "坐轮椅出不了门"),
          List.of("工地半夜还在打桩", "旁边工地深夜施工，噪音很大", "吵得睡不着", "孩子明天考试"),
          List.of("垃圾一个礼拜没人收", "生活垃圾爆满没有清运", "臭得不敢开窗", "苍蝇到处飞"),
          List.of("透析病人出不了小区", "家里有人要去做血透", "医院说要自己过去", "居委电话打不通"),
          List.of("健康码突然变黄了", "没出过门却成了黄码", "什么时候能转绿码", "明天要去医院"),
          List.of("保供物资一直没发", "封了十天只发过一次菜", "家里快断粮了", "隔壁小区都发过三次"),
          List.of("弄堂口天天有车乱停", "门口违章停车，堵住通道", "救护车进不来", "没有人贴罚单"),
          List.of("有人遛狗不牵绳", "大狗没拴绳在小区乱跑", "差点咬到小孩", "狗主人还骂人"),
          List.of("楼上卫生间漏水到我家", "天花板渗水，墙皮掉了", "楼上不肯修", "物业说管不了"),
          List.of("厂里拖欠三个月工资", "公司欠薪，工钱一分没发", "老板电话不接", "要求劳动监察来管"),
          List.of("楼道里有很重的煤气味", "闻到天然气味道，怕漏气", "不知道哪家漏的", "快派人来查"),
          List.of("突然停电，整个小区都黑的", "断电到现在没来电", "呼吸机要用电", "冰箱里都是菜"),
          List.of("路灯坏了一个月", "门口一排路灯全不亮", "晚上看不见路", "有人摔了一跤"),
          List.of("路面有个大坑", "马路塌陷一个洞", "骑车的人摔了", "请市政修补"),
          List.of("窨井盖没有了", "下水道井盖不见了", "旁边没有围挡", "小孩掉下去怎么办"),
          List.of("化工厂半夜排废气", "夜里刺鼻的臭味，像偷排", "熏得头晕", "窗都不敢开"),
          List.of("饭店油烟直排到阳台", "小饭馆油烟扰民", "衣服不能晒", "没有净化设备"),
          List.of("健身房关门卡里还有钱", "健身房倒闭不退款", "老板联系不上", "会员都要退费"),
          List.of("核酸采样点排队太长", "采样只有一个窗口", "排了一个半小时", "没有遮阳棚"));

  private static final String ROADS =
      "花木梅花秀沿锦绣三林莲园航瑞祖冲川沙高科龙阳浦建东川莘朱七莘顾戴古美田林天钥桂林闻喜临汾三泉共和长寿武宁真金曹杨天山仙霞威宁虹桥车站广中凉城国定国和延吉南大牡丹共富博乐白银德华沪亭荣乐茸梅盈港";

  private static final List<String> DISTRICTS =
      List.of(
          "310101", "310104", "310105", "310106", "310107", "310109", "310110", "310112", "310113",
          "310114", "310115", "310116", "310117", "310118", "310120", "310151");

  private static final List<String> OPENINGS =
      List.of("", "你好，", "我要反映一下，", "麻烦问一下，", "又打来了，", "我们这里");

  private static final int DOORS = 1800;
  private static final int CALLERS = 600_000;

  private final Random dice;

  InventedAppeals(Random dice) {
    this.dice = dice;
  }

  /// @param kind which of the matters
  record Matter(int kind, AppealText first) {}

  Matter matter(Instant at) {
    int kind = (int) (MATTERS.size() * Math.pow(dice.nextDouble(), 2.2));
    String district = DISTRICTS.get((int) (DISTRICTS.size() * Math.pow(dice.nextDouble(), 1.5)));
    return new Matter(kind, said(kind, 0, district, address(), at));
  }

  /// The same matter by another caller, in the other words, the address written otherwise.
  AppealText rephrase(int kind, String district, String address, Instant at) {
    return said(kind, 1, district, address.replace(" ", ""), at.plusSeconds(dice.nextInt(7200)));
  }

  private String address() {
    int road = dice.nextInt(ROADS.length() / 2) * 2;
    return "%s路 %d %s"
        .formatted(
            ROADS.substring(road, road + 2),
            1 + dice.nextInt(DOORS),
            dice.nextBoolean() ? "弄" : "号");
  }

  private AppealText said(int kind, int way, String district, String address, Instant at) {
    var words = MATTERS.get(kind);
    String text =
        OPENINGS.get(dice.nextInt(OPENINGS.size()))
            + words.get(way)
            + "，"
            + words.get(2 + dice.nextInt(2))
            + "，"
            + words.get(2 + dice.nextInt(2))
            + "。";
    String phone = "139" + (10_000_000 + dice.nextInt(CALLERS));
    var phones = List.of(phone);
    return new AppealText(
        text.substring(0, 10), text, AppealText.Matter.UNKNOWN, district, address, phones, at);
  }
}
