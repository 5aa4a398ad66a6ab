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
          "(?:电话|去电|致电|电联|回电|拨打)[^，。；]{0,6}(?:联系|沟通|告知|回访|答复|回复|解释|说明|核实|确认|市民|诉求人|来电人|当事人|投诉人|举报人|老人|家属|家长|本人|您|与其|反馈)|(?:联系|沟通|告知|致电|去电|电联)(?:了|上|过)?(?:市民|诉求人|来电人|您|本人)|与(?:市民|诉求人|来电人|您|其)[^，。；]{0,6}(?:通话|电话|联系|沟通)");

  private static final Pattern NOT_REACHED =
      Pattern.compile("未能?(?!来)|无法|没有?|不通|无人接听|关机|停机|空号|拒接|占线|多次拨打|待|将|稍后|匿名|不愿|不需要|不要求");

  /// What a reply asks the citizen to do, or announces.
  private static final Pattern TO_BE_CALLED =
      Pattern.compile("会|请|可(?!以)|欢迎|如|若|拨打12345|拨打热线|另行|届时|后续|来电");

  private static final Pattern BY_PHONE = Pattern.compile("电话|去电|致电|电联|回电|拨打|通话|来电|联系上");

  private static final Pattern FACE_TO_FACE =
      Pattern.compile(
          "当面|面谈|面对面|到访|见面|走访|短信|微信|书面|邮件|信函|约见|现场(?:告知|答复|沟通|解释|移交|见)|上门(?:告知|沟通|解释|答复|回访|慰问|致歉|联系|反馈|说明|当面|时|，)|上门$|^现场$|^当面$");

  private static final Pattern BAD =
      Pattern.compile(
          "不满意|不太满意|不认可|不接受|不同意|不服|不认(?!识)|不算|不能算|有意见|没解决|没有解决|未解决|没有?处理|没有?人(?:来|联系|管|理|跟我|找我|打|告诉|动|修|道歉|问)|没来(?:过|人)?(?:啊|呀)?|没联系|没修|没弄|没动|没变|没退|没给|没通|没清|没换|没到|没办(?!法)|没收到|没拿到|没看[到见]|没赔|没道歉|没落实|没改|没下来|没装|没拆|没见|没少|没兑现|没开(?:过|门)|没有?(?:任何|什么|一点|半点|丝毫)?(?:效果|变化|改善|下文|结果|说法|动静|进展|用)|一[分毛点样个](?:钱|点)?(?:都|也)?没|没(?=，跟原来)|到(?:现在|今天|目前)(?:都|也|还)?(?:没|不)|从来不|从来没|还没|还是(?:老样子|那|没|不|漏|吵|堵|停|臭|在|一样|原样|坏|照|有|这)|还在|还往|还给|还[漏吵堵响臭滴占]|还那样|老样子|照样|照旧|照常|依旧|依然|仍然|仍旧|仍|又(?:[^，。]{0,3}(?:冒|漏|坏|堵|停))|又(?:坏|漏|堵|开|来|停|响|不|出现|乱|犯|占|堆|吵|冒|跳|灌|臭|扔|倒|摆|回来|反弹|塌|闪|黑|断|骗|涨)|反弹|骗(?:人|我|谁|鬼)|糊弄|敷衍|打发|走过场|走形式|拍(?:了)?个照|做样子|胡说|瞎说|一派胡言|不是这么回事|不是事实|没这回事|假的|根本|白打|没用|有什么用|有啥用|管什么用|什么用(?:都)?没|差评|失望|气死|要继续|再投诉|再反映|继续投诉|继续反映|要上访|找媒体|起诉你们|不行|扯皮|推脱|推诿|踢皮球|推来推去|拖着|拖到|怎么就(?:办结|结案|关)|凭什么(?:办结|结案)|谁(?:说|讲|跟你)|只(?:亮|修|清|换|退|赔|给|弄|来)了|治标不治本|脏得|臭得|吵得|打一分|打零分|零分|最低分|改什么|解决什么|处理什么|算什么|更(?:吵|臭|脏|差|严重|厉害)|越来越|不知道你们|没法(?:住|睡|用)|睡不着|原封不动|纹丝不动|还是那个|别(?:给我)?结|不要结|重新处理|要求重办|重办|一模一样|没着落|没影子|没下落|没个影|连个人影|没一样|耍赖|自己解决|老毛病|又犯|糟糕?|等于没|等于零|白说|什么也没|啥也没|什么都没|啥都没|没完|不签字|放弃了|说不通|推给|没人接手|没落到实处|没有落到|就算完|算完了|滴滴答答|老早那样|原来那样|换了个说法|解决了啥|谁修|不服气|要你们领导|叫你们领导|给我回电话|只(?:给|有|是)(?:我)?[^，。]{0,3}说法|没碰到人|耽误|不管用|没管|没辙|无语|寒心|敷衍了事|应付");

  private static final Pattern GOOD =
      Pattern.compile(
          "满意|解决了(?!啥|什么|没)|修好|弄好|好了|可以了|可以的|可以[，。]|可以$|没问题|没有问题|没意见|没有意见|挺好|蛮好|很好|不错|谢谢|感谢|辛苦|认可|接受|理解|到账|收到|通了|恢复了|行了|行吧|行$|处理了|处理好|处理得|处理到位|来过了|联系过|联系我了|知道了|清楚|明白|晓得|办好|同意|没什么(?:意见|问题|不满意)|搞定|解决得|蛮快|挺快|很快|及时|退了|退清|赔了|拆了|拆掉|清了|清掉|装好|装上|换了|换好|没再|没有再|没坏过|不[漏响吵堵冒臭滴闪][了，。]?|不追究|安静|清净|安心|干净|亮|有水了|来电了|能用|好用|关门|关掉|抓走|拿到|领到|送到|送上|看上|找到|(?<!冒)出来了|走得通|听不到|看得清|睡得着|好多了|强多|比以前|小多了|少多了|真修|真的管用|真的(?=修|解决|收|好|来)|管用|妥了|没事了?|踏实|还行|结案|刷了|没断|动作|弄妥|都弄好|赔礼|赔了|来修了|来做|问题不大|全发|算了|赞|厉害|效率|蛮|OK|ok|好的|好$|好，");

  private static final Pattern RESTING =
      Pattern.compile("好|行|嗯|哦|噢|等|再说|再看|自己|谢|了$|可以|能说|明天|办法|打过去|听到|多用|马桶|留证据|手机上");

  /// An answer of so many characters without a good word is odd for an order closed as settled.
  private static final int WORDY = 6;

  private static final int LONG_ANSWER = 9;

  private static final Pattern DENIED_BAD =
      Pattern.compile(
          "(?:没有?(?:什么|啥|任何)?|不是|谈不上|并没有?|也没(?:什么|啥)?|不再|没再|不会|没什么|倒没有?|没)[^，。！？]{0,2}$");

  private static final Pattern TURN =
      Pattern.compile(
          "但是?|[两三几]天(?:就|又|后)|不过|可是|然而|结果|就是|只是|谁知道|没想到|才怪|第二天|过了|现在|今天又|后来|最后|最终|总算|昨天|今天|前天|这个礼拜|这周|下午又|早上|到现在|到今天|问题");

  private static final Pattern AT_FIRST =
      Pattern.compile("一开始|起初|起先|刚开始|原来(?!一模|那样)|原先|当时|本来|之前|先前|(?<![比跟])以前|上次|偶尔|有时");

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
        && (BY_PHONE.matcher(words).find() || !FACE_TO_FACE.matcher(words).find())
        && !NOT_REACHED.matcher(words).find();
  }

  private static void phoned(QualityField field, String text, List<QualityEvidence> evidence) {
    Matcher phoned = PHONED.matcher(text);
    while (phoned.find()) {
      String clause =
          Texts.clauseBefore(text, phoned.start())
              + phoned.group()
              + Texts.clauseAfter(text, phoned.end());
      if (!NOT_REACHED.matcher(clause).find() && !TO_BE_CALLED.matcher(clause).find()) {
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
    if (!isAgainst && bad.isEmpty() && Texts.countHan(answer) >= WORDY && !isContent(answer)) {
      bad.add(new QualityEvidence(QualityField.CITIZEN_ANSWER, 0, answer.length()));
      isAgainst = true;
      confidence = Texts.countHan(answer) >= LONG_ANSWER ? 0.65 : 0.55;
    }
    return isAgainst
        ? Optional.of(
            new QualityFinding(QualityKind.CLOSED_AGAINST_CITIZEN, bad, Severity.HIGH, confidence))
        : Optional.empty();
  }

  /// Whether anything in an answer says that all is well, or at least that the citizen lets it
  /// rest.
  private static boolean isContent(String answer) {
    return GOOD.matcher(answer).find() || RESTING.matcher(answer).find();
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
          clause
              .substring(0, good.start())
              .matches(".*(?:你们说|说是|说已|写|显示|不算|算什么|叫|谁说|哪里|什么)[^，]{0,4}");
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
