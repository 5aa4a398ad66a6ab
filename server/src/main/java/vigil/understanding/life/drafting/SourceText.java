package vigil.understanding.life.drafting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vigil.understanding.DraftPiece.Quote;
import vigil.understanding.DraftSource;
import vigil.understanding.life.quality.Quantities;
import vigil.understanding.life.quality.Quantity;
import vigil.understanding.life.quality.Texts;

/// A source, read for what drafts may say again.
final class SourceText {
  private static final String NUMERALS = "0123456789.零〇一二两三四五六七八九十百千万亿";
  private static final String NOT_IN_NUMBERS = "[ .,:/-]";

  private final DraftSource source;
  private final String text;
  private final String lower;
  private final List<Quantity> quantities;

  SourceText(DraftSource source) {
    this.source = source;
    this.text = Texts.narrow(source.text());
    this.lower = text.toLowerCase(Locale.ROOT);
    this.quantities = Quantities.of(text);
  }

  String text() {
    return text;
  }

  /// Where it is said.
  ///
  /// @param sentence that the mention was found in, of half width
  Optional<Quote> find(Mention mention, String sentence) {
    Quantity quantity = mention.quantity();
    if (quantity != null) {
      var said =
          quantities.stream()
              .filter(one -> QuantityMatch.isSaid(quantity, sentence, one, text))
              .findFirst()
              .map(one -> quote(one.from(), one.until()));
      return said.or(() -> literal(mention.words(), true));
    }
    return switch (mention.kind()) {
      case PHONE, NUMBER -> literal(mention.words(), true).or(() -> digits(mention.words()));
      case MONEY, DATE -> literal(mention.words(), true);
      case TITLE -> literal(mention.words().replaceAll("^[《“「\"]|[》”」\"]$", ""), false);
      case PERSON, UNIT, PLACE, MARK ->
          literal(mention.bare() == null ? mention.words() : mention.bare(), false);
    };
  }

  private Optional<Quote> literal(String words, boolean isNumber) {
    String sought = words.toLowerCase(Locale.ROOT);
    for (int at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + 1)) {
      int end = at + sought.length();
      if (!isNumber || !isPartOfNumber(at, end)) {
        return Optional.of(quote(at, end));
      }
    }
    return Optional.empty();
  }

  /// 3万 is not said by 3万5千, nor 5天 by 15天.
  private boolean isPartOfNumber(int from, int to) {
    boolean isBefore = isNumeral(from) && isNumeral(from - 1);
    boolean isBehind = isNumeral(to - 1) && isNumeral(to);
    return isBefore || isBehind || (to < lower.length() && lower.charAt(to) == '半');
  }

  private boolean isNumeral(int at) {
    return at >= 0 && at < lower.length() && NUMERALS.indexOf(lower.charAt(at)) >= 0;
  }

  /// Digits in other groups: 021-6234 1234.
  private Optional<Quote> digits(String words) {
    String sought = words.replaceAll(NOT_IN_NUMBERS, "");
    if (!sought.matches("[0-9]{5,}")) {
      return Optional.empty();
    }
    var hit = Pattern.compile("[0-9](?:[0-9 .:,/-]*[0-9])?").matcher(text);
    while (hit.find()) {
      if (hit.group().replaceAll(NOT_IN_NUMBERS, "").equals(sought)) {
        return Optional.of(quote(hit.start(), hit.end()));
      }
    }
    return Optional.empty();
  }

  private Quote quote(int from, int to) {
    return new Quote(source.id(), from, to);
  }
}
