package vigil.understanding.life.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vigil.understanding.Meaning;
import vigil.understanding.QualityEvidence;
import vigil.understanding.QualityField;
import vigil.understanding.QualityFinding;
import vigil.understanding.QualityFinding.Severity;
import vigil.understanding.QualityKind;
import vigil.understanding.life.quality.CheckedOrder.Appeal;
import vigil.understanding.life.quality.CheckedOrder.Reply;

/// Whether a reply is about what the appeal is about: pairs of characters that both have beside
/// formulas, and the city's matters that each names.
final class MatterCheck {
  /// A shorter rest of a reply is judged as empty, and not as about something else.
  private static final int SHORTEST = 10;

  private static final int FEW_PAIRS = 2;
  private static final int SOME_PAIRS = 6;

  private static final int SHORTEST_PUBLIC = 12;

  private static final double OF_LIKENESS = 42;
  private static final double BIAS = 27.4;
  private static final int MOST_SHARED = 8;

  /// Without a reader of sentences a city sees this kind only if it sets a low threshold.
  private static final double WORDS_ALONE = 0.6;

  private MatterCheck() {}

  static Optional<QualityFinding> check(Appeal appeal, Reply reply, Meaning meaning) {
    String asked = Texts.narrow(appeal.words() + "。" + appeal.title() + "。" + appeal.description());
    String told = Texts.narrow(reply.points() + "。" + reply.publicReply());
    if (asked.length() < SHORTEST || Texts.countHan(ReplyContent.strip(told)) < SHORTEST) {
      return Optional.empty();
    }
    int shared = countShared(asked, told);
    int[] ofAppeal = MatterWords.count(asked);
    int[] ofReply = MatterWords.count(told);
    double byWords = judge(shared, ofAppeal, ofReply);
    double confidence =
        likeness(appeal, reply, meaning)
            .map(likeness -> judge(likeness, shared))
            .orElse(byWords * WORDS_ALONE);
    return confidence < 0.5
        ? Optional.empty()
        : Optional.of(finding(appeal, reply, ofAppeal, ofReply, confidence));
  }

  /// How alike they are; empty where sentences cannot be read. A public reply of some length says
  /// the same as the points in other words, and evens out their chance likeness.
  private static Optional<Double> likeness(Appeal appeal, Reply reply, Meaning meaning) {
    Optional<float[]> asked = meaning.embed(appeal.title() + "。" + appeal.description());
    Optional<Double> points = asked.flatMap(it -> cosine(it, reply.points(), meaning));
    if (Texts.countHan(reply.publicReply()) < SHORTEST_PUBLIC) {
      return points;
    }
    return points.map(one ->
        cosine(asked.orElseThrow(), reply.publicReply(), meaning)
            .map(other -> (one + other) / 2)
            .orElse(one));
  }

  private static Optional<Double> cosine(float[] asked, String told, Meaning meaning) {
    return meaning.embed(told).map(other -> (double) Meaning.cosine(asked, other));
  }

  /// Logistic in likeness and shared pairs, fitted on right replies and on those to the likest
  /// other appeals.
  private static double judge(double likeness, int shared) {
    double sum = OF_LIKENESS * likeness + Math.min(shared, MOST_SHARED) - BIAS;
    return 1 / (1 + Math.exp(sum));
  }

  private static double judge(int shared, int[] ofAppeal, int[] ofReply) {
    boolean hasCommon = false;
    int inAppeal = 0;
    int inReply = 0;
    for (int i = 0; i < ofAppeal.length; i++) {
      hasCommon |= ofAppeal[i] > 0 && ofReply[i] > 0;
      inAppeal = Math.max(inAppeal, ofAppeal[i]);
      inReply = Math.max(inReply, ofReply[i]);
    }
    if (hasCommon || shared > SOME_PAIRS) {
      return 0;
    }
    if (inAppeal > 0 && inReply > 0) {
      return shared <= FEW_PAIRS ? 0.9 : inReply > 1 ? 0.7 : 0.55;
    }
    return shared == 0 ? 0.6 : 0;
  }

  private static QualityFinding finding(
      Appeal appeal, Reply reply, int[] ofAppeal, int[] ofReply, double confidence) {
    var evidence = new ArrayList<QualityEvidence>();
    boolean hasWords = !appeal.words().isBlank();
    mark(
        hasWords ? QualityField.WORDS : QualityField.DESCRIPTION,
        hasWords ? appeal.words() : appeal.description(),
        ofAppeal,
        evidence);
    mark(QualityField.REPLY_POINTS, reply.points(), ofReply, evidence);
    if (evidence.isEmpty() && !reply.points().isBlank()) {
      evidence.add(new QualityEvidence(QualityField.REPLY_POINTS, 0, reply.points().length()));
    }
    return new QualityFinding(QualityKind.REPLY_OTHER_MATTER, evidence, Severity.HIGH, confidence);
  }

  private static void mark(
      QualityField field, String text, int[] counts, List<QualityEvidence> evidence) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        for (int[] place : MatterWords.places(i, text)) {
          evidence.add(new QualityEvidence(field, place[0], place[1]));
        }
      }
    }
  }

  private static int countShared(String asked, String told) {
    Set<String> pairs = pairs(ReplyContent.strip(asked));
    pairs.retainAll(pairs(ReplyContent.strip(told)));
    return pairs.size();
  }

  private static Set<String> pairs(String text) {
    var pairs = new HashSet<String>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      String pair = text.substring(i, i + 2);
      if (Texts.countHan(pair) == 2 && !isCommon(pair)) {
        pairs.add(pair);
      }
    }
    return pairs;
  }

  /// Pairs that any two texts of the hotline share.
  private static boolean isCommon(String pair) {
    return pair.matches(
        "[的了是在有不我你他她它们这那个和也都就要把被给到说来去上下里外还没很].|.[的了是在有不我你他她它们这那个和也都就要把被给到说来去上下里外还没很]|小区|路口|附近|居民|市民|单位|工作|人员|处理|解决|联系|现场|时间|今天|昨天|月底|公司|社区|街道|部门|反映|投诉|希望|要求|电话|可以|需要|进行|上海|市区|新区|日前|之前|以后|因为|由于|问题|情况|楼下|门口|对面|旁边|晚上|早上|下午|上午|多次|一直|已经|目前");
  }
}
