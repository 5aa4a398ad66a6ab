package vigil.bench;

import java.util.List;
import java.util.regex.Pattern;

/// Takes personal data out of words by regular expressions, in their order, as Vigil did until it
/// read spoken and spaced forms: the baseline of the masking bench.
final class PatternRedactor {
  private static final String MARK = "＊";

  private record Rule(Pattern what, String by) {}

  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫"
          + "段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤施傅庄诸葛欧阳";

  private static final String DIGIT = "[0-9０-９一二三四五六七八九十百零〇两]";

  /// In this order: the longer numbers before the shorter ones.
  private static final List<Rule> RULES =
      List.of(
          rule("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+", "（邮箱）"),
          rule("(?i)(微信|vx|wechat|QQ)(号)?[:：]?\\s*[A-Za-z0-9_-]{5,20}", "$1$2" + MARK),
          rule("[\\u4e00-\\u9fa5][A-Z][·\\s-]?[A-Z0-9]{5,6}(?![A-Z0-9])", "（车牌）"),
          rule("[0-9]{3,4}(?:[- ][0-9]{3,4}){2,}", MARK),
          rule("[0-9]{3,4}[- ][0-9]{7,8}", MARK),
          rule("[0-9０-９]{5,}[xX]?", MARK),
          rule(
              "((?:姓名|名字|联系人|业主|患者|病人|经办人)(?:是|为|叫)?[:：]?\\s*)["
                  + SURNAMES
                  + "][\\u4e00-\\u9fa5·]{1,2}",
              "$1" + MARK),
          rule(
              "((?:我叫|本人叫|名叫|他叫|她叫|我是|本人|丈夫|妻子|父亲|母亲|儿子|女儿|邻居))["
                  + SURNAMES
                  + "][\\u4e00-\\u9fa5]{1,2}(?=[，。,、；;：:（(\\s]|$)",
              "$1" + MARK),
          rule(
              "[" + SURNAMES + "](?:[\\u4e00-\\u9fa5]{1,2})?(?=先生|女士|小姐|同志|师傅|老师|医生|主任|经理|阿姨|大爷)",
              MARK),
          rule(DIGIT + "+\\s*(?:[-－—]\\s*" + DIGIT + "+\\s*)*(?:弄|号楼|号|室|栋|幢|单元|楼|层|座|支弄)", MARK),
          rule("(?<=" + MARK + " ?)[0-9０-９]{2,4}(?![0-9年月日件天次人元点时分%％])", MARK));

  private PatternRedactor() {}

  private static Rule rule(String what, String by) {
    return new Rule(Pattern.compile(what), by);
  }

  static String redact(String text) {
    String left = text;
    for (Rule rule : RULES) {
      left = rule.what().matcher(left).replaceAll(rule.by());
    }
    return left.replaceAll(MARK + "(?:\\s*" + MARK + ")+", MARK);
  }
}
