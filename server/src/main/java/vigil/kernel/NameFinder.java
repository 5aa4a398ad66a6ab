package vigil.kernel;

import java.util.List;
import java.util.function.Consumer;
import vigil.kernel.PersonalData.Kind;
import vigil.kernel.PersonalData.Span;

/// Names of people where something says that one stands there: a cue before it (我叫, 联系人, 老伴), a
/// title behind it (王女士), a telephone number behind it. A name without any is left: by its
/// characters alone most finds would be wrong.
final class NameFinder {
  private static final int LONGEST_FOREIGN = 24;

  private static final WordSet TITLES =
      WordSet.of(
          "先生 女士 小姐 阿姨 叔叔 大爷 大妈 大叔 大姐 大哥 大娘 大伯 大嫂 奶奶 爷爷 伯伯 老太 老伯 阿婆 阿公 婆婆 公公 伯母 婶婶 大婶 大姨 妈妈 爸爸 老太太 老师傅 老师 医生 大夫 师傅 同志 护士 教授 老板 同学 老先生 小朋友");

  /// After a surname these are a form of address only where the word ends.
  private static final String KIN = "哥姐叔姨婶嫂伯婆爷妈";

  private static final String JOINING = "被跟和与给把让请对叫找由向";

  /// Before these a surname alone says who holds an office, not who somebody is.
  private static final WordSet OFFICES =
      WordSet.of("主任 经理 警官 书记 校长 局长 科长 处长 律师 队长 站长 园长 所长 厂长 店长 院长 总监 法官 股长 镇长 村长 组长 部长");

  private static final WordSet NO_TITLED =
      WordSet.of(
          "门卫 保安 公安 治安 海关 机关 有关 相关 厨房 药房 公司 上司 城管 宿管 水管 主管 网管 交管 校方 院方 警方 店方 厂方 官方 对方 双方 我方 警官 法官 检察官"
              + " 外国 中国 全国 开发商 供应商 承包商 路段 简单 语文 英文 中文 汽车 货车 客车 班车 火车 租车 修车 开车 公交车 包车 停车 专车 网约车 小高 最高 提高 黄金 现金"
              + " 资金 公积金 年轻 药店 校医 班主任 主任 责任 前任 现任 上任 信任 兼任 家长 班长 房管 干部 安管 住房 票房 平房 楼房 病房 二房 交通管 房东 车管 分管 物管 科管 高温 一万");

