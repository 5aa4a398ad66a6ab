package vigil.knowledge.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vigil.knowledge.ScriptText;
import vigil.knowledge.ScriptText.FollowUp;

/// A script for staff only, as far as a citizen must not hear it: its sentences and its telephone
/// numbers. Blanks, punctuation and what is not seen make no other sentence.
///
/// @param title by which staff know it
public record InternalText(String title, List<String> sentences, List<String> numbers) {
  /// A shorter sentence says nothing that only this script says.
  private static final int SHORTEST_SENTENCE = 12;

  private static final Pattern SENTENCE_END = Pattern.compile("[。！？；;!?\\n]|\\.\\s");
  private static final Pattern NO_LETTER = Pattern.compile("[\\s\\p{P}\\p{Cf}]");

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
      numbers.addAll(WrittenNumbers.listOwn(part));
    }
    return new InternalText(text.title(), sentences, numbers);
  }

  /// Whether words quote what only scripts for staff say.
  ///
  /// @param open the scripts that citizens may hear: what they say too is no secret
  public boolean isQuotedIn(String words, Stream<ScriptText> open) {
    String said = bare(words);
    Set<String> called = WrittenNumbers.read(words);
    var quotes =
        Stream.concat(
                sentences.stream().filter(said::contains),
                numbers.stream()
                    .filter(own -> called.stream().anyMatch(it -> WrittenNumbers.isSame(own, it)))
                    .map(WrittenNumbers::local))
            .toList();
    if (quotes.isEmpty()) {
      return false;
    }
    String spoken =
        String.join("", open.flatMap(it -> parts(it).stream()).map(InternalText::bare).toList());
    String heard = spoken + "\n" + WrittenNumbers.digits(spoken);
    return !quotes.stream().allMatch(heard::contains);
  }

  private static List<String> parts(ScriptText text) {
    return Stream.concat(text.guidance().parts(), text.followUps().stream().map(FollowUp::answer))
        .toList();
  }

  private static String bare(String text) {
    return NO_LETTER.matcher(text).replaceAll("");
  }
}
