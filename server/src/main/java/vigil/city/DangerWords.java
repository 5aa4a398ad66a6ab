package vigil.city;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.city.DangerPhrase.Kind;

/// The policy's words of danger, looked for in what a citizen says or writes.
///
/// Cost: some three hundred words sought in at most 4,000 characters, and the patterns of the few
/// phrases whose first word is there.
public final class DangerWords {
  /// A denial stands no further before what it denies: "没有发生火灾".
  private static final int CLOSELY = 4;

  /// How far back a denial is looked for: itself and the way to what it denies.
  private static final int BEFORE = 12;

  /// Nothing takes a danger away over a longer distance.
  private static final int AROUND = 40;

  private static final Pattern SENTENCE = Pattern.compile("[^。！？!?；;\\n]+");

  private final List<DangerPhrase> phrases;
  private final Map<Kind, List<DangerPhrase>> byKind = new EnumMap<>(Kind.class);

  public DangerWords(List<DangerPhrase> phrases) {
    this.phrases = List.copyOf(phrases);
    for (Kind kind : Kind.values()) {
      byKind.put(kind, phrases.stream().filter(phrase -> phrase.kind() == kind).toList());
    }
  }

  public List<DangerPhrase> phrases() {
    return phrases;
  }

  /// What says danger, one for each number to call, in the order of the policy; empty when nothing
  /// does.
  public List<Danger> listDangers(String text) {
    Map<EmergencyNumber, Danger> found = new LinkedHashMap<>();
    Matcher sentence = SENTENCE.matcher(withoutIdioms(text));
    while (sentence.find()) {
      search(sentence.group(), found);
    }
    return List.copyOf(found.values());
  }

  private String withoutIdioms(String text) {
    String rest = text;
    for (DangerPhrase idiom : of(Kind.IDIOM)) {
      if (idiom.mayBeIn(rest)) {
        rest = idiom.pattern().matcher(rest).replaceAll(hit -> "　".repeat(hit.group().length()));
      }
    }
    return rest;
  }

  private void search(String sentence, Map<EmergencyNumber, Danger> found) {
    for (DangerPhrase phrase : of(Kind.DANGER)) {
      EmergencyNumber number = phrase.number();
      if (number != null && !found.containsKey(number) && phrase.mayBeIn(sentence)) {
        first(phrase, sentence)
            .ifPresent(said ->
                found.put(number, new Danger(said, number, phrase.advice(), phrase.adviceEn())));
      }
    }
  }

  private Optional<String> first(DangerPhrase phrase, String sentence) {
    Matcher hit = phrase.pattern().matcher(sentence);
    while (hit.find()) {
      if (!isDeniedWithin(sentence, hit) && !isTakenAway(sentence, hit.start(), hit.end())) {
        return Optional.of(hit.group());
      }
    }
    return Optional.empty();
  }

  /// Between its parts: "电梯怕被困".
  private boolean isDeniedWithin(String sentence, Matcher hit) {
    for (int part = 2; part <= hit.groupCount(); part++) {
      if (isDenied(sentence.substring(hit.end(part - 1), hit.start(part)))) {
        return true;
      }
    }
    return false;
  }

  private boolean isTakenAway(String sentence, int start, int end) {
    String before = sentence.substring(Math.max(0, start - BEFORE), start);
    return isDenied(before)
        || of(Kind.AFTER).stream()
            .anyMatch(
                it -> it.pattern().matcher(sentence).region(end, sentence.length()).lookingAt())
        || (holds(Kind.AROUND, near(sentence, start, end)) && !holds(Kind.NOW, sentence));
  }

  /// A denial in the clause before, close to it.
  private boolean isDenied(String before) {
    String clause = before.substring(lastComma(before) + 1);
    for (DangerPhrase denial : of(Kind.BEFORE)) {
      Matcher hit = denial.pattern().matcher(clause);
      while (hit.find()) {
        if (clause.length() - hit.end() <= CLOSELY) {
          return true;
        }
      }
    }
    return false;
  }

  private static int lastComma(String text) {
    return Math.max(text.lastIndexOf('，'), Math.max(text.lastIndexOf(','), text.lastIndexOf('、')));
  }

  private static String near(String sentence, int start, int end) {
    return sentence.substring(
        Math.max(0, start - AROUND), Math.min(sentence.length(), end + AROUND));
  }

  private boolean holds(Kind kind, String text) {
    return of(kind).stream().anyMatch(it -> it.pattern().matcher(text).find());
  }

  private List<DangerPhrase> of(Kind kind) {
    return byKind.getOrDefault(kind, List.of());
  }
}
