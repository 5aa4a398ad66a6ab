package vigil.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds in somebody's words what says who and where a person is, as callers say it and as people
/// type it, and writes a mark in its place (rules 9.5). What is left says what the matter is. Cost:
/// a few readings of the text from left to right, each linear in its length.
public final class PersonalData {
  /// Grows with what is found: what an earlier version masked and kept is masked anew.
  public static final int VERSION = 7;

  /// What is longer is read so far only, and the rest is left out.
  public static final int LONGEST = 100_000;

  /// What a piece is. The mark of a kind stands where the piece stood.
  public enum Kind {
    PHONE("电话"),
    ID("证件号"),
    PLATE("车牌"),
    CARD("卡号"),
    ADDRESS("门牌"),
    NAME("姓名"),
    EMAIL("邮箱"),
    WECHAT("微信号");

    private final String mark;

    Kind(String word) {
      mark = "［" + word + "］";
    }

    public String mark() {
      return mark;
    }
  }

  /// All of them: what is quoted to strangers keeps none.
  public static final Set<Kind> ALL = Set.copyOf(EnumSet.allOf(Kind.class));

  /// What says who somebody is: whoever may see where a matter is still sees none of these.
  public static final Set<Kind> OF_A_PERSON =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(Kind.ADDRESS)));

  /// A piece of a text.
  ///
  /// @param from the index of its first character
  /// @param to the index behind its last one
  public record Span(Kind kind, int from, int to) {}

  private PersonalData() {}

  /// From left to right, none touching another's characters.
  public static List<Span> find(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    ScannedText read = read(text);
    var found = new ArrayList<Span>();
    AccountFinder.find(read, found::add);
    PlateFinder.find(read, found::add);
    NumberFinder.find(read, found::add);
    EnglishDigits.find(read, found::add);
    AddressFinder.find(read, found::add);
    NameFinder.find(read.joined(), List.copyOf(found), found::add);
    return joined(found);
  }

  /// With each piece as its mark.
  public static String mask(String text) {
    return mask(text, ALL);
  }

  /// With the pieces of these kinds as their marks.
  public static String mask(String text, Set<Kind> kinds) {
    return mask(text, kinds, null);
  }

  /// The same, and a name that is known as the mark of a name, wherever it stands.
  ///
  /// @param name null for none
  public static String mask(String text, Set<Kind> kinds, @Nullable String name) {
    var spans = find(text, kinds, name);
    if (spans.isEmpty() && text.length() <= LONGEST) {
      return text;
    }
    var left = new StringBuilder(text.length());
    int at = 0;
    for (Span span : spans) {
      left.append(text, at, span.from()).append(span.kind().mark());
      at = span.to();
    }
    return left.append(text, at, Math.min(text.length(), LONGEST)).toString();
  }

  private static List<Span> find(String text, Set<Kind> kinds, @Nullable String name) {
    var spans = new ArrayList<Span>();
    if (!kinds.isEmpty()) {
      find(text).stream().filter(span -> kinds.contains(span.kind())).forEach(spans::add);
    }
    if (name == null || text.isEmpty()) {
      return spans;
    }
    KnownName.find(read(text), name, spans::add);
    return joined(spans);
  }

  private static ScannedText read(String text) {
    return ScannedText.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
  }

  /// The same for a field of a limited length: a mark may be longer than what it stands for, and
  /// what no longer fits is cut off.
  public static String mask(String text, Set<Kind> kinds, int most) {
    return mask(text, kinds, null, most);
  }

  /// The same with a name that is known.
  public static String mask(String text, Set<Kind> kinds, @Nullable String name, int most) {
    String masked = mask(text, kinds, name);
    if (masked.length() <= most) {
      return masked;
    }
    return masked.substring(
        0, Character.isHighSurrogate(masked.charAt(most - 1)) ? most - 1 : most);
  }

  /// Puts the pieces of a text back into an edited copy of its masked form: the first mark of a
  /// kind is the first piece of that kind.
  ///
  /// @param kinds those that were masked
  /// @return empty where some marks of a kind were taken out or added, so that none can be told
  public static Optional<String> restore(String edited, String original, Set<Kind> kinds) {
    String whole = edited;
    for (Kind kind : Kind.values()) {
      if (kinds.contains(kind) && whole.contains(kind.mark())) {
        List<String> pieces = pieces(original, kind);
        String[] parts = whole.split(Pattern.quote(kind.mark()), -1);
        if (parts.length - 1 != pieces.size() && Set.copyOf(pieces).size() != 1) {
          return Optional.empty();
        }
        var filled = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
          filled.append(pieces.get(Math.min(i, pieces.size()) - 1)).append(parts[i]);
        }
        whole = filled.toString();
      }
    }
    return Optional.of(whole);
  }

  /// The pieces of a kind, and marks of it that somebody typed, in their order.
  private static List<String> pieces(String text, Kind kind) {
    var pieces = new ArrayList<String>();
    int at = 0;
    for (Span span : find(text)) {
      if (span.kind() == kind) {
        addMarks(text.substring(at, span.from()), kind, pieces);
        pieces.add(text.substring(span.from(), span.to()));
        at = span.to();
      }
    }
    addMarks(text.substring(at), kind, pieces);
    return pieces;
  }

  private static void addMarks(String text, Kind kind, List<String> pieces) {
    for (int at = text.indexOf(kind.mark()); at >= 0; at = text.indexOf(kind.mark(), at + 1)) {
      pieces.add(kind.mark());
    }
  }

  /// Two that overlap are one, of the longer one's kind.
  private static List<Span> joined(List<Span> found) {
    found.sort(Comparator.comparingInt(Span::from).thenComparingInt(span -> -span.to()));
    var joined = new ArrayList<Span>();
    for (Span next : found) {
      Span last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || next.from() >= last.to()) {
        joined.add(next);
      } else {
        boolean isLonger = next.to() - next.from() > last.to() - last.from();
        joined.set(
            joined.size() - 1,
            new Span(
                isLonger ? next.kind() : last.kind(), last.from(), Math.max(last.to(), next.to())));
      }
    }
    return joined;
  }
}
