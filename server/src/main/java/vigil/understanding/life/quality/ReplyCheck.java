package vigil.understanding.life.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.understanding.QualityEvidence;
import vigil.understanding.QualityField;
import vigil.understanding.QualityFinding;
import vigil.understanding.QualityFinding.Severity;
import vigil.understanding.QualityKind;
import vigil.understanding.life.quality.CheckedOrder.Reply;

/// Whether a reply says anything, whether its note is more than the word that was chosen, and
/// whether it promises what nobody may.
final class ReplyCheck {
  /// What remains of a note that only repeats the finding.
  private static final Pattern CHOSEN_WORDS =
      Pattern.compile(
          "经|已|核实|核查|调查|了解|查实|查证|查|确认|认定|反映|诉求|市民|来电人|投诉人|举报人|您|所|述|情况|问题|内容|事项|该|此|本|建议|咨询|结果|结论|基本|完全|全部|部分|不|未|属实|属于|属|实|有误|采纳|予以|不予|已采纳|留作参考|参考|作为|供|有|无|没有|相关|政策|规定|认可|接受|市民不|为|是|的|了|后|均|确|系|与|事实|相符|不符|成立|合理|工单|如|选项|所选|同上|见|上|无异议");

  private static final int CHOSEN_WORD_LEFT = 2;

  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "保证(?!金|书|期|人)|一定(?:会|能|给|帮|让|在|按|不|把|将|为|可以)|绝对|百分之?百|百分百|100%|必定|必将|必然(?:会|能)|永远不|永不|决不|绝不|再也不|不会再(?:发生|出现|有|停|漏|堵|坏|犯|响|吵)|肯定(?:会|能|可以|给|没问题|不会)|包(?:您|你)(?:满意|解决|退|赔)|全额(?:赔偿|赔付|退赔)(?!标准|条件)|无论如何|万无一失|承诺(?!书|时限|制|件)|打包票|拍胸脯|立刻就能|马上就能|随时(?:都)?(?:可以|能)(?:办|解封|进出|退)|一劳永逸|彻底(?:解决|杜绝|根治|根除)|杜绝(?:此类|类似)");

  /// Someone else's promise, or one that the reply refuses to give.
  private static final Pattern NO_PROMISE =
      Pattern.compile(
          "(?:不|无法|不能|难以|不敢|没法|未|没有|并非|不作|不做|无|不可能|非)[^，。！？]{0,4}$|(?:商家|商户|店家|店方|开发商|物业|公司|企业|对方|施工方|房东|用人单位|房产商|经营者|负责人|当事人|业主|双方|责任人|施工单位|学校|机构|工地|其|该店)[^，。！？]{0,10}$");

  private static final Pattern QUALITY_OF_THINGS = Pattern.compile("^(?:安全|质量|正常|供应|落实|工程)");

  private ReplyCheck() {}

  static List<QualityFinding> check(Reply reply) {
    var found = new ArrayList<QualityFinding>();
    answersNothing(reply).ifPresent(found::add);
    chosenWord(reply).ifPresent(found::add);
    promise(reply).ifPresent(found::add);
    return found;
  }

  private static Optional<QualityFinding> answersNothing(Reply reply) {
    boolean says = ReplyContent.says(reply.points());
    if (says || reply.all().isBlank()) {
      return Optional.empty();
    }
    boolean saysElsewhere =
        ReplyContent.says(reply.publicReply()) || ReplyContent.says(reply.summary());
    double confidence = saysElsewhere ? 0.55 : 0.9;
    var evidence = new ArrayList<QualityEvidence>();
    addWhole(evidence, QualityField.REPLY_POINTS, reply.points());
    if (!saysElsewhere) {
      addWhole(evidence, QualityField.PUBLIC_REPLY, reply.publicReply());
    }
    return Optional.of(
        new QualityFinding(QualityKind.REPLY_ANSWERS_NOTHING, evidence, Severity.HIGH, confidence));
  }

  private static void addWhole(List<QualityEvidence> evidence, QualityField field, String text) {
    if (!text.isBlank()) {
      evidence.add(new QualityEvidence(field, 0, text.length()));
    }
  }

  private static Optional<QualityFinding> chosenWord(Reply reply) {
    boolean isMissing = reply.note().isBlank();
    if (isMissing && !reply.hasFinding()) {
      return Optional.empty();
    }
    String left = CHOSEN_WORDS.matcher(reply.note()).replaceAll("");
    if (left.replaceAll("[^\\u4e00-\\u9fa50-9A-Za-z]", "").length() > CHOSEN_WORD_LEFT) {
      return Optional.empty();
    }
    var evidence = new ArrayList<QualityEvidence>();
    addWhole(evidence, QualityField.FACT_NOTE, reply.note());
    return Optional.of(
        new QualityFinding(
            QualityKind.CHOSEN_WORD_ALONE, evidence, Severity.MEDIUM, isMissing ? 0.8 : 0.95));
  }

  private static Optional<QualityFinding> promise(Reply reply) {
    var evidence = new ArrayList<QualityEvidence>();
    promises(QualityField.REPLY_POINTS, reply.points(), reply.doNotPromise(), evidence);
    promises(QualityField.PUBLIC_REPLY, reply.publicReply(), reply.doNotPromise(), evidence);
    promises(QualityField.SUMMARY, reply.summary(), reply.doNotPromise(), evidence);
    return evidence.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new QualityFinding(QualityKind.PROMISE_OUTSIDE_SCRIPT, evidence, Severity.HIGH, 0.85));
  }

  private static void promises(
      QualityField field, String raw, List<String> forbidden, List<QualityEvidence> evidence) {
    String text = Texts.narrow(raw);
    Matcher promise = ABSOLUTE.matcher(text);
    while (promise.find()) {
      String before = Texts.clauseBefore(text, promise.start());
      String after = Texts.clauseAfter(text, promise.end());
      if (!NO_PROMISE.matcher(before).find() && !QUALITY_OF_THINGS.matcher(after).find()) {
        int until = promise.end() + Math.min(after.length(), 12);
        evidence.add(new QualityEvidence(field, promise.start(), until));
      }
    }
    for (String one : forbidden) {
      int at = one.isBlank() ? -1 : text.indexOf(one);
      if (at >= 0 && !NO_PROMISE.matcher(Texts.clauseBefore(text, at)).find()) {
        evidence.add(new QualityEvidence(field, at, at + one.length()));
      }
    }
  }
}
