package vigil.understanding.life.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.understanding.QualityEvidence;
import vigil.understanding.QualityField;
import vigil.understanding.QualityFinding;
import vigil.understanding.QualityFinding.Severity;
import vigil.understanding.QualityKind;
import vigil.understanding.life.quality.CheckedOrder.Closing;
import vigil.understanding.life.quality.CheckedOrder.Contact;
import vigil.understanding.life.quality.CheckedOrder.Reply;

/// Whether what was claimed of the citizen is so: that there was a call, and that all is well.
final class ClosingCheck {
  private static final Pattern PHONED =
      Pattern.compile(
          "(?:电话|去电|致电|来电|电联|回电|拨打)[^，。；]{0,6}(?:联系|沟通|告知|回访|答复|回复|解释|说明|核实|市民|诉求人|来电人|您|与其|反馈)|(?:联系|沟通|告知|致电|去电|电联)(?:了|上|过)?(?:市民|诉求人|来电人|您|本人)|与(?:市民|诉求人|来电人|您|其)[^，。；]{0,6}(?:通话|电话|联系|沟通)");

  private static final Pattern NOT_REACHED =
      Pattern.compile("未能?|无法|没有?|不通|无人接听|关机|停机|空号|拒接|多次拨打|待|将|稍后|会|请|可|欢迎|如|若|拨打12345|拨打热线");

  private static final Pattern FACE_TO_FACE =
      Pattern.compile("上门|当面|面谈|到访|见面|走访|短信|微信|书面|邮件|信函|现场告知|现场答复");

  private static final Pattern BAD =
      Pattern.compile(
          "不满意|不太满意|不认可|不接受|不同意|不服|没解决|没有解决|未解决|没处理|没人来|没有人来|没来(?:过|人)|没人联系|没联系|没人管|没人理|没修|没弄|没动|没变|没退|没给|没通|没清|没换|没到|没办|没收到|没拿到|没看到|还没|还是(?:老样子|那样|没|不|漏|吵|堵|停|臭|在|一样|原样|坏|照|有)|还在|还那样|老样子|照样|照旧|依旧|依然|仍然|仍旧|仍|又(?:坏|漏|堵|开始|来了|停|响|不|出现|乱|犯|占|堆|吵)|骗人|糊弄|敷衍|打发|走过场|胡说|瞎说|一派胡言|不是这么回事|没这回事|假的|根本|白打|没用|一点(?:用|变化|效果)都?没|差评|失望|气死|要继续|再投诉|再反映|继续投诉|不行|没效果|没下文|没结果|没说法|原封不动|纹丝不动|扯皮|推脱|怎么就(?:办结|结案|关)|凭什么(?:办结|结案)|谁说(?:解决|修好|满意)");

  private static final Pattern GOOD =
      Pattern.compile(
          "满意|解决了|修好|弄好|好了|可以了|可以的|没问题|没有问题|没意见|没有意见|挺好|蛮好|很好|不错|谢谢|感谢|辛苦|认可|接受|理解|到账|收到了|通了|恢复了|行了|处理了|处理好|来过了|联系过|联系我了|知道了|清楚了|明白|办好|同意|没什么(?:意见|问题|不满意)|搞定|解决得|蛮快|挺快|很快|及时|退了|拆了|清了|装好|换了");

  private static final Pattern DENIED_BAD =
      Pattern.compile(
          "(?:没有?(?:什么|啥|任何)?|不是|谈不上|并没有?|也没(?:什么|啥)?|不再|没再|不会|没什么|倒没有?|没)[^，。！？]{0,2}$");

  private static final Pattern TURN =
      Pattern.compile("但是?|不过|可是|然而|结果|就是|只是|谁知道|没想到|才怪|第二天|过了|现在|今天又|后来|最后|最终|总算");

  private static final Pattern AT_FIRST = Pattern.compile("一开始|起初|起先|刚开始|原来|原先|当时|本来|之前|先前|以前");

  private ClosingCheck() {}

