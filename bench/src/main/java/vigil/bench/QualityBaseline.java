package vigil.bench;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vigil.city.AppealType;
import vigil.understanding.QualityKind;
import vigil.understanding.life.quality.CheckedOrder;

/// What one word, one length or plain digits find: the anchor beside the checks.
final class QualityBaseline {
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final int SHORT_REPLY = 20;
  private static final int SHORT_NOTE = 6;

  private QualityBaseline() {}

  static Set<QualityKind> check(CheckedOrder order) {
    var found = EnumSet.noneOf(QualityKind.class);
    var appeal = order.appeal();
    boolean isAsked = appeal.type() == AppealType.CONSULTATION || appeal.type() == AppealType.HELP;
    mark(found, QualityKind.COMPLAINT_AS_CONSULTATION, isAsked && has(appeal.words(), "投诉|举报"));
    String written = appeal.title() + appeal.description();
    mark(found, QualityKind.FACT_LEFT_OUT, !digits(written).containsAll(digits(appeal.words())));
    mark(found, QualityKind.FACT_ADDED, !digits(appeal.words()).containsAll(digits(written)));
    var reply = order.reply();
    if (reply != null) {
      reply(found, appeal, reply);
    }
    var contact = order.contact();
    mark(
        found,
        QualityKind.CONTACT_WITHOUT_CALL,
        contact != null && contact.claimed() && contact.calls() == 0);
    var closing = order.closing();
    mark(
        found,
        QualityKind.CLOSED_AGAINST_CITIZEN,
        closing != null && has(closing.citizenAnswer(), "不满意|没解决"));
    return found;
  }

  private static void reply(
      Set<QualityKind> found, CheckedOrder.Appeal appeal, CheckedOrder.Reply reply) {
    String points = reply.points();
    mark(found, QualityKind.REPLY_ANSWERS_NOTHING, points.length() < SHORT_REPLY);
    mark(
        found,
        QualityKind.REPLY_OTHER_MATTER,
        !appeal.title().isEmpty() && pairs(appeal.title()).stream().noneMatch(points::contains));
    mark(
        found,
        QualityKind.CHOSEN_WORD_ALONE,
        reply.hasFinding() && reply.note().length() < SHORT_NOTE);
    mark(found, QualityKind.PROMISE_OUTSIDE_SCRIPT, has(points, "保证|一定"));
    mark(
        found,
        QualityKind.DATE_PASSED,
        points.contains("月" + Objects.requireNonNull(reply.on()).getDayOfMonth()));
  }

  private static void mark(Set<QualityKind> found, QualityKind kind, boolean is) {
    if (is) {
      found.add(kind);
    }
  }

  private static boolean has(String text, String words) {
    return Pattern.compile(words).matcher(text).find();
  }

  private static Set<String> digits(String text) {
    return DIGITS.matcher(text).results().map(it -> it.group()).collect(Collectors.toSet());
  }

  private static Set<String> pairs(String text) {
    var pairs = new java.util.HashSet<String>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }
}
