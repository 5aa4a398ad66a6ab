package vigil.understanding.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.CompletionReport;
import vigil.casework.OrderDetails;
import vigil.casework.OrderFact;
import vigil.kernel.PersonalData;
import vigil.understanding.QualityEvidence;
import vigil.understanding.QualityField;
import vigil.understanding.QualityKind;
import vigil.understanding.QualitySubject;
import vigil.understanding.store.SqlFindings.StoredFinding;

/// The texts of a finding with its words marked, as far as the order shows them to whoever looks:
/// personal data is taken out before anything is marked.
final class FindingTexts {
  /// A piece of a text.
  public record Piece(String text, boolean marked) {}

  /// A text in which something is marked, or that is held against one.
  public record MarkedText(QualityField field, List<Piece> pieces) {
    public MarkedText {
      pieces = List.copyOf(pieces);
    }
  }

  private FindingTexts() {}

  /// @param shown the fields that whoever looks may see
  static List<MarkedText> of(StoredFinding finding, OrderDetails order, Set<QualityField> shown) {
    Map<QualityField, String> texts = texts(finding, order);
    var marked = new ArrayList<MarkedText>();
    for (var entry : texts.entrySet()) {
      if (shown.contains(entry.getKey()) && !entry.getValue().isBlank()) {
        var evidence =
            finding.finding().evidence().stream()
                .filter(it -> it.field() == entry.getKey())
                .toList();
        marked.add(new MarkedText(entry.getKey(), mark(entry.getValue(), evidence)));
      }
    }
    return marked;
  }

  private static Map<QualityField, String> texts(StoredFinding finding, OrderDetails order) {
    var texts = new EnumMap<QualityField, String>(QualityField.class);
    if (isHeldAgainstAppeal(finding.finding().kind())) {
      put(texts, QualityField.WORDS, order.account().words());
      put(texts, QualityField.TITLE, order.account().title());
      put(texts, QualityField.DESCRIPTION, order.account().description());
    }
    switch (finding.moment()) {
      case REGISTERED -> {}
      case ANSWERED -> put(texts, QualityField.REPLY_POINTS, answer(order, finding.seen()));
      case REPORTED ->
          report(texts, order.reports().get(String.valueOf(finding.responsible().assignment())));
      case CLOSED -> {
        order.reports().values().stream()
            .reduce((one, later) -> later)
            .ifPresent(it -> report(texts, it));
        put(texts, QualityField.CITIZEN_ANSWER, lastAnswer(order));
      }
    }
    return texts;
  }

  private static boolean isHeldAgainstAppeal(QualityKind kind) {
    return kind.subject() == QualitySubject.ORDER || kind == QualityKind.REPLY_OTHER_MATTER;
  }

  private static void report(Map<QualityField, String> texts, @Nullable CompletionReport report) {
    if (report != null) {
      put(texts, QualityField.REPLY_POINTS, report.reply().replyPoints());
      put(texts, QualityField.FACT_NOTE, report.findings().factNote());
      put(texts, QualityField.PUBLIC_REPLY, report.reply().publicReply());
      put(texts, QualityField.SUMMARY, report.summary());
    }
  }

  private static void put(
      Map<QualityField, String> texts, QualityField field, @Nullable String text) {
    if (text != null) {
      texts.put(field, text);
    }
  }

  private static @Nullable String answer(OrderDetails order, int version) {
    for (var event : order.history()) {
      if (event.version() == version && event.words() != null) {
        return event.words();
      }
    }
    return null;
  }

  private static @Nullable String lastAnswer(OrderDetails order) {
    String last = null;
    for (var event : order.history()) {
      last = event.is(OrderFact.CalledBack.class) ? event.words() : last;
    }
    return last;
  }

  /// The redacted text in pieces. Marked words that redaction changed are looked for as they look
  /// now, and are not marked where they are gone.
  static List<Piece> mark(String text, List<QualityEvidence> evidence) {
    String clean = PersonalData.mask(text);
    boolean[] isMarked = new boolean[clean.length()];
    for (QualityEvidence one : evidence) {
      int until = Math.min(one.until(), text.length());
      int from = Math.min(one.from(), until);
      String words = PersonalData.mask(text.substring(from, until));
      int at = nearest(clean, words, from);
      for (int i = Math.max(0, at); at >= 0 && i < at + words.length(); i++) {
        isMarked[i] = true;
      }
    }
    return pieces(clean, isMarked);
  }

  private static int nearest(String text, String words, int around) {
    int best = -1;
    for (int at = words.isEmpty() ? -1 : text.indexOf(words);
        at >= 0;
        at = text.indexOf(words, at + 1)) {
      if (best < 0 || Math.abs(at - around) < Math.abs(best - around)) {
        best = at;
      }
    }
    return best;
  }

  private static List<Piece> pieces(String text, boolean[] isMarked) {
    var pieces = new ArrayList<Piece>();
    int from = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || isMarked[i] != isMarked[from]) {
        pieces.add(new Piece(text.substring(from, i), isMarked[from]));
        from = i;
      }
    }
    return pieces;
  }
}