  private static final WordSet STRONG =
      WordSet.of(
          "我叫 本人叫 名叫 姓名 名字 联系人 经办人 收件人 申请人 投诉人 反映人 来电人 举报人 诉求人 当事人 受害人 签名 署名 落款 全名 真名 大名 名为 叫做");
  private static final WordSet WEAK =
      WordSet.of(
          "他叫 她叫 叫 找 联系 业主 患者 病人 户主 租客 房东 房客 租户 住户 邻居 同事 朋友 室友 保安 司机 医生 护士 老师 店长 老板 负责人 法人 法定代表人 中介"
              + " 民警 网格员 市民 居民 村民 老伴 老公 老婆 丈夫 妻子 爱人 我先生 我太太 父亲 母亲 我爸 我妈 我父亲 我母亲 爸爸 妈妈 儿子 女儿 孙子 孙女 外孙女 外孙 外婆 奶奶 爷爷"
              + " 外公 岳父 岳母 公公 婆婆 哥哥 弟弟 姐姐 妹妹 我哥 我弟 我姐 我妹 表哥 表弟 表姐 表妹 侄子 侄女 外甥 老人 孩子 学生 小孩 男子 女子 职工 员工 工作人员 经理 主任"
              + " 书记 死者 伤者 男友 女友 男朋友 女朋友 儿媳 女婿 监护人 家属 亲属 亲戚 持卡人 乘客 司机是 当事人 委托人 代办人 护工 保姆 阿姨 同学 车主 被告 原告 承租人 产权人 老父亲 老母亲 老爸 老妈");
  private static final WordSet SELF = WordSet.of("我是 这里是 这边是 本人是 本人 我就是");
  private static final WordSet LINKS = WordSet.of("是 为 叫 名叫 叫做 名字叫 名字是 姓名 ： : 写的是 填的是 的名字是 （ ( 一栏");
  private static final WordSet PEOPLE =
      WordSet.of("男 女 居民 市民 业主 先生 老人 保安 司机 员工 师傅 租 房东 顾客 患者 老板 经理");
  private static final WordSet TELLS =
      WordSet.of("反映 来电 投诉 表示 举报 咨询 求助 要求 家住 住在 电话 手机 身份证 女， 男， （女 （男 (女 (男 今年 ，女 ，男 ,女 ,男 先生 女士");
  private static final WordSet NO_NAMES =
      WordSet.of(
          "高血 高中 高三 高二 高一 高龄 高烧 高热 高危 高考 高速 高层 高铁 黄码 黄浦 黄标 黄牌 江苏 江西 江浙 江湾 安徽 安全 安置 安装 程序 钟点 白领 白血 白天 白内 顾客 施工"
              + " 方舱 方便 方法 方式 方面 方案 单身 单位 单元 温州 温度 金山 金额 金桥 金融 马上 马路 马陆 马桶 常住 常年 常常 万一 万不 许多 周边 周末 周浦 周围 何时 何地 何必"
              + " 任何 任职 于是 严重 陆家嘴 朱家角 徐家汇 徐汇 杨浦 杨高 宋庆 康复 康桥 平时 平台 文化 文明 林业 石油 石化 石家 唐山 武汉 武警 武宁 武装 路人 路过 路边 路口 路面"
              + " 管理 管道 房东 房子 房屋 房租 房产 房客 华联 华为 车主 车辆 车位 车牌 应该 应急 边上 农民 农村 司机 古稀 商户 商家 商场 商铺 海外 海关 明天 明年 明明 成都 成功"
              + " 成人 党员 党支 曲阳 景区 连续 连夜 普通 公司 公寓 公民 公积 公安 公务 公交 封控 封闭 官方 查询 强制 强行 花园 花木 花了 位于 国家 国企 国外 国内 毛病 毛坯 项目"
              + " 计划 计生 包工 包括 左右 左边 关于 关门 关系 申请 申诉 申报 解封 解决 解释 门口 门卫 门诊 门面 阳性 阳台 阳光 宁波 宁夏 宁愿 尚未 师傅 时间 乐意 简单 初中 初三"
              + " 盖了 储蓄 贺卡 孙女 孙子 全家 麦当劳 牛奶 楼上 楼下 楼道 楼里 展览 居民 居委 席位 卫生 卫健 管子 易燃 叶子 牙科 车子 车上 车里 游客 艾滋 万元 方浜 花费 路灯 范围 古北"
              + " 边防 党校 沙发 水管 房间 房主 池塘 冷冻 谈话 乔迁 骆驼 项链 甘肃 云南 海南 河南 湖南 金华 江阴 张江 张家 李子 周家 董事 甄别 计算 池子 相关 祝贺 祝福 纪委 纪检 章程 谢谢 余额 胡同");
  private static final String STOPS =
      "的是在被从住于因和与跟电手身要想说已去昨今也就都把给对让不没现前反投求请报需曾刚还又会将这那我他她患发打称微邮家岁等及或先女男阿叔老师医同呢吗啊了着过";
  private static final String NOT_CALLED = "你他她它了过来人救车不这那个什啥的是和与对错写号码电打没有一已无填拼";
  private static final String NEXT = "、和与跟及";
  private static final String BEFORE_PHONE = " ,，:：、;；(（)）的是-";
  private static final WordSet PHONE_WORDS =
      WordSet.of("电话 手机 手机号 手机号码 号码 联系电话 联系方式 电话号码 电话是 手机是 的电话 的手机 tel Tel");

  private final ScannedText text;
  private final Consumer<Span> found;

  private NameFinder(ScannedText text, Consumer<Span> found) {
    this.text = text;
    this.found = found;
  }

  /// @param numbers what was found in the text before
  static void find(ScannedText text, List<Span> numbers, Consumer<Span> found) {
    var finder = new NameFinder(text, found);
    for (int i = 0; i < text.length(); i++) {
      if (text.isHan(i)) {
        finder.titled(i);
        finder.surname(i);
        finder.called(i);
        finder.bounded(i);
        finder.cued(i);
        finder.telling(i);
      }
    }
    for (Span number : numbers) {
      if (number.kind() == Kind.PHONE) {
        finder.beforePhone(text.indexOf(number.from()));
      }
    }
  }

  private void tell(int from, int to) {
    found.accept(text.span(Kind.NAME, from, to));
  }

