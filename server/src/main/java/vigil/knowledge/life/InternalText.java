package vigil.knowledge.life;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vigil.knowledge.ScriptText;
import vigil.knowledge.ScriptText.FollowUp;

/// A script for staff only, as far as a citizen must not hear it: its sentences and its telephone
/// numbers. Blanks and punctuation make no other sentence.
///
/// @param title by which staff know it
public record InternalText(String title, List<String> sentences, List<String> numbers) {
  /// A shorter sentence says nothing that only this script says.
  private static final int SHORTEST_SENTENCE = 12;

  /// 12345 and 110 are everybody's.
  private static final int SHORTEST_NUMBER = 7;

  private static final Pattern SENTENCE_END = Pattern.compile("[。！？；;!?\\n]|\\.\\s");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d -]+\\d");
  private static final Pattern PAUSE = Pattern.compile("[，,、]");

  /// The digits from 0 to 9, in three ways to say or write them.
  private static final String SPOKEN = "零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖洞幺两叁肆伍陆拐捌勾";

  private static final int VALUES = 10;
  private static final Pattern NO_LETTER = Pattern.compile("[\\s\\p{P}]");

  public InternalText {
    sentences = List.copyOf(sentences);
    numbers = List.copyOf(numbers);
  }

  public static InternalText of(ScriptText text) {
    var sentences = new ArrayList<String>();
    var numbers = new ArrayList<String>();
    for (String part : parts(text)) {
      SENTENCE_END
          .splitAsStream(part)
          .map(InternalText::bare)
          .filter(it -> it.length() >= SHORTEST_SENTENCE)
          .forEach(sentences::add);
      numbers.addAll(numbersIn(part));
    }
    return new InternalText(text.title(), sentences, numbers);
  }

  /// Whether words quote what only scripts for staff say.
  ///
  /// @param open the scripts that citizens may hear: what they say too is no secret
  public boolean isQuotedIn(String words, Stream<ScriptText> open) {
    String said = bare(words);
    List<String> called = new ArrayList<>(numbersIn(words));
    called.addAll(numbersIn(PAUSE.matcher(words).replaceAll(" ")));
    var quotes =
        Stream.concat(
                sentences.stream().filter(said::contains),
                numbers.stream().filter(called::contains))
            .toList();
    if (quotes.isEmpty()) {
      return false;
    }
    String spoken =
        String.join("", open.flatMap(it -> parts(it).stream()).map(InternalText::bare).toList());
    String heard = spoken + "\n" + digits(spoken);
    return !quotes.stream().allMatch(heard::contains);
  }

  private static List<String> numbersIn(String text) {
    return NUMBER
        .matcher(digits(text))
        .results()
        .map(it -> bare(it.group()))
        .filter(it -> it.length() >= SHORTEST_NUMBER)
        .toList();
  }

  /// With the digits as they are said (一, 幺, 壹) and the wide ones as plain ones.
  private static String digits(String text) {
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int spoken = SPOKEN.indexOf(c);
      int value = spoken >= 0 ? spoken % VALUES : Character.digit(c, VALUES);
      plain.append(value >= 0 ? (char) ('0' + value) : c);
    }
    return plain.toString();
  }

  private static List<String> parts(ScriptText text) {
    return Stream.concat(text.guidance().parts(), text.followUps().stream().map(FollowUp::answer))
        .toList();
  }

  private static String bare(String text) {
    return NO_LETTER.matcher(text).replaceAll("");
  }
}
