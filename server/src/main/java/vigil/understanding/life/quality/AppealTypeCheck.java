package vigil.understanding.life.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.city.AppealType;
import vigil.understanding.QualityEvidence;
import vigil.understanding.QualityField;
import vigil.understanding.QualityFinding;
import vigil.understanding.QualityFinding.Severity;
import vigil.understanding.QualityKind;
import vigil.understanding.life.quality.CheckedOrder.Appeal;

/// Whether somebody who complains or reports was entered as one who asks or needs help: a sum of
/// signs. Who only asks how one complains, or says that this is no complaint, does neither.
final class AppealTypeCheck {
  private static final Pattern DEMAND =
      Pattern.compile(
          "投诉|举报|检举|告他们|告他|告这|曝光|查处|查查他|查一查|查一下他|处罚|罚他|讨个?说法|给个?说法|要个?说法|追究|严惩|管一?管他们|管管这|取缔|严肃处理|处理他们|处理这个|整治");

  private static final Pattern ACCUSATION =
      Pattern.compile(
          "骗(?!保)|坑人|坑我|黑心|黑店|乱收费|多收|强制消费|强买强卖|强迫|态度恶劣|态度很差|态度极差|态度差|态度不好|骂人|骂我|骂了|推诿|踢皮球|推来推去|不作为|违规|违法|违建|违章搭|偷排|偷倒|无证|没有证|没证|假货|假的|冒充|过期|变质|拖欠|欠薪|不发工资|扣工资|克扣|宰客|缺斤少两|短斤缺两|偷工减料|扰民|吵得|噪音|噪声|贪污|受贿|收红包|收回扣|以次充好|哄抬|涨价|坐地起价|霸王条款|不肯退|不退钱|不退款|拒不退|拒绝退|赖账|跑路|动手打|打人|推搡|威胁|恐吓|占道|占用|私自|私拉|擅自|臭得|臭气|黑烟|作弊|爱理不理|爱答不理|不理不睬|甩脸|吼");

  private static final Pattern ASKING =
      Pattern.compile(
          "请问|咨询|[想要就]问|问一[下句]|问下|问问|打听|了解一?下|想知道|想了解|怎么(?!这样|能|可以|回事|搞|这么|拿|过|活)(?!办$)|咋|怎样|如何|需要什么|什么(?!事|都|叫)|哪(?!都)|多少钱|多少(?=[^，。]{0,6}$)|几[点天号岁年个]|多久|可以吗|可不可以|能不能|行不行|是不是|有没有|算不算|要不要|是否|够不够|(?<!这不是.{0,6})[吗么呢伐嘛](?:[？?]|$)|[？?]|告诉我|查一下|进度");

  /// Grievances that accuse nobody by themselves; who only asks hardly has any.
  private static final Pattern GRIEVANCE =
      Pattern.compile(
          "没人管|没有人管|都不管|不管的?|说了也不听|不听劝|不理|没人理|不给|不让|不退|不赔|不修|不开门|不送|不来|不承认|推来|半夜|凌晨|通宵|天天|一直|又[坏漏堵停来]|坏的|坏了|烂|臭|脏|吵|闹|灌|漏|堵|挡|占|乱|扔|倒[在到进]|偷|假|骗|宰|绕路|凶|凶巴巴|骂|吼|瞪|推|撬|摔|白交|白跑|跑了[^，。]{0,3}趟|涨|多扣|扣了|少了|缺|过分|离谱|居然|竟然|凭什么|没道理|欺负|发国难财|良心|受不了|忍不了|没法[住睡过]|睡不着|不得了|要命|气死|害[得我]|太[^，。]{1,5}了|关你什么事|卖[^，。]{0,6}假|还[没不是]|就是不|拖[着了]|等了[^，。]{1,6}(?:天|月|年|星期|礼拜)|黄牛|未成年|群租|飞线|虫|蛆|头发|乱停|卷|跑路|不(?:讲|听|接|认|管|让|给|肯|许)|突然|莫名其妙|根本没|扣[了我]|都不行|骚|抽烟|违章|没有?(?:执照|资质|牌|证)|打[她他我人]|欠[着了费薪]|差[^，。]{0,4}没[退给发]|开裂|就停了|没人动|说好的?|逼着|群租|煤气罐|删了|拉黑|没人接|联系不上|不接电话|多收|收了我|打人|没有?牌照|没有?许可|没办证|没证|污水|黑烟|油烟|灰尘|震|噪");

  /// Who is to be blamed: a business, a servant of the public, a neighbour.
  private static final Pattern BLAMED =
      Pattern.compile(
          "物业|商家|老板|店|公司|司机|客服|老师|护士|医生|窗口|工作人员|保安|工地|房东|中介|摊|厂|机构|邻居|隔壁|楼上|楼下|对面|快递|骑手|平台|开发商|食堂|学校|医院|村委|居委|那家|有人|他们|人家|他|她|网吧|酒吧|会所|超市|菜场|药店|银行|业委会|垃圾|跳[^，。]{0,2}舞|钓鱼");