  /// 王女士, 王小明先生.
  private void titled(int i) {
    int family = ChineseNames.family(text, i);
    if (family == 0 || NO_TITLED.endsAt(text, i + family, 4)) {
      return;
    }
    for (int given = 0; given <= 2; given++) {
      int at = i + family + given;
      int title = TITLES.lengthAt(text, at);
      if (title > 0 && areGiven(i + family, given) && NO_NAMES.lengthAt(text, i) == 0) {
        tell(i, at + title);
        return;
      }
    }
    int kin = i + family;
    if (KIN.indexOf(text.at(kin)) >= 0 && !ChineseNames.isRare(text.at(i)) && isEnd(kin + 1)) {
      tell(i, kin + 1);
      return;
    }
    for (int given = 2; given >= 1; given--) {
      int at = i + family + given;
      if (OFFICES.lengthAt(text, at) > 0
          && areGiven(i + family, given)
          && NO_NAMES.lengthAt(text, i) == 0) {
        tell(i, at);
        return;
      }
    }
  }

  private boolean areGiven(int from, int count) {
    for (int k = from; k < from + count; k++) {
      if (!ChineseNames.isGiven(text.at(k))) {
        return false;
      }
    }
    return true;
  }

  /// 我姓王.
  private void surname(int i) {
    if (text.at(i) == '姓' && text.at(i + 1) != '名') {
      int family = ChineseNames.family(text, i + 1);
      if (family > 0 && isEnd(i + 1 + family)) {
        tell(i + 1, i + 1 + family);
      }
      if (ChineseNames.family(text, i - 1) == 1 && PEOPLE.lengthAt(text, i + 1) > 0) {
        tell(i - 1, i);
      }
    }
  }

  /// 被张伟打了, ，王建国说: between two words' ends.
  private void bounded(int i) {
    int family = ChineseNames.family(text, i);
    if (family == 0 || ChineseNames.isRare(text.at(i)) || NO_NAMES.lengthAt(text, i) > 0) {
      return;
    }
    boolean isJoined = JOINING.indexOf(text.at(i - 1)) >= 0 && i > 0;
    int end = i + family;
    if ((isJoined || !text.isHan(i - 1)) && areGiven(end, 2) && isEnd(end + 2)) {
      tell(i, end + 2);
    } else if (isJoined && areGiven(end, 1) && isEnd(end + 1)) {
      tell(i, end + 1);
    }
  }

  private void cued(int i) {
    int strong = STRONG.lengthAt(text, i);
    int weak = WEAK.lengthAt(text, i);
    int self = SELF.lengthAt(text, i);
    if (strong > 0) {
      strongly(i + strong);
    } else if (self > 0) {
      listed(likely(behindLinks(i + self), true));
    } else if (weak > 0) {
      int at = behindLinks(i + weak);
      listed(likely(at, false));
    }
  }

  /// 老蔡, 小李.
  private void called(int at) {
    char c = text.at(at);
    if (c != '小' && c != '老' && c != '阿') {
      return;
    }
    if (c == '阿' && ChineseNames.isGiven(text.at(at + 1)) && isEnd(at + 2)) {
      tell(at, at + 2);
      return;
    }
    int family = ChineseNames.family(text, at + 1);
    int end = at + 1 + family;
    if (family > 0
        && isEnd(end)
        && !ChineseNames.isRare(text.at(at + 1))
        && text.at(at + 1) != '钱'
        && NO_NAMES.lengthAt(text, at + 1) == 0) {
      tell(at, end);
    }
  }

  private int behindLinks(int from) {
    int at = from;
    for (int words = 0; words < 5; words++) {
      int next = text.skip(at, " ");
      next += LINKS.lengthAt(text, next);
      if (next == at) {
        break;
      }
      at = next;
    }
    return at;
  }

  private void strongly(int from) {
    int at = behindLinks(from);
    boolean isColon = ":".indexOf(text.at(text.skipBack(at, " ") - 1)) >= 0 && at > from;
    int foreign = foreign(at);
    if (foreign > at) {
      tell(at, foreign);
      return;
    }
    int family = ChineseNames.family(text, at);
    if (family == 0 || (ChineseNames.isRare(text.at(at)) && !isColon)) {
      int end = family > 0 ? likely(at, false) : isColon ? plain(at) : unlisted(at);
      if (family == 0 && end > at) {
        tell(at, end);
      }
      listed(end);
      return;
    }
    int end = at + family;
    while (end - at - family < 2 && text.isHan(end) && !isStop(end)) {
      end++;
    }
    if (end > at + family && NO_NAMES.lengthAt(text, at) == 0) {
      tell(at, end);
      listed(end);
    }
  }

