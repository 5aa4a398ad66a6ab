package vigil.kernel;

/// What stands before and behind a name: how much likelier (below zero) or less likely it makes
/// that one stands there, in tenths of a natural logarithm.
final class NameContext {
  private static final int LONGEST_CUE = 6;

  /// Behind these a name is all but sure.
  private static final int TOLD = -75;

  private static final WordSet TOLD_CUES =
      WordSet.of(
          "我叫 本人叫 名叫 名字叫 名字是 联系人 经办人 收件人 签收人 申请人 投诉人 反映人 来电人 举报人 诉求人 受害人 被害人 全名 真名 大名 名为 叫做"
              + " 收款人 付款人 户名 开户名 填表人 记录人 上报人 承办人 受理人 处理人 复核人 审核人 值班长 来访人 报修人 报案人 报警人 委托人 代办人 紧急联系人"
              + " 被投诉人 接待人 接线员 答复人 回复人 经手人 发件人 寄件人 业主姓名 患者姓名 学生姓名 敬上 本人姓名 报料人 求助人 咨询人 联络人 家长姓名");

  /// The same, where a colon or 是 stands between.
  private static final WordSet FIELD_CUES =
      WordSet.of("姓名 名字 签名 署名 落款 签字 审核 当事人 负责人 责任人 户主 法人代表 法定代表人 产权人 承租人 监护人");

  /// Behind these a name stands often.
  private static final int KIN = -60;

  private static final WordSet KIN_CUES =
      WordSet.of(
          "老伴 老公 老婆 丈夫 妻子 爱人 我先生 我太太 父亲 母亲 我爸 我妈 我爹 我娘 儿子 女儿 孙子 孙女 外孙女 外孙 外婆 外公 岳父 岳母"
              + " 公公 婆婆 哥哥 弟弟 姐姐 妹妹 我哥 我弟 我姐 我妹 表哥 表弟 表姐 表妹 堂哥 堂弟 堂姐 堂妹 侄子 侄女 外甥 外甥女 儿媳 媳妇 女婿"
              + " 姐夫 妹夫 嫂子 舅舅 姑姑 姨妈 姑妈 伯父 老父亲 老母亲 老爸 老妈 前夫 前妻 男友 女友 男朋友 女朋友 未婚妻 未婚夫 室友 战友 闺蜜"
              + " 老乡 产妇 伤者 死者 逝者 独居老人 孤寡老人 老板娘 店主 包工头 工头 班主任 护工 保姆 月嫂 钟点工 网格员 楼组长 志愿者 坐席 话务员"
              + " 接线员 维修工 电工 水管工 嫌疑人 户主 法人代表 法定代表人 产权人 承租人 监护人 当事人 负责人 责任人 回访 经与 已与 业主代表 外教"
              + " 他叫 她叫 有个叫 一个叫 我是他儿子 专管员 辅导员 老汉");

  /// Behind these too, though more often something else does.
  private static final int ROLE = -45;

  private static final WordSet ROLE_CUES =
      WordSet.of(
          "爸爸 妈妈 奶奶 爷爷 叔叔 阿姨 对象 孩子 小孩 宝宝 家属 亲属 亲戚 朋友 同事 同学 邻居 隔壁 对门 楼上 楼下 租客 房东 二房东 房客"
              + " 租户 住户 业主 居民 市民 村民 老人 患者 病人 残疾人 学生 男子 女子 保安 保洁 保洁员 门卫 司机 快递员 外卖员 骑手 中介 经纪人"
              + " 老板 店长 队长 教练 老师 医生 护士 民警 警官 城管 社工 客服 工作人员 当班人员 值班人员 业务员 销售 销售员 收银员 店员 师傅 员工"
              + " 职工 工友 乘客 车主 家长 被告 原告 持卡人 法人 姓名 经理 主任 书记 工人 代表 叫 管理员 驾驶员 科员 办事员 民工 大爷 大妈 阿婆"
              + " 老太");

  private static final int SELF = -35;
  private static final WordSet SELF_CUES =
      WordSet.of("我是 这里是 这边是 本人是 本人 我就是 我姓 免贵姓 敝姓 我是业主 我是居民 我是市民 我是家长 俺叫 俺是 这是 我乃");

  private static final int JOINED = -22;
  private static final WordSet JOINING =
      WordSet.of(
          "被 跟 和 与 给 让 请 对 找 由 向 据 问 同 找到 找了 问了 联系 回访 转告 通知 有个 那个 这个 叫个 一个 名叫 已与 经与 告知 已告知 请找 请联系 感谢 表扬 多亏 举报 投诉 起诉 转给 转账给 交给"
              + " 还有 及 以及 例如 就是 要求 认识 陪同 带着 送 居委 物业 社区 街道 村里 公司 单位 派出所 科 店里 我科 我所 我处 同志 组长 楼长 先生 女士 市民 用户 客户 热线 乡亲 名 一名 一位 之子 之女 ：");

  private static final WordSet LINKS =
      WordSet.of("是 为 叫 名叫 叫做 ： : （ ( ) ） 签字 写的是 填的是 写 的名字是 的名字叫 一栏 们 即 就是 — - —— ， ,");

  private static final int BOUNDED = -12;
  private static final int INSIDE = 8;

