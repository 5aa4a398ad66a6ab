package vigil.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vigil.kernel.PersonalData.Kind;
import vigil.kernel.PersonalData.Span;

/// Homes down to house and room: 88弄12号602室, 三弄二号五零一, 3栋2单元501, 3-2-501. The road and the estate
/// stay, and so does a number that is a public door's: 浦东大道1200号, 花木路88弄.
final class AddressFinder {
  private static final int LONGEST_NUMBER = 8;
  private static final int MOST_PARTS = 10;
  private static final int MOST_BETWEEN = 4;
  private static final int HOME_WINDOW = 24;
  private static final int PLACE_WINDOW = 14;

  private static final String TENS = "十百千两";
  private static final String BETWEEN = " ,，-－—、的";
  private static final String DASHES = "-－—–#/";
  private static final String ESTATE_ENDS = "区园苑城寓村坊湾府庭邸墅里楼号幢栋座邨院家弄";
  private static final String STREET_ENDS = "路街弄道巷村里苑园坊庭邨城宅区寓组队庄屯";
  private static final String VILLAGE_ENDS = "村宅组队庄屯寨";

  private static final WordSet UNITS =
      WordSet.of("支弄 弄 号楼 号门 号院 号 # 栋 幢 座 单元 门 楼 层 室 房 户 组 队 街坊 排 舍 期 区 寝室");
  private static final WordSet NO_ROOM =
      WordSet.of(
          "元 块 万 亿 米 平 吨 斤 公里 度 次 人 个 天 年 月 日 时 点 分 秒 % 路 期 版 届 辆 台 股 份 件 名 多 余 级 岁 折 弄 医院 号 户 张 厅 线 左右 上下 小时 毫"
              + " 大队 中 千 百 车 班 商铺 铺 诊室 教室 窗口 会议室 包间 包厢 展位 机房 办公室 病房 床");

  /// What may stand between the parts of a home: 320弄里面的58号, 366弄底12号.
  private static final WordSet JOINTS =
      WordSet.of("里面的 里面 里边的 里边 里头的 里 那个 的 后门 前门 后楼 前楼 底 甲 乙 丙 丁 甲支弄 支弄 楼上 小区 第");

  private static final String MARKS = "甲乙丙丁";
  private static final WordSet LODGINGS = WordSet.of("亭子间 三层阁 阁楼 前楼 后楼 后间 灶间 前间 后门 厢房 客堂间 乙 甲 丙 后");
  private static final WordSet EMERGENCY = WordSet.of("110 119 120 122 114 一一零 一一九 一二零");
  private static final WordSet HOME_BEHIND = WordSet.of("我家 我们家 是我家 我住");
  private static final WordSet DOOR_CUES = WordSet.of("门牌 门牌号 门牌是 门牌号是 门牌号码 房号");
  private static final int LAST_ROOM = 16;
  private static final int LONGEST_HOUSE = 3;
  private static final WordSet HOMES =
      WordSet.of(
          "我住 家住 住在 住址 住所 住处 户籍 现居 租在 租住 租房 家庭地址 地址 收货 寄到 送到 送货 我家 家在 家里 本人家 本人住 居住 暂住 常住 住宅 户口 他住 她住 门牌 我们家 房子在 房在 租的 我租了 我这里是 我这边是 收件地址 收件 搬到 搬进 我妈在 我爸在 老人住 我们小区 爸妈家 父母家 娘家 婆家 外婆家 奶奶家 朋友家 邻居家 上门地址 送药到 送菜到 现住 家是 老家 住");
  private static final WordSet NO_HOMES = WordSet.of("住院 住建 住宿 住房");
  private static final WordSet NEIGHBOURS =
      WordSet.of(
          "楼上 楼下 隔壁 邻居 对门 对面 我家 他家 她家 房号 室号 房间号 我住 住在 住 这栋 那栋 本栋 这幢 本幢 这楼 我们楼 同楼 楼里 本单元 漏到 东楼 西楼 南楼 北楼 主楼 副楼 前楼 后楼");
  private static final WordSet DWELLERS =
      WordSet.of(
          "的业主 的住户 业主 住户 的租客 租客 房客 的户主 户主 那户 那家 的邻居 住的 的老人 室的 的住 漏到 漏水 漏 天天 半夜 每天 晚上 改了 改群租 装修 养 一家 住着 夫妻 老太 的空调 的阳台 的厨房 的卫生间 群租 砸墙 敲墙 把垃圾");
  private static final WordSet PUBLIC_PLACES =
      WordSet.of(
          "服务中心 大厅 医院 学校 派出所 法院 税务局 居委会 办事处 局 银行 大学 门诊 病房 教室 会议室 办公室 酒店 宾馆 商场 教学楼 商务楼 写字楼 航站楼 展厅 车站 图书馆 电影院 影城");
  private static final WordSet PUBLIC_ROOMS = WordSet.of("室内 房价 房租 房产 房款 房贷 房东 房主 房子 房屋 室外 房型");

  private final ScannedText text;
  private final Consumer<Span> found;