  /// A name with a family name that no list holds, behind 我叫: it ends where the sentence pauses.
  private int unlisted(int at) {
    int end = plain(at);
    return end > 0 && NOT_CALLED.indexOf(text.at(at)) < 0 && end - at <= 3 && !text.isHan(end)
        ? end
        : -1;
  }

  /// A name of which nothing is known but that a field's word and a colon stand before it.
  private int plain(int at) {
    int end = at;
    while (end - at < 5 && text.isHan(end)) {
      end++;
    }
    return end - at >= 2 && end - at <= 4 ? end : -1;
  }

  /// Names with a dot in them, and in Latin letters.
  private int foreign(int from) {
    int at = from;
    boolean hasDot = false;
    while (at - from < LONGEST_FOREIGN && (text.isHan(at) || "·•".indexOf(text.at(at)) >= 0)) {
      hasDot |= !text.isHan(at);
      at++;
    }
    if (hasDot) {
      return at;
    }
    at = from;
    while (at - from < LONGEST_FOREIGN
        && (ScannedText.isLetter(text.at(at))
            || (at > from
                && ". ".indexOf(text.at(at)) >= 0
                && ScannedText.isLetter(text.at(at + 1))))) {
      at++;
    }
    return at - from >= 2 ? at : from;
  }

  /// A name whose characters are those of names.
  ///
  /// @param wantsEnd whether something must end it
  /// @return the place behind it; -1 where there is none
  private int likely(int at, boolean wantsEnd) {
    int end = likelyEnd(at, wantsEnd);
    if (end > 0) {
      tell(at, end);
    }
    return end;
  }

  private int likelyEnd(int at, boolean wantsEnd) {
    int family = ChineseNames.family(text, at);
    if (family == 0 || NO_NAMES.lengthAt(text, at) > 0) {
      return -1;
    }
    int given = at + family;
    if (!ChineseNames.isGiven(text.at(given))) {
      return isSpoken(given, at) ? given + 2 : -1;
    }
    boolean isStrict = wantsEnd || ChineseNames.isRare(text.at(at));
    boolean hasTwo = ChineseNames.isGiven(text.at(given + 1));
    if (hasTwo && (!isStrict || isEnd(given + 2))) {
      return given + 2;
    }
    return isEnd(given + 1) || !isStrict ? given + 1 : -1;
  }

  /// A rare given name, with its end right behind it.
  private boolean isSpoken(int given, int at) {
    return !ChineseNames.isRare(text.at(at))
        && text.isHan(given)
        && text.isHan(given + 1)
        && ChineseNames.isGiven(text.at(given + 1))
        && !text.isHan(given + 2);
  }

  /// Further names behind one.
  private void listed(int end) {
    int at = end;
    for (int names = 0; at > 0 && names < 10 && NEXT.indexOf(text.at(at)) >= 0; names++) {
      int next = likelyEnd(at + 1, true);
      if (next > 0) {
        tell(at + 1, next);
      }
      at = next;
    }
  }

  private boolean isStop(int i) {
    return STOPS.indexOf(text.at(i)) >= 0 || TELLS.lengthAt(text, i) > 0;
  }

  private boolean isEnd(int i) {
    return !text.isHan(i) || isStop(i);
  }

  /// 王小明反映: whoever tells something.
  private void telling(int i) {
    int family = ChineseNames.family(text, i);
    if (family > 0
        && !ChineseNames.isRare(text.at(i))
        && areGiven(i + family, 2)
        && TELLS.lengthAt(text, i + family + 2) > 0
        && NO_NAMES.lengthAt(text, i) == 0) {
      tell(i, i + family + 2);
    }
  }

  /// 王小明 13812345678.
  private void beforePhone(int phone) {
    int end = text.skipBack(phone, BEFORE_PHONE);
    for (int longest = 4; longest >= 2; longest--) {
      if (PHONE_WORDS.lengthAt(text, end - longest) == longest) {
        end = text.skipBack(end - longest, BEFORE_PHONE);
      }
    }
    for (int length = 3; length >= 2; length--) {
      int at = end - length;
      int family = at < 0 ? 0 : ChineseNames.family(text, at);
      if (family > 0
          && family < length
          && areGiven(at + family, length - family)
          && NO_NAMES.lengthAt(text, at) == 0) {
        tell(at, end);
        return;
      }
    }
  }
}
