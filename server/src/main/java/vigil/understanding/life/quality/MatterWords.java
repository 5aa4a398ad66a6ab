package vigil.understanding.life.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words that tell one matter of the city from another, a line each. Two texts without a matter in
/// common are about different things.
final class MatterWords {
  private static final List<Pattern> MATTERS =
      List.of(
          w("核酸|抗原|健康码|随申码|黄码|红码|绿码|隔离|方舱|密接|阳性|封控|解封|疫情|防疫|消杀|疫苗"),
          w("医院|门诊|挂号|就诊|看病|配药|住院|医生|护士|病房|病历|急诊|手术|透析|药房|药品"),
          w("价格|收费|涨价|发票|退款|退货|假货|过期|商家|店家|超市|消费|缺斤|食品|餐厅|饭店|外卖|预付卡|健身房|会员卡|美容"),
          w("团购|保供|蔬菜|大米|物资|配送|生鲜|快递"),
          w("物业|电梯|业委会|保安|维修基金|绿化带|楼道|漏水|渗水|屋顶|外墙|墙皮|房屋|门禁|小区大门|物业费|保洁"),
          w("工地|施工|渣土|夜间施工|打桩|噪音|噪声|扰民|广场舞|音响"),
          w("路面|坑|井盖|路灯|人行道|积水|塌陷|盲道|护栏|修路"),
          w("公交|地铁|车站|班次|出租|网约车|机场|火车|高铁|站台|线路"),
          w("停车|车位|违停|僵尸车|占道|交警|红绿灯|信号灯|驾照|驾驶证|车牌|摩托|电动车|非机动车|充电桩|飞线"),
          w("户口|落户|居住证|身份证|派出所|护照|出入境|户籍|签证"),
          w("工资|欠薪|劳动|加班|社保|工伤|失业|公积金|养老金|退休|劳动合同|辞退|就业|仲裁|缴费年限"),
          w("低保|救助|养老院|敬老|老年卡|残疾证|殡葬|婚姻登记|结婚|离婚|福利|补贴|津贴|长护险"),
          w("学校|入学|老师|学生|幼儿园|中考|高考|培训|课后|学区|招生|补课|学费|家长|班级|校车|食堂"),
          w("污水|废气|异味|臭气|油烟|黑烟|粉尘|排污|化工|扬尘|河道发黑"),
          w("摆摊|占道经营|违建|违章搭建|小广告|乱设摊|城管|夜排档|流动摊"),
          w("停水|水压|水质|自来水|水表|水管|黄水|爆管|供水"),
          w("停电|跳闸|电表|电费|电压|变压器|供电|断电|电线"),
          w("燃气|煤气|天然气|气表|灶具|漏气"),
          w("垃圾|清运|厕所|保洁|环卫|分类|垃圾桶|厢房|大件|建筑垃圾"),
          w("树|绿化|修剪|公园|草坪|树枝|虫|白蚁|蚊|老鼠"),
          w("税|发票|贷款|银行|保险|理财|信用卡|利率"),
          w("营业执照|企业|复工|注册|开办|许可证|招投标|公司变更"),
          w("景区|图书馆|体育馆|游泳|电影|演出|门票|博物馆|旅游|旅行社"),
          w("消防|灭火|起火|消防通道|烟感|安全生产|易燃"),
          w("宽带|网络|信号|手机卡|话费|基站|流量|电信|移动|联通|光纤|套餐"),
          w("医保|报销|医疗保险|大病|参保|生育保险|异地"),
          w("拆迁|动迁|征收|安置|公租房|廉租|经适房|保障房|租房|房东|中介|押金|房产证|不动产|购房|限购|开发商|交房|烂尾"),
          w("狗|犬|遛狗|流浪猫|宠物|养鸡|养鸽"),
          w("农药|化肥|农田|种植|耕地|宅基地|村委|农机|灌溉"));

  private MatterWords() {}

  private static Pattern w(String either) {
    return Pattern.compile(either);
  }

  /// How many different words of each matter a text has.
  static int[] count(String text) {
    int[] counts = new int[MATTERS.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = listDistinct(MATTERS.get(i), text).size();
    }
    return counts;
  }

  private static List<String> listDistinct(Pattern words, String text) {
    var found = new ArrayList<String>();
    Matcher word = words.matcher(text);
    while (word.find()) {
      if (!found.contains(word.group())) {
        found.add(word.group());
      }
    }
    return found;
  }

  /// The places of a matter's words.
  static List<int[]> places(int matter, String text) {
    return MATTERS
        .get(matter)
        .matcher(text)
        .results()
        .map(m -> new int[] {m.start(), m.end()})
        .toList();
  }
}
