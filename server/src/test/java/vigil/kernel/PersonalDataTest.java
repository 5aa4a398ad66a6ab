package vigil.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What says who and where somebody is, is gone; what the matter is stays. The texts here are those
/// the finders were written with; the held-out ones are read by `./vigil bench masking` alone.
class PersonalDataTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "加v❤️linlin88，备注楼号|加v❤️［微信号］，备注楼号",
        "my number is one three eight one two three four five six seven eight|my number is ［电话］",
        "call one-three-nine, double zero, one two three four, five six seven|call ［电话］",
        "ring zero two one six two three four five six seven eight|ring ［电话］",
        "one two three, let's go|one two three, let's go",
        "工商银行6222021001012345678被冻结|工商银行［卡号］被冻结",
        "建行 6227 0012 3456 7890 123 扣款|建行 ［卡号］ 扣款",
        "银行95588打不通|银行95588打不通",
        "环卫已派车清运，现场干净|环卫已派车清运，现场干净",
        "老人周五要去医院，家长周三到周六都不在|老人周五要去医院，家长周三到周六都不在",
        "老人周建国周五要去医院|老人［姓名］周五要去医院",
        "请派车清运|请派车清运"
      })
  void whatWasMissedOrTakenForANameOnce(String said, String left) {
    assertEquals(left, PersonalData.mask(said));
  }

  // promise: docs/rules.md «in other scripts' digits, circled, in Chinese numerals or with marks
  // between them»
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "加138*1777*9933|加［电话］",
        "138+1777+9933联系|［电话］联系",
        "打1381777 转 9933|打［电话］",
        "138#1777#9933|［电话］",
        "1*3*8*1*7*7*7*9*9*3*3|［电话］",
        "138[1777]9933|［电话］",
        "138加1777加9933|［电话］",
        "𝟏𝟑𝟖𝟏𝟕𝟕𝟕𝟗𝟗𝟑𝟑，晚上打|［电话］，晚上打",
        "１３８１７７７９９３３|［电话］",
        "①③⑧①⑦⑦⑦⑨⑨③③|［电话］",
        "❶❸❽❶❼❼❼❾❾❸❸|［电话］",
        "㈠㈢㈧㈠㈦㈦㈦㈨㈨㈢㈢|［电话］",
        "¹³⁸¹⁷⁷⁷⁹⁹³³|［电话］",
        "一三八一七七七九九三三|［电话］",
        "一三八*一七七七*九九三三|［电话］",
        "1̶3̶8̶1̶7̶7̶7̶9̶9̶3̶3打|［电话］打",
        "310115*19800101*1238|［证件号］",
        "😀138*1777*9933😀|😀［电话］😀",
      })
  void aNumberThatIsDisguisedIsTakenOutToo(String said, String left) {
    assertEquals(left, PersonalData.mask(said));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "打电话查20261202-000008-7的进度|打电话查20261202-000008-7的进度",
        "来电2026-11-27 14:30，说路灯不亮|来电2026-11-27 14:30，说路灯不亮",
        "请拨打12345、110|请拨打12345、110",
        "拨打12333或96 12，打不通|拨打12333或96 12，打不通",
        "电话5432109、1234|电话［电话］"
      })
  void whatStandsBehindTheWordTelephoneAndIsNobodysStays(String said, String left) {
    assertEquals(left, PersonalData.mask(said));
  }

  // promise: docs/rules.md «also where the numeral of a word or name stands directly beside it»
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "李四13817779933报井盖|［姓名］［电话］报井盖",
        "李四138 1777 9933|［姓名］［电话］",
        "张三13922223333|［姓名］［电话］",
        "王二139-2222-3333|［姓名］［电话］",
        "孙从二13922223333|［姓名］［电话］",
        "第三13922223333|第三［电话］",
        "致电13922223333三次|致电［电话］三次",
        "13817779933三次|［电话］三次",
        "138 1777 9933三次|［电话］三次",
        "李四13817779933三次|［姓名］［电话］三次",
        "张三一三八一七七七九九三三|［姓名］［电话］",
        "张三一三八 1777 9933|［姓名］［电话］",
        "138一七七七9933|［电话］",
        "王二三310115198001011238|［姓名］［证件号］",
        "王二31011519800101106X|［姓名］［证件号］",
        "张三021-62345678|［姓名］［电话］",
        "张三62345678|［姓名］［电话］",
        "张三138*1777*9933|［姓名］［电话］",
        "沪AD12345三次占道|［车牌］三次占道",
        "身份证号三，第四310115198001011238|身份证号三，第四［证件号］",
        "138*1777*9933三次|［电话］三次",
        "卡三4111111111111111刷不了|卡三［卡号］刷不了",
        "三次13922223333，四+8613922223333|三次［电话］，四［电话］",
      })
  void aNumeralOfAWordBesideItHidesNoNumber(String said, String left) {
    assertEquals(left, PersonalData.mask(said));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "板材150*2000*1200码在楼道",
        "柜子长宽高138*1777*993",
        "尺寸150*2013*1207，堵了通道",
        "罚了138+1777+9933元",
        "138+1777+9933=11848",
        "1300*2600*855毫米的广告牌",
        "工单号138*1777*9933",
        "工单20220402-000001-7",
        "2022*04*02，13:30:00",
        "3号楼*2单元*1501转弯处",
        "①路灯②路面③垃圾④噪音",
        "138→1777",
        "71*3+5，80m²，10³",
        "工单三20261202-000030-1",
        "退了三百元，三13元",
        "共计三12345678元",
        "第三20221202那天",
        "三2022-12-02 10:30",
        "三街13号路灯不亮",
        "乘71路公交三1200",
        "一共二一二三四五六七元",
        "在二〇二二〇三二八，三一二",
        "135转187路，再转9933路",
      })
  void aReckoningAndASizeStay(String said) {
    assertEquals(said, PersonalData.mask(said));
  }

  @Test
  void aNumberMayStandOnThreeLines() {
    assertEquals("手机\n［电话］，下午再打", PersonalData.mask("手机\n138\n1234\n5678，下午再打"));
    assertEquals("第1栋\n2022\n0315", PersonalData.mask("第1栋\n2022\n0315"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我电话13812345678，请回电|我电话［电话］，请回电",
        "手机138 1234 5678|手机［电话］",
        "手机138-1234-5678转801|手机［电话］",
        "手机１３８１２３４５６７８|手机［电话］",
        "打我手机一三八一二三四五六七八|打我手机［电话］",
        "号码是幺三八 零零幺三 八零零零|号码是［电话］",
        "号码是幺三八，零零幺三，八零零零。|号码是［电话］。",
        "幺三八洞洞幺三五拐拐九|［电话］",
        "138，嗯，1234，5678|［电话］",
        "壹叁捌壹贰叁肆伍陆柒捌|［电话］",
        "一三八四个八一二三四|［电话］",
        "+86 138 1234 5678|［电话］",
        "+86-13812345678或8613912345678|［电话］或［电话］",
        "1 3 8 1 2 3 4 5 6 7 8|［电话］",
        "13812345678/13912345678都行|［电话］/［电话］都行",
        "13812345678 13912345678|［电话］ ［电话］",
        "电话1381234567打不通了|电话［电话］打不通了",
        "座机021-6234 5678|座机［电话］",
        "（021）62345678转8021分机|［电话］分机",
        "(0512)6234567|［电话］",
        "62345678是我家座机|［电话］是我家座机",
        "电话零二一六二三四五六七八|电话［电话］",
        "电话13\u200b812345678|电话［电话］",
        "身份证310115198001011238，被误判|身份证［证件号］，被误判",
        "身份证31011519800101106X|身份证［证件号］",
        "身份证310115 19800101 106x|身份证［证件号］",
        "三幺零一幺五 一九八零零一零一 一零六叉|［证件号］",
        "老证310115800101123|老证［证件号］",
        "护照E12345678过期|护照［证件号］过期",
        "通行证H1234567801|通行证［证件号］",
        "我的护照是EA1234567|我的护照是［证件号］",
        "银行卡 6222 0210 0101 2345 671 被扣款|银行卡 ［卡号］ 被扣款",
        "卡4111111111111111刷不了|卡［卡号］刷不了",
        "邮箱 wang.xm@example.cn 没收到|邮箱 ［邮箱］ 没收到",
        "邮箱wang＠163．com|邮箱［邮箱］",
        "wangxm艾特163点com|［邮箱］",
        "微信号：wxm_1980|微信号：［微信号］",
        "加我微信wxm1980就行|加我微信［微信号］就行",
        "vx: abc_12345|vx: ［微信号］",
        "QQ号1234567|QQ号［微信号］",
        "微信是我名字拼音wxm1980|微信是我名字拼音［微信号］",
        "沪A12345占了消防通道|［车牌］占了消防通道",
        "沪AD12345停了|［车牌］停了",
        "沪A·D1234F占道|［车牌］占道",
        "沪 a 幺二三四五 占了消防通道|［车牌］ 占了消防通道",
        "苏E1234学教练车|［车牌］教练车",
        "车牌号A12345|车牌号［车牌］",
        "沪A12345 13812345678|［车牌］ ［电话］",
        "我叫王小明，核酸阴性却变黄码|我叫［姓名］，核酸阴性却变黄码",
        "姓名：李四，要求回复|姓名：［姓名］，要求回复",
        "联系人张建国 想问几点解封|联系人［姓名］ 想问几点解封",
        "找居委陈建国主任三次都不在|找居委［姓名］主任三次都不在",
        "老蔡家的狗天天叫|［姓名］家的狗天天叫",
        "昨天被张伟打了|昨天被［姓名］打了",
        "此致敬礼，王建国|此致敬礼，［姓名］",
        "一位王姓男子插队|一位［姓名］姓男子插队",
        "李姐，刘姨和王哥都在|［姓名］，［姓名］和［姓名］都在",
        "我叫宓雪，想办证|我叫［姓名］，想办证",
        "微信号w x m下划线八八九九|微信号［微信号］",
        "加我v：abc_123|加我v：［微信号］",
        "wangxm艾特一六三点com|［邮箱］",
        "我是王小明，住三楼|我是［姓名］，住三楼",
        "老伴王秀英腿摔断了|老伴［姓名］腿摔断了",
        "我爸李国强发烧|我爸［姓名］发烧",
        "患者欧阳建国等药|患者［姓名］等药",
        "王女士来电反映|［姓名］来电反映",
        "隔壁张阿姨和李先生吵架|隔壁［姓名］和［姓名］吵架",
        "我姓王，叫我小王就好|我姓［姓名］，叫我［姓名］就好",
        "请联系王小明13812345678|请联系［姓名］［电话］",
        "王小明 电话13812345678|［姓名］ 电话［电话］",
        "我叫阿依古丽·买买提，想办证|我叫［姓名］，想办证",
        "联系人王小明、李小红|联系人［姓名］、［姓名］",
        "保安小李骂人|保安［姓名］骂人",
        "保安小李，态度差|保安［姓名］，态度差",
        "王小明反映路灯不亮|［姓名］反映路灯不亮",
        "住在花木路88弄12号602室，出不去|住在花木路［门牌］，出不去",
        "方浜西路两百弄三号有煤气味|方浜西路［门牌］有煤气味",
        "住在三弄二号五零一|住在［门牌］",
        "浦东大道 1200 号 3 号楼 501|浦东大道 ［门牌］",
        "阳光小区3-2-501漏水|阳光小区［门牌］漏水",
        "阳光花园12#602|阳光花园［门牌］",
        "阳光花园3栋2单元1501|阳光花园［门牌］",
        "楼上502天天吵|楼上［门牌］天天吵",
        "我家602室漏水|我家［门牌］漏水",
        "李家村3组12号|李家村［门牌］",
        "我住浦东大道1200号|我住浦东大道［门牌］",
        "A座1203租户|［门牌］租户",
      })
  void itIsTakenOut(String said, String left) {
    assertEquals(left, PersonalData.mask(said));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "昨晚做完核酸今天凌晨健康码变成黄码",
        "一周要做三次血透，已经两天没做",
        "花木路的路灯不亮已经三天",
        "找居委陈主任三次都不在",
        "他写的那一串310115198001011234看不懂",
        "小高层的老毛病，小程序里填了，小孙女也是",
        "我是外地来沪人员，想回家",
        "我是高中生，我是江苏人，我是程序员",
        "2022年3月28日起封控，48小时核酸过期",
        "本人租住在浦东，房东不让续租",
        "打12345和110都占线，拨了021-12345",
        "客服400-820-8820没人接，95588也是",
        "工单号20220328000123还没办",
        "订单号13812345678的外卖没送到",
        "快递单号SF1381234567890",
        "欠了12345678元，罚款5000-8000元",
        "2022-03-28 10:30到2022-03-29 18:00",
        "20220328下午三点半",
        "71路公交和12号线都停了",
        "沪府规〔2022〕3号文件第5条",
        "浦东大道1200号门口的店占道",
        "花木路88弄门口路灯不亮",
        "三室两厅，3楼和5楼都漏水",
        "3号楼2单元电梯坏了",
        "3月12号晚上，12号早上也是",
        "一共一千二百三十四个人，五百多户",
        "统一社会信用代码91310115MA1H7XYZ3K",
        "保安大叔和门卫大爷都不管",
        "语文老师和公司经理",
        "我爸高血压，老伴江苏人",
        "患者高烧不退，女儿高三",
        "邻居马上要装修，邻居施工",
        "我叫救护车，我叫了外卖",
        "名字写错了，联系人电话不对",
        "微信小程序打不开，微信支付1200元",
        "车牌被拍了，云A区域",
        "第3期第12版第100页",
        "七七八八加起来三四五六百块",
        "203路末班车21点30分",
      })
  void whatTheMatterIsStays(String said) {
    assertEquals(said, PersonalData.mask(said));
  }

  /// Each finder reads on from where it stopped: what repeats a beginning costs no more than words.
  @Test
  void badTextsTakeNoLongerThanTheirLength() {
    for (String bad :
        new String[] {
          "1", "1 ", "1*", "1转", "一1", "张三一", "1一", "一1*", "一三八，", "3弄2号", "沪A1", "a@", "微信号", "我叫",
          "张张", "1-", "我是王", "2个8", "住", "@", "姓名："
        }) {
      String text = bad.repeat(PersonalData.LONGEST / bad.length());
      // Of this thread alone: others on the machine take none of it.
      long from = THREADS.getCurrentThreadCpuTime();
      PersonalData.mask(text);
      var took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - from);
      assertTrue(took.toMillis() < 2_000, () -> bad + ": " + took);
    }
  }

  @Test
  void whatIsLongerThanTheLimitIsLeftOut() {
    String text = "路灯".repeat(PersonalData.LONGEST) + "13812345678";
    assertEquals(PersonalData.LONGEST, PersonalData.mask(text).length());
  }
}