  /// Who cries for help rather than complains.
  private static final Pattern PLEA =
      Pattern.compile(
          "求|帮帮|帮我|帮忙|救|怎么办|急|能不能(?:来|给|派|安排|帮)|谁能|没有?菜|没有?药|断粮|断药|透析|化疗|生孩子|肚子痛|发烧|走失|走丢|被偷|被骗|受伤|晕|摔倒了|卡住|困|工资|押金|出不去|回不了|进不去|停水|停电|煤气味|蛇|漏气|护照|不想投诉|不是投诉|希望你们");

  private static final Pattern HOW_TO =
      Pattern.compile(
          "(?:怎么|怎样|咋样?|如何|哪里|哪儿|向谁|找谁|去哪|哪个部门|什么电话|算不算|会不会|要不要|能不能|可不可以|是不是|属于)[^，。！？]{0,4}$");

  private static final Pattern NOT_OURS =
      Pattern.compile(
          "(?:上次|之前|已经|早就|人家|别人|邻居|被|他|她|有人|想过|说要|威胁要?|不用|不想|不打算|没想|不是来|不是要|不是|并不|怎么|怎样|在哪|哪里|去哪|不会|没有?要|谈不上|先不)[^，。！？]{0,3}$");

  private static final Pattern PHONE_OR_RESULT =
      Pattern.compile(
          "^(?:电话|热线|渠道|平台|流程|方式|单号|编号|的?结果|进度|件|人是|有用|信|[^，。]{0,5}(?:奖励|打哪|要打|找谁|哪个|什么电话|怎么|流程|的那个|的单子))");

  /// Logistic weights of demands, accusations, grievances, somebody to blame, questions, pleas,
  /// what was learned, and the bias: fitted on the tuning orders and rounded.
  private static final double[] AGAINST_ASKING = {1.8, 0.8, 1.1, 1.0, -1.6, 0, 0.6, -1.5};

  private static final double[] AGAINST_HELP = {1.6, 1.5, 1.0, 0.9, 0, -2.4, 0.25, -1.75};

  private static final double LEAST = 0.5;

  private AppealTypeCheck() {}

  static Optional<QualityFinding> check(Appeal appeal, TypeWords types) {
    AppealType type = appeal.type();
    if (type != AppealType.CONSULTATION && type != AppealType.HELP) {
      return Optional.empty();
    }
    String words = Texts.narrow(appeal.words().isBlank() ? appeal.description() : appeal.words());
    var field = appeal.words().isBlank() ? QualityField.DESCRIPTION : QualityField.WORDS;
    var evidence = new ArrayList<QualityEvidence>();
    double demand = count(DEMAND, words, field, evidence, true);
    double accusation = count(ACCUSATION, words, field, evidence, false);
    double grievance = count(GRIEVANCE, words, field, evidence, false);
    double asking = count(ASKING, words, field, List.of(), false);
    double[] signs = {
      Math.min(2, demand),
      Math.min(3, accusation),
      Math.min(4, grievance),
      BLAMED.matcher(words).find() ? 1 : 0,
      Math.min(2, asking),
      PLEA.matcher(words).find() ? 1 : 0,
      Math.clamp(types.complaintAgainst(type, words), -3, 4),
      1
    };
    double confidence = confidence(signs, type == AppealType.HELP ? AGAINST_HELP : AGAINST_ASKING);
    if (confidence < LEAST) {
      return Optional.empty();
    }
    if (evidence.isEmpty()) {
      evidence.add(new QualityEvidence(field, 0, words.length()));
    }
    return Optional.of(
        new QualityFinding(
            QualityKind.COMPLAINT_AS_CONSULTATION, evidence, Severity.HIGH, confidence));
  }

  private static double confidence(double[] signs, double[] weights) {
    double sum = 0;
    for (int i = 0; i < signs.length; i++) {
      sum += signs[i] * weights[i];
    }
    return Math.min(0.97, 1 / (1 + Math.exp(-sum)));
  }

  private static double count(
      Pattern signs,
      String words,
      QualityField field,
      List<QualityEvidence> evidence,
      boolean own) {
    double count = 0;
    Matcher sign = signs.matcher(words);
    while (sign.find()) {
      String before = Texts.clauseBefore(words, sign.start());
      String after = Texts.clauseAfter(words, sign.end());
      boolean isOthers =
          own
              && (HOW_TO.matcher(before).find()
                  || NOT_OURS.matcher(before).find()
                  || PHONE_OR_RESULT.matcher(after).find());
      if (isOthers || (signs != DEMAND && signs != ASKING && isHarmless(words, sign))) {
        continue;
      }
      count++;
      if (signs != ASKING) {
        evidence.add(new QualityEvidence(field, sign.start(), sign.end()));
      }
    }
    return count;
  }

  private static boolean isHarmless(String words, Matcher sign) {
    return Texts.isDenied(words, sign.start()) || Texts.isSupposed(words, sign.start());
  }
}
