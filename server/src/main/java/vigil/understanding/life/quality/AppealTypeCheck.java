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
          "请问|咨询|想问|问一下|问问|打听|了解一下|怎么办理|怎么申请|如何|需要什么|什么材料|哪里办|在哪办|多少钱|几点|什么时候|可以吗|可不可以|能不能|行不行|是不是|有没有|算不算|吗[？?]|么[？?]|呢[？?]");

  private static final Pattern HOW_TO =
      Pattern.compile(
          "(?:怎么|如何|哪里|哪儿|向谁|找谁|去哪|哪个部门|什么电话|算不算|会不会|要不要|能不能|可不可以|是不是|属于)[^，。！？]{0,4}$");

  private static final Pattern NOT_OURS =
      Pattern.compile(
          "(?:上次|之前|已经|早就|人家|别人|邻居|被|他|她|有人|想过|说要|威胁要?|不用|不想|不打算|没想|不是来|不是要|不是|并不|不会|没有?要|谈不上|先不)[^，。！？]{0,3}$");

  private static final Pattern PHONE_OR_RESULT =
      Pattern.compile("^(?:电话|热线|渠道|平台|流程|方式|单号|编号|的?结果|进度|件|人是|有用|信)");

  private AppealTypeCheck() {}

  static Optional<QualityFinding> check(Appeal appeal) {
    AppealType type = appeal.type();
    if (type != AppealType.CONSULTATION && type != AppealType.HELP) {
      return Optional.empty();
    }
    String words = Texts.narrow(appeal.words().isBlank() ? appeal.description() : appeal.words());
    var field = appeal.words().isBlank() ? QualityField.DESCRIPTION : QualityField.WORDS;
    var evidence = new ArrayList<QualityEvidence>();
    double demand = count(DEMAND, words, field, evidence, true);
    double accusation = count(ACCUSATION, words, field, evidence, false);
    double asking = Math.min(2, count(ASKING, words, field, List.of(), false));
    double score = Math.min(1.5, demand) + Math.min(1, accusation * 0.35) - asking * 0.25;
    double least = type == AppealType.CONSULTATION ? 0.45 : 0.9;
    if (score < least || evidence.isEmpty()) {
      return Optional.empty();
    }
    double confidence = Math.min(0.95, 0.55 + (score - least) * 0.4);
    return Optional.of(
        new QualityFinding(
            QualityKind.COMPLAINT_AS_CONSULTATION, evidence, Severity.HIGH, confidence));
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
      if (isOthers || (signs == ACCUSATION && isHarmless(words, sign))) {
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
