package vigil.casework.likeness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words that citizens use for the same thing. A line is one thing; written down from what
/// hotlines' category lists call their leaves and what callers say instead. A missing word costs a
/// little likeness and nothing else.
final class Synonyms {
  private static final String LINES =
      """
      停水 断水 没水 没来水 来水 没有水 供水 一滴水
      黄水 发黄 浑浊 浑的 铁锈 水质 黄颜色
      水压 水小 增压
      爆水管 水管爆 水管破裂 管爆了 自来水管爆 爆裂
      停电 断电 没电 来电 跳闸 没有电
      煤气味 天然气味 漏气 煤气泄漏 燃气泄漏 闻到一股 泄漏
      煤气账单 燃气费 账单 抄表 表数
      电梯坏 电梯停运 电梯不能用 电梯都不能 停运 电梯故障
      下坠 往下掉 夹人 坠落
      困在电梯 关着人 被困 电梯里关 困人
      加装电梯 装电梯
      打桩 夜间施工 深夜施工 工地噪音 还在干活 夜施工
      半夜 深夜 凌晨 夜里 后半夜 晚上 天没亮
      吵 噪音 噪声 扰民 睡不着 没法睡 轰隆
      烧烤 大排档
      广场舞 跳舞
      装修 敲墙 电钻 冲击钻
      垃圾没人收 没清运 清运 垃圾堆 垃圾没人 爆满 没人来收 没人收
      建筑垃圾 装修垃圾
      倒垃圾 偷倒
      消防通道 堵死 堵住
      透析 血透 尿毒症 肾病
      产检 孕妇 怀孕 快生了 怀孕期间
      停诊 医院关了 接收
      黄码 码黄 变黄 转绿 绿码
      红码 码变红 赋红 变红
      核酸结果 查不到报告 结果还没 不更新 没出来
      离线 纸质码 老年机 没有智能手机
      物资 保供 发菜 断粮 发物资
      发臭 臭的 变质 发绿
      涨价 哄抬 高得离谱 乱涨 四十块 三十多
      奶粉 尿不湿
      违章停车 乱停 停车 堵了 违停
      停车费 翻倍
      共享单车 盲道
      拖车 拖走 被拖 贴了条 禁停 禁止停车
      遛狗 不牵绳 没拴绳 不拴绳 大狗 扑倒 扑到
      狗叫 狂吠 叫个不停 养了四五条 养了好几条 吵人
      流浪猫 野猫 猫
      狗咬 咬伤 咬破 被咬 野狗 流浪狗
      漏水 渗水 漏到 滴水
      漏雨 屋顶 顶楼漏
      积水 下水道堵 下水管道 疏通 窨井不通
      拖欠工资 欠薪 工资没发 没发工资 工钱 讨薪 没有发 一分钱没发
      社保 缴纳社保 交社保
      降薪 最低标准
      包工头 农民工
      作业 网课 双减 上课
      幼升小 对口 一年级 报名
      培训机构 跑路 关门 倒闭 失联 联系不上 店关了 校区关 人去楼空
      退费 退钱 退款 退还 不退 退余额
      保育费 伙食费 托费
      路灯 不亮 黑漆漆
      红绿灯 信号灯
      绿灯时间 绿灯只有 加长 延长时间
      公交 班次 没有一班
      限流 加开
      拒载 打车 出租车
      长途车 长途汽车 客运站 省际
      修剪 枝叶 遮住 挡住 树太高
      树倒 刮倒 倒了
      种菜 毁绿 施粪 浇粪 粪肥
      秸秆 焚烧
      废气 刺鼻 臭味 偷排 排气 化学气味
      污水 黑水 死鱼
      油烟 烟道
      扬尘 灰尘 降尘 洒水
      转运 拉走 方舱
      解封 降级 放人 防范区
      焊死 铁皮 铁丝 绑死
      热水 厕所
      健身房 健身
      理发 美发 剪头
      充值 办卡 充了
      蟑螂 虫子 异物
      大坑 坑坑洼洼 塌陷 一个洞 路面
      井盖 窨井盖
      电瓶车 电动车 充电 飞线
      杂物 堆满 捡废品 走道
      消防栓 消火栓 灭火器
      群租 隔成 十几个人
      退休 办理退休
      养老金 退休工资
      长护险 长期护理
      医保卡 社保卡 补办 补一张 遗失 丢了
      排队 排了 窗口 遮阳
      提前 收摊 不给做 没到时间
      疫苗 接种
      上门 瘫痪 卧床
      出门证 出小区 放行 出不去 出门手续
      老人 老伴 爷爷 阿婆 我妈 我爸 父亲 母亲 妈妈
      小孩 孩子 女儿 宝宝 小姑娘
      赶快 赶紧 尽快 马上 快来 快点
      """;

  private final Map<Character, List<Synonym>> byFirst = new HashMap<>();

  private record Synonym(String text, int thing) {}

  static final Synonyms HOTLINE = new Synonyms();

  private Synonyms() {
    int thing = 0;
    for (String line : LINES.split("\n", -1)) {
      thing++;
      for (String word : line.strip().split(" ", -1)) {
        if (!word.isEmpty()) {
          byFirst
              .computeIfAbsent(word.charAt(0), c -> new ArrayList<>())
              .add(new Synonym(word, thing));
        }
      }
    }
    byFirst.values().forEach(w -> w.sort(Comparator.comparingInt(x -> -x.text().length())));
  }

  /// The thing that a word at this place names; 0 for none. The longest word wins.
  int thingAt(String text, int at) {
    for (Synonym word : byFirst.getOrDefault(text.charAt(at), List.of())) {
      if (text.startsWith(word.text(), at)) {
        return word.thing();
      }
    }
    return 0;
  }
}