  static Optional<QualityFinding> contact(@Nullable Contact contact, @Nullable Reply reply) {
    if (contact == null || contact.calls() > 0) {
      return Optional.empty();
    }
    var evidence = new ArrayList<QualityEvidence>();
    if (reply != null) {
      phoned(QualityField.REPLY_POINTS, reply.points(), evidence);
      phoned(QualityField.PUBLIC_REPLY, reply.publicReply(), evidence);
      phoned(QualityField.SUMMARY, reply.summary(), evidence);
      phoned(QualityField.FACT_NOTE, reply.note(), evidence);
    }
    boolean isOtherwise =
        reply != null
            && FACE_TO_FACE.matcher(reply.points() + reply.summary()).find()
            && evidence.isEmpty();
    if ((evidence.isEmpty() && !contact.claimed()) || isOtherwise) {
      return Optional.empty();
    }
    double confidence = contact.claimed() && !evidence.isEmpty() ? 0.9 : 0.7;
    return Optional.of(
        new QualityFinding(QualityKind.CONTACT_WITHOUT_CALL, evidence, Severity.HIGH, confidence));
  }

  /// Whether words say that the citizen was phoned, and reached.
  static boolean isPhoneClaim(String words) {
    return !words.isBlank()
        && (PHONED.matcher(words).find() || !FACE_TO_FACE.matcher(words).find())
        && !NOT_REACHED.matcher(words).find();
  }

  private static void phoned(QualityField field, String text, List<QualityEvidence> evidence) {
    Matcher phoned = PHONED.matcher(text);
    while (phoned.find()) {
      String clause =
          Texts.clauseBefore(text, phoned.start())
              + phoned.group()
              + Texts.clauseAfter(text, phoned.end());
      if (!NOT_REACHED.matcher(clause).find()) {
        evidence.add(new QualityEvidence(field, phoned.start(), phoned.end()));
      }
    }
  }

  /// The last word counts: 修是修好了，但是又漏了.
  static Optional<QualityFinding> closing(@Nullable Closing closing) {
    if (closing == null || !closing.asSettled() || closing.on() == null) {
      return Optional.empty();
    }
    String answer = closing.citizenAnswer();
    var bad = new ArrayList<QualityEvidence>();
    double score = 0;
    for (int from = 0; from < answer.length(); ) {
      int until = clauseEnd(answer, from);
      score += weight(answer, from, until) * weigh(answer, from, until, bad);
      from = until + 1;
    }
    boolean isAgainst = (score < 0 && !bad.isEmpty()) || closing.saidUnsolved();
    double confidence = closing.saidUnsolved() ? 0.9 : Math.min(0.95, 0.6 - 0.15 * score);
    return isAgainst
        ? Optional.of(
            new QualityFinding(QualityKind.CLOSED_AGAINST_CITIZEN, bad, Severity.HIGH, confidence))
        : Optional.empty();
  }

  /// What was at first counts little, what follows a turn twice.
  private static double weight(String answer, int from, int until) {
    if (AT_FIRST.matcher(answer.substring(from, until)).find()) {
      return 0.2;
    }
    String sofar = answer.substring(0, Math.min(answer.length(), from + 4));
    return TURN.matcher(sofar).find() ? 2 : 1;
  }

  private static int clauseEnd(String text, int from) {
    int until = from;
    while (until < text.length() && "，。！？；,!?;、 ".indexOf(text.charAt(until)) < 0) {
      until++;
    }
    return until;
  }

  /// Signs of one clause; a denied bad one is good (没什么不满意), a denied good one bad (不算解决了).
  private static double weigh(String text, int from, int until, List<QualityEvidence> bad) {
    String clause = text.substring(from, until);
    double sum = 0;
    boolean[] used = new boolean[clause.length() + 1];
    Matcher sign = BAD.matcher(clause);
    while (sign.find()) {
      boolean isDenied = DENIED_BAD.matcher(clause.substring(0, sign.start())).find();
      sum += isDenied ? 1 : -1.5;
      if (!isDenied) {
        bad.add(
            new QualityEvidence(
                QualityField.CITIZEN_ANSWER, from + sign.start(), from + sign.end()));
      }
      java.util.Arrays.fill(used, sign.start(), sign.end(), true);
    }
    Matcher good = GOOD.matcher(clause);
    while (good.find()) {
      if (used[good.start()]) {
        continue;
      }
      boolean isDenied = Texts.isDenied(clause, good.start());
      boolean isQuoted =
          clause.substring(0, good.start()).matches(".*(?:说|写|显示|算|叫|谁说|哪里|什么)[^，]{0,4}");
      sum += isDenied || isQuoted ? -1 : good.group().matches("谢谢|感谢|理解|辛苦|知道了") ? 0.3 : 1;
      if (isDenied || isQuoted) {
        bad.add(
            new QualityEvidence(
                QualityField.CITIZEN_ANSWER, from + good.start(), from + good.end()));
      }
    }
    return sum;
  }
}
