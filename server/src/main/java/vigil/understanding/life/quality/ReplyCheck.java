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
          "经|已|核实|核查|调查|了解|查实|查证|查|确认|认定|反映|诉求|市民|来电人|投诉人|举报人|您|所|述|情况|问题|内容|事项|该|此|本|建议|咨询|结果|结论|基本|完全|全部|部分|不|未|属实|属于|属|实|有误|采纳|予以|不予|已采纳|留作参考|参考|作为|供|有|无|没有|相关|政策|规定|认可|接受|市民不|为|是|的|了|后|均|确|系|与|事实|相符|不符|成立|合理|工单|如|选项|所选|同上|见|上|无异议|回复|如下|特此|说明|我单位|我局|单位|部门|经办|同意|留|研究|可|来电|工作人员|这|一|很|较|比较|依据|根据|说法|对|进行|现场|到");

  /// The results that one may choose from.
  private static final Pattern RESULT = Pattern.compile("解决|解释|说明|办结|处理|完成|办理|答复");

  private static final int CHOSEN_WORD_LEFT = 1;

  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "保证(?!金|书|期|人)|一定(?:会|能|给|帮|让|在|按|不|把|将|为|可以)|绝对|百分之?百|百分百|100%|必定|必将|必然(?:会|能)|永远不|永不|决不|绝不|再也不|不会再(?:发生|出现|有|停|漏|堵|坏|犯|响|吵)|肯定(?:会|能|可以|给|没问题|不会)|包(?:您|你|在)|担保|永久(?:不|性不)|绝无|确保(?:您|你|今后|以后|不再|万无|[^，。]{0,8}(?:不再|不会|永远))|一定(?:还|退|赔|解决|修|[^，。]{0,3}还您)|(?:由|我们)[^，。]{0,3}全部承担|放一百个心|全额(?:赔偿|赔付|退赔)(?!标准|条件)|无论如何|万无一失|承诺(?!书|时限|制|件)|打包票|拍胸脯|立刻就能|马上就能|随时(?:都)?(?:可以|能)(?:办|解封|进出|退)|一劳永逸|彻底(?:解决|杜绝|根治|根除)|杜绝(?:此类|类似)");

  /// Someone else's promise, or one that the reply refuses to give.
  private static final Pattern NO_PROMISE =
      Pattern.compile(
          "(?:不|无法|不能|难以|不敢|没法|未|没有|并非|不作|不做|无|不可能|非)[^，。！？]{0,4}$|(?:商家|商户|店家|店方|开发商|物业|公司|企业|对方|施工方|房东|用人单位|房产商|经营者|负责人|当事人|业主|双方|责任人|施工单位|学校|机构|工地|其|该店|商场|超市|酒店|饭店|门店|平台|中介|房产|棋牌室|摊主|店主|双方|厂方|方)[^，。！？]{0,10}$");

  private static final Pattern GREETING =
      Pattern.compile("^\\s*(?:(?:市民|先生|女士)?[您你]好|请放心)[，,：:!！]?");
  private static final Pattern SENTENCE_END = Pattern.compile("[。！？；!?;\\n]");

  private static final Pattern QUALITY_OF_THINGS = Pattern.compile("^(?:安全|质量|正常|供应|落实|工程)");

  private ReplyCheck() {}

  static List<QualityFinding> check(Reply reply) {
    var found = new ArrayList<QualityFinding>();
    answersNothing(reply).ifPresent(found::add);
    chosenWord(reply).ifPresent(found::add);
    promise(reply).ifPresent(found::add);
    return found;
  }

  /// The points are what agents read to the citizen, the public reply is what everybody reads: each
  /// has to answer by itself.
  private static Optional<QualityFinding> answersNothing(Reply reply) {
    var evidence = new ArrayList<QualityEvidence>();
    boolean isEmpty = !reply.all().isBlank() && !ReplyContent.says(reply.points());
    boolean isPolite = ReplyContent.isCourtesyAlone(reply.publicReply());
    if (isEmpty) {
      addWhole(evidence, QualityField.REPLY_POINTS, reply.points());
    }
    if (isPolite) {
      addWhole(evidence, QualityField.PUBLIC_REPLY, reply.publicReply());
    }
    boolean saysElsewhere = !isPolite && ReplyContent.says(reply.publicReply());
    double confidence = isEmpty && !saysElsewhere ? 0.9 : isPolite ? 0.8 : 0.6;
    return isEmpty || isPolite
        ? Optional.of(
            new QualityFinding(
                QualityKind.REPLY_ANSWERS_NOTHING, evidence, Severity.HIGH, confidence))
        : Optional.empty();
  }

  private static void addWhole(List<QualityEvidence> evidence, QualityField field, String text) {
    if (!text.isBlank()) {
      evidence.add(new QualityEvidence(field, 0, text.length()));
    }
  }

  private static Optional<QualityFinding> chosenWord(Reply reply) {
    var replies = new ArrayList<QualityEvidence>();
    if (repeatsResult(reply.points())) {
      addWhole(replies, QualityField.REPLY_POINTS, reply.points());
    }
    if (repeatsResult(reply.publicReply())) {
      addWhole(replies, QualityField.PUBLIC_REPLY, reply.publicReply());
    }
    if (!replies.isEmpty()) {
      return Optional.of(
          new QualityFinding(QualityKind.CHOSEN_WORD_ALONE, replies, Severity.MEDIUM, 0.8));
    }
    boolean isMissing = reply.note().isBlank();
    if (isMissing && !reply.hasFinding()) {
      return Optional.empty();
    }
    if (countLeft(reply.note()) > CHOSEN_WORD_LEFT) {
      return Optional.empty();
    }
    var evidence = new ArrayList<QualityEvidence>();
    addWhole(evidence, QualityField.FACT_NOTE, reply.note());
    return Optional.of(
        new QualityFinding(
            QualityKind.CHOSEN_WORD_ALONE, evidence, Severity.MEDIUM, isMissing ? 0.8 : 0.95));
  }

  private static boolean repeatsResult(String reply) {
    return !reply.isBlank() && countLeft(RESULT.matcher(reply).replaceAll("")) == 0;
  }

  /// What is left of a text without the words that one chooses from.
  private static int countLeft(String text) {
    String left = CHOSEN_WORDS.matcher(text).replaceAll("");
    return left.replaceAll("[^\\u4e00-\\u9fa50-9A-Za-z]", "").length();
  }

  private static Optional<QualityFinding> promise(Reply reply) {
    var evidence = new ArrayList<QualityEvidence>();
    promises(QualityField.REPLY_POINTS, reply.points(), reply, evidence);
    promises(QualityField.PUBLIC_REPLY, reply.publicReply(), reply, evidence);
    promises(QualityField.SUMMARY, reply.summary(), reply, evidence);
    return evidence.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new QualityFinding(QualityKind.PROMISE_OUTSIDE_SCRIPT, evidence, Severity.HIGH, 0.85));
  }

  private static void promises(
      QualityField field, String raw, Reply reply, List<QualityEvidence> evidence) {
    String text = Texts.narrow(raw);
    Matcher promise = ABSOLUTE.matcher(text);
    while (promise.find()) {
      String before = Texts.clauseBefore(text, promise.start());
      String after = Texts.clauseAfter(text, promise.end());
      if (!NO_PROMISE.matcher(before).find()
          && !QUALITY_OF_THINGS.matcher(after).find()
          && !isScripted(text, promise.start(), reply.scripted())) {
        int until = promise.end() + Math.min(after.length(), 12);
        evidence.add(new QualityEvidence(field, promise.start(), until));
      }
    }
    for (var place : ForbiddenPromises.find(text, reply.doNotPromise())) {
      if (!isScripted(text, place.from(), reply.scripted())) {
        evidence.add(new QualityEvidence(field, place.from(), place.until()));
      }
    }
  }

  /// Whether the sentence there is one of the script's own, conditions and all; a greeting before
  /// it is nobody's promise.
  private static boolean isScripted(String text, int at, List<String> scripted) {
    String sentence = GREETING.matcher(Texts.sentenceAround(text, at)).replaceFirst("");
    String bare = Texts.bare(sentence);
    return scripted.stream()
        .anyMatch(part ->
            SENTENCE_END.splitAsStream(Texts.narrow(part)).map(Texts::bare).anyMatch(bare::equals));
  }
}
