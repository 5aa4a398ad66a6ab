package vigil.understanding.life;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who and which body a text names, and what it gives as the cause: by cues, nothing is guessed
/// from a name alone.
public final class SaidParties {
  private static final int MOST = 3;

  private static final Pattern PERSON =
      Pattern.compile(
          "(?:我|他|她|家里|邻居|隔壁|楼上|楼下)?(?:的|家)?"
              + "(?:妈妈|爸爸|父母|父亲|母亲|老妈|老爸|爷爷|奶奶|外公|外婆|阿婆|阿公|老公|老婆|丈夫|妻子|爱人|儿子|女儿|"
              + "小孩|孩子|宝宝|婴儿|孙子|孙女|老人|老太太|老头|孕妇|同事|室友|租客|房东|老板|保安|司机|医生|护士|老师|学生)"
              + "|姓[\\p{IsHan}](?:的(?:先生|女士|师傅|老师|经理|医生))?"
              + "|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁马方俞任袁柳史唐薛雷贺倪汤罗郝安于傅康余顾孟黄穆萧姚邵汪毛"
              + "戴宋庞熊纪舒项祝董梁杜阮蓝季贾江郭梅林徐邱骆高夏蔡田胡凌霍万柯卢莫房丁邓洪石崔程陆段侯全叶黎白蒲乔向廖曾](?:先生|女士|师傅|经理|阿姨|老师|医生|老板)");

  /// Ends of names of bodies, the longest first.
  private static final Pattern ORGANISATION =
      Pattern.compile(
          "([\\p{IsHan}A-Za-z0-9]{2,14}?)"
              + "(有限公司|公司|医院|卫生服务中心|幼儿园|小学|中学|大学|学院|学校|培训机构|居委会|村委会|业委会|派出所|物业|超市|菜场|饭店|酒店|"
              + "宾馆|餐厅|银行|健身房|健身会所|药店|工厂|工地|营业厅|养老院|快递站|驿站|中介)");

  /// What stands before the name of a body in a sentence, and belongs to none.
  private static final Pattern BEFORE =
      Pattern.compile(
          "^.*(?:投诉|举报|反映|反应|表扬|感谢|去了?|在|到|被|叫|找|问|跟|和|向|由|是|有一?家|有个|这家|那家|一家|这个|那个|一个|我们|你们|他们|附近的?|楼下的?|"
              + "对面的?|隔壁的?|旁边的?|买的?|了|的|我|你|家)");

  private static final Pattern CAUSE = Pattern.compile("(?:因为|由于|原因是|是由)([^，。！？；,.!?;\\n]{2,30})");

  private SaidParties() {}

  public static List<String> listPersons(String text) {
    return list(PERSON.matcher(text));
  }

  public static List<String> listOrganisations(String text) {
    Set<String> found = new LinkedHashSet<>();
    Matcher hit = ORGANISATION.matcher(text);
    while (hit.find() && found.size() < MOST) {
      String name = BEFORE.matcher(String.valueOf(hit.group(1))).replaceFirst("");
      if (name.length() >= 2) {
        found.add(name + hit.group(2));
      }
    }
    return List.copyOf(found);
  }

  public static Optional<String> findCause(String text) {
    Matcher hit = CAUSE.matcher(text);
    return hit.find() ? Optional.ofNullable(hit.group(1)) : Optional.empty();
  }

  private static List<String> list(Matcher hit) {
    Set<String> found = new LinkedHashSet<>();
    while (hit.find() && found.size() < MOST) {
      found.add(hit.group());
    }
    return new ArrayList<>(found);
  }
}