  /// A number with its unit, or a room's number without one.
  private record Part(String unit, int from, int to, int numberLength, boolean isRound) {}

  private AddressFinder(ScannedText text, Consumer<Span> found) {
    this.text = text;
    this.found = found;
  }

  static void find(ScannedText text, Consumer<Span> found) {
    var finder = new AddressFinder(text, found);
    int at = 0;
    while (at < text.length()) {
      at = isNumber(text.at(at)) || finder.isLetteredHouse(at) ? finder.chain(at) : at + 1;
    }
  }

  private boolean isLetteredHouse(int at) {
    return ScannedText.isLetter(text.at(at))
        && !ScannedText.isLetter(text.at(at - 1))
        && (("座栋幢楼区".indexOf(text.at(at + 1)) >= 0 && text.at(at + 1) != 0)
            || ScannedText.isDigit(text.at(at + 1)));
  }

  private static boolean isNumber(char c) {
    return SpokenDigits.isDigit(c) || (TENS.indexOf(c) >= 0 && c != 0);
  }

  private int numberEnd(int from) {
    boolean isMarked = ScannedText.isLetter(text.at(from)) || MARKS.indexOf(text.at(from)) >= 0;
    int at = isMarked && from < text.length() ? from + 1 : from;
    while (isNumber(text.at(at))) {
      at++;
    }
    if (at == from + 1 && isMarked && !ScannedText.isLetter(text.at(from))) {
      return from;
    }
    if (at > from && ScannedText.isLetter(text.at(at)) && !ScannedText.isLetter(text.at(at + 1))) {
      at++;
    }
    return at;
  }

  /// Reads as many parts as stand one behind the other.
  ///
  /// @return where to read on
  private int chain(int from) {
    int dashed = dashes(from);
    if (dashed > 0) {
      found.accept(text.span(Kind.ADDRESS, from, dashed));
      return dashed;
    }
    var parts = new ArrayList<Part>();
    int at = from;
    int readTo = Math.max(from + 1, numberEnd(from));
    while (parts.size() < MOST_PARTS) {
      int end = numberEnd(at);
      if (end == at || end - at > LONGEST_NUMBER) {
        break;
      }
      int unitAt = text.skip(end, " ");
      int unit = UNITS.lengthAt(text, unitAt);
      if (unit == 0) {
        if (isRoom(at, end)) {
          parts.add(new Part("", at, end, end - at, false));
          readTo = end;
        }
        break;
      }
      int to = unitAt + unit;
      parts.add(new Part(word(unitAt, unit), at, to, end - at, isRound(end)));
      readTo = to;
      at = behindJoints(to);
      if (at - to > MOST_BETWEEN) {
        break;
      }
    }
    if (isHome(parts)) {
      int to = parts.getLast().to();
      int lodging = LODGINGS.lengthAt(text, to);
      found.accept(text.span(Kind.ADDRESS, begin(from), to + lodging));
    }
    return readTo;
  }

  /// 甲19号, 第三弄.
  private int begin(int from) {
    char before = text.at(from - 1);
    return before == '第' || (from > 0 && MARKS.indexOf(before) >= 0) ? from - 1 : from;
  }

