package vigil.understanding.life;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All that was learned: what an appeal is about on the first level and below each of them, whether
/// it is urgent, whom to call, what kind it is.
public final class AppealModel {
  public static final String TOP = "top";
  public static final String URGENCY = "urgency";
  public static final String DANGER = "danger";
  public static final String TYPE = "type";

  /// Nothing to call anybody for.
  public static final String NO_DANGER = "NONE";

  private final String version;
  private final Map<String, TextClassifier> heads;

  public AppealModel(String version, Map<String, TextClassifier> heads) {
    this.version = version;
    this.heads = new LinkedHashMap<>(heads);
  }

  public String version() {
    return version;
  }

  /// The classifier of one question.
  public Optional<TextClassifier> find(String head) {
    return Optional.ofNullable(heads.get(head));
  }

  /// The share of a text's pairs of characters that it was taught; 1 where it was taught no matter.
  double knownShare(String words) {
    return find(TOP).map(it -> KnownPairs.share(words, it.vocabulary())).orElse(1.0);
  }

  /// The question which leaf it is below a first level.
  public static String leafOf(String top) {
    return "leaf." + top;
  }

  public Map<String, TextClassifier> heads() {
    return new LinkedHashMap<>(heads);
  }
}
