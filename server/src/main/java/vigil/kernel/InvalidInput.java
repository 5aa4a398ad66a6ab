package vigil.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is wrong with something that was sent: said by a record when it is made, or by whoever
/// reads an address. It leaves as a problem with `why` BadInput, its kind as `mistake` and its
/// values. The sentence is for whoever calls the API; the screens say kind and field in the
/// reader's language (`kernel.badInput` and `kernel.field` of the web's words). Neither ever
/// repeats what was written: it may be somebody's number.
public final class InvalidInput extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /// Kinds, each with the values that its words may name.
  public enum Kind {
    /// `missing`, the fields; the first of them as `field` too
    MISSING,
    /// `field`, `most` characters
    TOO_LONG,
    /// `field`, `most` entries
    TOO_MANY,
    /// `field`, `least`, `most`
    OUT_OF_RANGE,
    /// `field`: nothing of the kind is called so
    UNKNOWN,
    /// `field`, which this door does not ask for
    NO_SUCH_FIELD,
    /// `field`, which is there, but not in the `of` that is given with it
    ELSEWHERE,
    /// `field`, which is not written as it must be: the screens say how (`kernel.looks`)
    UNFIT,
    /// `field`, whose type is another
    UNREADABLE,
    /// `field` says what the title says already
    SAME,
    /// A period that ends before it begins or has more than `most` days
    PERIOD,
    /// Something that ends before it begins
    ENDS_TOO_SOON,
    /// Lines of another width than `cells`, or more than `most`
    ROWS,
    FILE_EMPTY,
    /// `most` MB
    FILE_TOO_LARGE,
    FILE_UNREADABLE,
    NOT_PUBLISHED,
    /// A page of a list that is no longer there
    CURSOR,
    /// A character that cannot be kept, in `field` where that is known
    CHARACTER,
    /// `field`, in which the `blank` of a phrase is not filled in
    BLANK_LEFT,
    /// `field`, whose marks of personal data no longer match the text that they hid
    MASKED,
    /// What no screen of ours sends
    MALFORMED
  }

  private final Kind kind;
  private final transient Map<String, Object> values;

  private InvalidInput(Kind kind, String sentence, Map<String, ?> values) {
    super(sentence);
    this.kind = kind;
    this.values = new LinkedHashMap<>(values);
  }

  /// One whose words name nothing.
  public static InvalidInput of(Kind kind, String sentence) {
    return new InvalidInput(kind, sentence, Map.of());
  }

  public static InvalidInput of(Kind kind, String sentence, Map<String, ?> values) {
    return new InvalidInput(kind, sentence, values);
  }

  public static InvalidInput missing(String field) {
    return missing(List.of(field));
  }

  /// Names all that is missing at once.
  public static InvalidInput missing(List<String> fields) {
    return new InvalidInput(
        Kind.MISSING,
        String.join(", ", fields) + (fields.size() == 1 ? " is missing" : " are missing"),
        Map.of("field", fields.getFirst(), "missing", List.copyOf(fields)));
  }

  public static InvalidInput unknown(String field) {
    return new InvalidInput(Kind.UNKNOWN, "There is no such " + field, Map.of("field", field));
  }

  /// Refuses what does not lie in what is given with it.
  public static InvalidInput elsewhere(String field, String of) {
    return new InvalidInput(
        Kind.ELSEWHERE,
        "This %s is not in that %s: give both, or no %s".formatted(field, of, field),
        Map.of("field", field, "of", of));
  }

  /// Refuses a field that the door does not ask for. A name that is none may be anything,
  /// somebody's number too, and is not repeated.
  public static InvalidInput noSuchField(String name) {
    String field = FIELD_NAME.matcher(name).matches() ? name : "?";
    return about(Kind.NO_SUCH_FIELD, field, " is not asked for here: leave it out");
  }

  public static InvalidInput unreadable(String field) {
    return about(Kind.UNREADABLE, field, " cannot be read");
  }

  /// Refuses what is not written as it must be.
  ///
  /// @param looks how it must be written, in English, as the end of "... is"
  public static InvalidInput malformed(String field, String looks) {
    return about(Kind.UNFIT, field, " is " + looks);
  }

  /// Refuses a text with what PostgreSQL does not keep: NUL, or half of a pair of surrogates.
  public static void ifUnkept(String field, String text) {
    if (holdsUnkept(text)) {
      throw about(
          Kind.CHARACTER,
          field,
          " holds a character that cannot be kept (NUL, or half of a surrogate pair)");
    }
  }

  /// Whether a text holds what PostgreSQL does not keep.
  public static boolean holdsUnkept(String text) {
    return text.codePoints().anyMatch(InvalidInput::isUnkept);
  }

  private static boolean isUnkept(int one) {
    return one == 0 || Character.getType(one) == Character.SURROGATE;
  }

  public static InvalidInput tooLong(String field, int most) {
    return new InvalidInput(
        Kind.TOO_LONG,
        field + " is longer than " + most + " characters",
        Map.of("field", field, "most", most));
  }

  public static InvalidInput tooMany(String field, int most) {
    return new InvalidInput(
        Kind.TOO_MANY, field + " are more than " + most, Map.of("field", field, "most", most));
  }

  public static InvalidInput outOfRange(String field, long least, long most) {
    return new InvalidInput(
        Kind.OUT_OF_RANGE,
        "%s is between %d and %d".formatted(field, least, most),
        Map.of("field", field, "least", least, "most", most));
  }

  public static InvalidInput period(int mostDays) {
    return new InvalidInput(
        Kind.PERIOD,
        "A period runs from a day to a later one, over %d days at most".formatted(mostDays),
        Map.of("most", mostDays));
  }

  /// A file with nothing in it, or with more bytes than `most`, a number of whole MB.
  public static InvalidInput fileSize(long bytes, long most) {
    return bytes == 0
        ? of(Kind.FILE_EMPTY, "The file is empty")
        : new InvalidInput(
            Kind.FILE_TOO_LARGE,
            "The file is over %d MB".formatted(most >> 20),
            Map.of("most", most >> 20));
  }

  /// An edited text in which marks of personal data no longer match what they stood for.
  public static InvalidInput masked(String field) {
    return about(
        Kind.MASKED, field, " holds marks that cannot be told apart: look behind them first");
  }

  /// Refuses words with a blank of a phrase, which is the city's and nobody's data.
  public static InvalidInput blankLeft(String field, String blank) {
    return new InvalidInput(
        Kind.BLANK_LEFT,
        "Fill in the blank %s in %s".formatted(blank, field),
        Map.of("field", field, "blank", blank));
  }

  private static InvalidInput about(Kind kind, String field, String rest) {
    return new InvalidInput(kind, field + rest, Map.of("field", field));
  }

  public static void requirePresent(String field, @Nullable Object there) {
    if (there == null) {
      throw missing(field);
    }
  }

  /// Refuses a text that says nothing or is longer than `most` characters.
  public static void requireText(String field, @Nullable String text, int most) {
    if (text == null || BlankText.isBlank(text)) {
      throw missing(field);
    }
    requireMaxLength(field, text, most);
  }

  /// Refuses a text of more than `most` characters.
  public static void requireMaxLength(String field, @Nullable String text, int most) {
    if (text != null && text.codePointCount(0, text.length()) > most) {
      throw tooLong(field, most);
    }
  }

  public Kind kind() {
    return kind;
  }

  /// What its words name, with the kind as `mistake`.
  public Map<String, Object> properties() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("mistake", kind);
    told.putAll(values);
    return told;
  }
}
