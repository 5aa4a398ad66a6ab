package vigil.knowledge;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.kernel.PersonalData;
import vigil.kernel.PersonalData.Kind;

/// A script as anybody may read it: what agents say of it, without what is not to be promised, who
/// agreed, and by which words it is found.
///
/// @param districts codes; empty is the whole city
/// @param since when this edition was published
public record PublicAnswer(
    String id,
    String title,
    @Nullable String titleEn,
    String category,
    @JsonUnwrapped Parts parts,
    List<ScriptText.FollowUp> followUps,
    List<String> districts,
    Instant since) {
  /// What is told of it, in the order in which it is read.
  public record Parts(
      @Nullable String whenItApplies,
      @Nullable String why,
      @Nullable String whomToSee,
      @Nullable String procedure) {}

  /// A number that a unit is called at belongs into an answer, and so does the door that it lies
  /// behind; these are a person's wherever they stand.
  private static final Set<Kind> OF_NOBODY =
      EnumSet.of(Kind.ID, Kind.PLATE, Kind.CARD, Kind.WECHAT);

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[。！？!?；;\\n])");

  /// The script's published text, where anybody may read it on this day.
  ///
  /// @param published with the text of its published edition
  public static Optional<PublicAnswer> of(Script published, LocalDate day) {
    Instant since = published.publication().publishedAt();
    ScriptText text = published.text();
    if (since == null || text.forStaffOnly() || !text.isValidOn(day)) {
      return Optional.empty();
    }
    var said = text.guidance();
    return Optional.of(
        new PublicAnswer(
            published.id(),
            told(text.title()),
            text.titleEn(),
            text.category(),
            new Parts(
                maybe(said.whenItApplies()),
                maybe(said.why()),
                maybe(said.whomToSee()),
                maybe(said.procedure())),
            text.followUps().stream().map(PublicAnswer::followUp).toList(),
            text.scope().districts(),
            since));
  }

  /// Questions come out of callers' mouths, so nothing of a person stays in them.
  private static ScriptText.FollowUp followUp(ScriptText.FollowUp asked) {
    return new ScriptText.FollowUp(PersonalData.mask(asked.question()), told(asked.answer()));
  }

  private static @Nullable String maybe(@Nullable String part) {
    return part == null || part.isBlank() ? null : told(part);
  }

  private static String told(String text) {
    return PersonalData.mask(text, OF_NOBODY);
  }

  /// Whether it is an answer in this district; where nobody said which, only one for the whole city
  /// is.
  public boolean holdsIn(@Nullable String district) {
    return districts.isEmpty() || (district != null && districts.contains(district));
  }

  /// All of it, part by part.
  public Stream<String> sayings() {
    return Stream.concat(
        Stream.<@Nullable String>of(
                parts.whenItApplies, parts.why, parts.whomToSee, parts.procedure)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull),
        followUps.stream().flatMap(it -> Stream.of(it.question(), it.answer())));
  }

  /// Whether two characters in a row of these words are in what anybody may read of it: nobody
  /// finds it by what is kept from them.
  public boolean shares(String words) {
    String all = bare(title + titleEn + String.join("", sayings().toList()));
    String asked = bare(words);
    return IntStream.range(0, Math.max(1, asked.length() - 1))
        .mapToObj(i -> asked.substring(i, Math.min(asked.length(), i + 2)))
        .anyMatch(all::contains);
  }

  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{P}]", "");
  }

  /// The title and as many whole sentences of what is to be done as fit.
  public String shorten(int most) {
    String first =
        Stream.<@Nullable String>of(parts.procedure, parts.whomToSee, parts.why)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .findFirst()
            .orElse("");
    var text = new StringBuilder(title.length() > most ? title.substring(0, most) : title);
    String joint = "：";
    for (String sentence : SENTENCE_END.splitAsStream(first.strip()).toList()) {
      if (sentence.isBlank() || text.length() + joint.length() + sentence.strip().length() > most) {
        break;
      }
      text.append(joint).append(sentence.strip());
      joint = "";
    }
    return text.toString();
  }
}
