package vigil.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What says who and where somebody is, is gone; what the matter is stays.
class RedactorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我电话13812345678，请回电|我电话＊，请回电",
        "座机021-6234 5678|座机＊",
        "身份证310115198001011234，被误判|身份证＊，被误判",
        "身份证31011519800101123X|身份证＊",
        "银行卡 6222 0210 0101 2345 678 被扣款|银行卡 ＊ 被扣款",
        "邮箱 wang.xm@example.cn 没收到|邮箱 （邮箱） 没收到",
        "微信号：wxm_1980|微信号＊",
        "沪A12345占了消防通道|（车牌）占了消防通道",
        "我叫王小明，核酸阴性却变黄码|我叫＊，核酸阴性却变黄码",
        "姓名：李四，要求回复|姓名：＊，要求回复",
        "联系人张建国 想问几点解封|联系人＊ 想问几点解封",
        "找居委陈主任三次都不在|找居委＊主任三次都不在",
        "住在花木路88弄12号602室，出不去|住在花木路＊，出不去",
        "方浜西路两百弄三号有煤气味|方浜西路＊有煤气味",
        "浦东大道 1200 号 3 号楼 501|浦东大道 ＊",
      })
  void itIsTakenOut(String said, String left) {
    assertEquals(left, Redactor.redact(said).replaceAll("(＊ ?)+(?=$)", "＊"));
  }

  @ParameterizedTest
  @CsvSource({
    "昨晚做完核酸今天凌晨健康码变成黄码",
    "一周要做三次血透，已经两天没做",
    "花木路的路灯不亮已经三天",
    "我是外地来沪人员，想回家",
    "2022年3月28日起封控，48小时核酸过期",
    "本人租住在浦东，房东不让续租"
  })
  void whatTheMatterIsStays(String said) {
    assertEquals(said, Redactor.redact(said));
  }
}
