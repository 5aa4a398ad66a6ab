package vigil.understanding.life.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vigil.city.AppealType;
import vigil.understanding.Meaning;
import vigil.understanding.QualityFinding;
import vigil.understanding.QualityKind;
import vigil.understanding.life.NoMeaning;

/// Everything that does not fit in an order, as far as it has come.
public final class QualityCheck {
  private final QualitySettings settings;
  private final TypeWords types;
  private final Meaning meaning;

  /// By rules alone.
  public QualityCheck(QualitySettings settings) {
    this(settings, TypeWords.none(), new NoMeaning());
  }

  /// @param types what was learned of complaints, questions and calls for help
  /// @param meaning says how alike appeal and reply are; where it is missing words say it
  public QualityCheck(QualitySettings settings, TypeWords types, Meaning meaning) {
    this.settings = settings;
    this.types = types;
    this.meaning = meaning;
  }

  /// The findings whose confidence reaches their threshold, the surest first.
  public List<QualityFinding> check(CheckedOrder order) {
    var found = new ArrayList<QualityFinding>();
    AppealTypeCheck.check(order.appeal(), types).ifPresent(found::add);
    found.addAll(new FactComparison(order.appeal()).check());
    var reply = order.reply();
    if (reply != null) {
      var ofReply = ReplyCheck.check(reply);
      ofReply.stream().filter(it -> isAsked(order, it.kind())).forEach(found::add);
      boolean isEmpty =
          ofReply.stream().anyMatch(it -> it.kind() == QualityKind.REPLY_ANSWERS_NOTHING);
      if (!isEmpty && settings.threshold(QualityKind.REPLY_OTHER_MATTER) < 1) {
        MatterCheck.check(order.appeal(), reply, meaning).ifPresent(found::add);
      }
      PromisedDates.check(reply, order.closing()).ifPresent(found::add);
    }
    ClosingCheck.contact(order.contact(), reply).ifPresent(found::add);
    ClosingCheck.closing(order.closing()).ifPresent(found::add);
    return found.stream()
        .filter(finding -> finding.confidence() >= settings.threshold(finding.kind()))
        .sorted(Comparator.comparingDouble(QualityFinding::confidence).reversed())
        .toList();
  }

  /// Praise wants no answer: courtesy is one.
  private static boolean isAsked(CheckedOrder order, QualityKind kind) {
    return kind != QualityKind.REPLY_ANSWERS_NOTHING || order.appeal().type() != AppealType.PRAISE;
  }
}