  private int behindJoints(int to) {
    int at = to;
    while (at - to <= MOST_BETWEEN) {
      int next = text.skip(at, BETWEEN);
      next += JOINTS.lengthAt(text, next);
      if (next == at) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private String word(int from, int length) {
    var word = new StringBuilder();
    for (int i = from; i < from + length; i++) {
      word.append(text.at(i));
    }
    return word.toString();
  }

  /// Whether a number without a unit is a room's: three or four digits, which end in no hundred.
  private boolean isRoom(int from, int to) {
    if (EMERGENCY.lengthAt(text, from) == to - from) {
      return false;
    }
    int digits = to - from - (ScannedText.isLetter(text.at(from)) ? 1 : 0);
    int behind = text.skip(to, " ");
    return digits >= 3
        && digits <= 4
        && !isRound(to)
        && (NO_ROOM.lengthAt(text, behind) == 0 || text.hasAt(behind, "天天"))
        && !isNumber(text.at(to));
  }

  private boolean isRound(int to) {
    return (SpokenDigits.value(text.at(to - 1)) == 0 && SpokenDigits.value(text.at(to - 2)) == 0)
        || TENS.indexOf(text.at(to - 1)) > 0;
  }

  private boolean isHome(List<Part> parts) {
    if (parts.isEmpty()) {
      return false;
    }
    Part first = parts.getFirst();
    boolean isLived = isLived(first.from());
    if (parts.size() == 1) {
      return isAlone(first, isLived);
    }
    boolean hasRoom = parts.stream().anyMatch(this::isRoomPart);
    boolean hasHouse = has(parts, "弄", "支弄", "街坊") && has(parts, "号", "号门", "号楼", "#", "室");
    boolean isOfAVillage = has(parts, "组", "队") && has(parts, "号", "户");
    boolean isDoor = isAlone(first, isLived) || isAlone(parts.getLast(), isLived);
    boolean isPublic = !isLived && text.hasBefore(first.from(), PLACE_WINDOW, PUBLIC_PLACES);
    boolean isFlat =
        has(parts, "号楼", "栋", "幢", "座", "#") && has(parts, "单元") && has(parts, "层", "楼");
    boolean isLodging = has(parts, "号") && LODGINGS.lengthAt(text, parts.getLast().to()) > 1;
    boolean isHouse = has(parts, "号", "号楼", "栋", "幢", "座", "单元", "#", "号门");
    return (hasRoom && !isPublic)
        || hasHouse
        || isFlat
        || isOfAVillage
        || isDoor
        || isLodging
        || (has(parts, "号楼", "栋", "幢", "座") && HOME_BEHIND.lengthAt(text, parts.getLast().to()) > 0)
        || (isLived && isHouse && !isDay(first));
  }

  private static boolean has(List<Part> parts, String... units) {
    return parts.stream().anyMatch(part -> List.of(units).contains(part.unit()));
  }

  private boolean isRoomPart(Part part) {
    return switch (part.unit()) {
      case "" -> true;
      case "寝室" -> true;
      case "室" -> part.numberLength() >= 2 && text.at(part.to()) != '厅';
      case "房", "户" -> part.numberLength() >= 3 && PUBLIC_ROOMS.lengthAt(text, part.to() - 1) == 0;
      default -> false;
    };
  }

  private boolean isAlone(Part part, boolean isLived) {
    boolean isPublic = !isLived && text.hasBefore(part.from(), PLACE_WINDOW, PUBLIC_PLACES);
    return switch (part.unit()) {
      case "" -> isNeighbour(part);
      case "室" ->
          !isPublic
              && part.numberLength() >= 3
              && !part.isRound()
              && PUBLIC_ROOMS.lengthAt(text, part.to() - 1) == 0;
      case "房" ->
          isLived && part.numberLength() >= 3 && PUBLIC_ROOMS.lengthAt(text, part.to() - 1) == 0;
      case "号", "#" -> isDoorNumber(part, isLived);
      case "组", "队" -> isLived && VILLAGE_ENDS.indexOf(before(begin(part.from()))) >= 0;
      case "座" -> isLived && text.at(part.from()) != '一';
      case "号楼", "号门", "栋", "幢", "单元" -> isLived;
      default -> false;
    };
  }

  private boolean isDoorNumber(Part part, boolean isLived) {
    char before = before(begin(part.from()));
    return DOOR_CUES.endsAt(text, text.skipBack(part.from(), " :：是"), 5)
        || (STREET_ENDS.indexOf(before) >= 0
            && (isLived
                || VILLAGE_ENDS.indexOf(before) >= 0
                || LODGINGS.lengthAt(text, part.to()) > 0));
  }

  private char before(int i) {
    char c = text.at(text.skipBack(i, " ") - 1);
    return c == 0 ? ' ' : c;
  }

  /// 12号 may be a day.
  private boolean isDay(Part part) {
    return part.unit().equals("号") && before(part.from()) == '月';
  }

  private boolean isLived(int from) {
    return text.hasBefore(from, HOME_WINDOW, HOMES) && !text.hasBefore(from, HOME_WINDOW, NO_HOMES);
  }

  /// 楼上502, 502的业主.
  private boolean isNeighbour(Part part) {
    int before = text.skipBack(part.from(), " :：的是");
    return NEIGHBOURS.endsAt(text, before, 4)
        || DWELLERS.lengthAt(text, text.skip(part.to(), " ")) > 0;
  }

  private boolean isTyped(int i) {
    char c = text.at(i);
    return ScannedText.isLetter(c) || ScannedText.isDigit(c) || (DASHES.indexOf(c) >= 0 && i >= 0);
  }

  /// Whether four digits are a floor's and a room's: 1802.
  private boolean isOnAFloor(int from, int to) {
    int room = SpokenDigits.value(text.at(to - 2)) * 10 + SpokenDigits.value(text.at(to - 1));
    return to - from == 4 && room > 0 && room <= LAST_ROOM;
  }

  /// 阳光小区3-2-501.
  ///
  /// @return the place behind it; -1 where there is none
  private int dashes(int from) {
    int at = from;
    int numbers = 0;
    int length = 0;
    while (numbers < 5) {
      int end = numberEnd(at);
      length = end - at;
      if (length == 0 || length > 4) {
        return -1;
      }
      numbers++;
      at = end;
      if (DASHES.indexOf(text.at(at)) < 0) {
        break;
      }
      at++;
    }
    boolean isRoom = numbers >= 2 && numbers <= 4 && length >= 3 && isRoom(at - length, at);
    boolean isThere = ESTATE_ENDS.indexOf(before(from)) >= 0 || isLived(from);
    boolean isShaped =
        (text.isHan(from - 1) && isOnAFloor(at - length, at))
            || (numbers > 2 && !isTyped(from - 1) && !isTyped(at));
    int house = numberEnd(from) - from;
    return isRoom && house <= LONGEST_HOUSE && (isThere || (isShaped && house < LONGEST_HOUSE))
        ? at
        : -1;
  }
}