  private static final int TELLING = -35;
  private static final WordSet TELLS =
      WordSet.of(
          "反映 来电 投诉 表示 举报 咨询 求助 要求 称 自称 家住 住在 电话 手机 身份证 今年 先生 女士 小姐 同志 师傅 老师 医生 大夫 护士 教授 阿姨 叔叔 大爷 大妈 主任 经理 警官 书记 校长 局长 科长 处长 律师 队长"
              + " 站长 园长 所长 厂长 店长 院长 （女 （男 (女 (男 男，女，,男 ,女 ，男 ，女 等人 两人 二人 夫妇 一家 本人 的儿子 的女儿 的父亲 的母亲 的爱人 的家属 的老公 的老婆 的丈夫 的妻子 的妈妈 的爸爸 核实 沟通 陪同 本人 两位 三位 三人 两家 三户 两户 等业主 某某 处理结果 未接 答复如下");

  private static final int SAYING = -15;
  private static final WordSet SAYS =
      WordSet.of(
          "说 讲 骂 打 推 收 在 的 家 被 把 给 跟 和 与 对 不 没 已 拾金不昧 上门 答复 解释 记录 骗 欠 拖欠 甩 态度 服务 九 八 七 让 叫 是 从 去 来 想 也 都 又 还 拿 于 昨 今 要 买 有 睡 陪 到 等 接 两次 满意 一个人 住 签 乱 死 走失 出 抢");

  private static final int PLACED = 70;
  private static final WordSet PLACES =
      WordSet.of(
          "路 镇 村 街 桥 港 浜 泾 湾 塘 庙 寺 渡 弄 苑 新村 公园 大道 大厦 广场 小区 花园 公寓 商场 超市 店 公司 集团 银行 医院 学校 小学 中学 大学 幼儿园 酒店 饭店 宅 里弄 山庄 庄园 家园 名苑 名邸 公馆 府 牌 品牌"
              + " 餐厅 面馆 菜馆 火锅 包子 奶茶 水果 地产 置业 物业 花苑 雅苑 新苑 新城 城 庄 桥镇 岛 江 河 湖 湿地 渔村 码头 机场 车站 站 故居 纪念馆 中心 基金 汽车 书院 体育 区 县 市 省 乡 街道 高架 隧道 大桥 园区 工业 电器 家具"
              + " 诊所 药房 药店 眼镜 烘焙 面包 烧烤 小吃 快餐 食品 商城 市场 旅行社 国际 新都 名都 半岛 天地 华府 景苑 水岸 豪庭 嘉园 华庭 英语 教育 培训 科技 网络 健身 美容 美发 造型 律所 事务所 精神 奖");

  private NameContext() {}

  /// How likely a name is from what stands before it.
  static int before(ScannedText text, int i) {
    int at = behindLinks(text, i);
    boolean isLinked = at < i;
    int linked = isLinked ? -15 : 0;
    boolean isPaused = isLinked && "，,".indexOf(text.at(i - 1)) >= 0;
    if (!isPaused && TOLD_CUES.endsAt(text, at, LONGEST_CUE)) {
      return TOLD + linked;
    }
    if (isLinked && !isPaused && FIELD_CUES.endsAt(text, at, LONGEST_CUE)) {
      return TOLD;
    }
    if (KIN_CUES.endsAt(text, at, LONGEST_CUE) && !isPaused) {
      return KIN + linked;
    }
    if (ROLE_CUES.endsAt(text, at, LONGEST_CUE) && !isPaused) {
      return ROLE + linked;
    }
    if (SELF_CUES.endsAt(text, i, LONGEST_CUE)) {
      return SELF;
    }
    if (!text.isHan(i - 1)) {
      return BOUNDED;
    }
    if (text.at(i - 1) == '的') {
      return 0;
    }
    return JOINING.endsAt(text, i, LONGEST_CUE) ? JOINED : INSIDE;
  }

  /// Whether a cue stands before it.
  static boolean isCued(int before) {
    return before <= ROLE;
  }

  /// Whether either side tells that a name stands there.
  static boolean isTelling(int before, int behind) {
    return before <= SELF || behind <= TELLING;
  }

  /// Whether somebody says who is speaking.
  static boolean isSelf(int before) {
    return before == SELF;
  }

  /// Whether any given name may stand there, rare as it is.
  static boolean isTold(int before) {
    return before < ROLE;
  }

  private static int behindLinks(ScannedText text, int i) {
    int at = i;
    for (int words = 0; words < 4; words++) {
      int next = text.skipBack(at, " ");
      next -= LINKS.lengthBefore(text, next, LONGEST_CUE);
      if (next == at) {
        break;
      }
      at = next;
    }
    return at;
  }

  /// How likely a name is from what stands behind it.
  static int behind(ScannedText text, int end) {
    int place = PLACES.lengthAt(text, end);
    if (place > 1 || (place == 1 && !isOtherWord(text, end))) {
      return PLACED;
    }
    if (TELLS.lengthAt(text, end) > 0) {
      return TELLING;
    }
    if (!text.isHan(end)) {
      return BOUNDED;
    }
    return SAYS.lengthAt(text, end) > 0 ? SAYING : INSIDE;
  }

  /// 路过, 村里, 店主: behind a name these name no place.
  private static boolean isOtherWord(ScannedText text, int i) {
    int cost = text.isHan(i + 1) ? WordCosts.cost(text, i, 2) : -1;
    return cost >= 0 && PLACES.lengthAt(text, i + 1) == 0;
  }

  /// Whether a place's word stands there: 路, 村, 公园.
  static int placeLength(ScannedText text, int i) {
    return PLACES.lengthAt(text, i);
  }
}
