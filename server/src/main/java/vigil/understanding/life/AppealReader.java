package vigil.understanding.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.city.Area;
import vigil.city.City;
import vigil.city.PlaceInText;
import vigil.city.Urgency;
import vigil.city.UrgencyWord;
import vigil.understanding.Guess;
import vigil.understanding.Meaning;
import vigil.understanding.Suggestion;
import vigil.understanding.life.TextClassifier.Label;

/// Reads one appeal with a model beside the policy's words; without a model by words alone.
public final class AppealReader {
  private static final int MOST_LEAVES = 5;
  private static final int MOST_UNITS = 3;

  private final City city;
  private final Thresholds thresholds;
  private final @Nullable AppealModel model;
  private final Meaning meaning;

  /// A reader with what is in force now.
  ///
  /// @param model null while words alone serve
  public AppealReader(
      City city, Thresholds thresholds, @Nullable AppealModel model, Meaning meaning) {
    this.meaning = meaning;
    this.city = city;
    this.thresholds = thresholds;
    this.model = model;
  }

  public Suggestion read(String words, @Nullable Area known, Instant now) {
    var text =
        ReadText.of(words, Signs.of(words, city.policy()), meaning.embed(words).orElse(null));
    return read(text, known, now);
  }

  /// Reads what is in numbers already. A model is not asked about words that it was hardly taught:
  /// it would be sure of what stands in most texts.
  public Suggestion read(ReadText text, @Nullable Area known, Instant now) {
    String words = text.words();
    if (model != null && model.knownShare(words) < thresholds.known()) {
      return new AppealReader(city, thresholds, null, meaning).read(text, known, now);
    }
    var place = PlaceInText.find(words, city.places());
    var dangers = new DangerReader(city, thresholds, model).list(text);
    return new Suggestion(
        type(text),
        matter(text, known == null ? area(place) : known),
        urgency(text, dangers),
        dangers,
        SaidElements.find(words, place, now, thresholds.element()),
        model == null ? null : model.version());
  }

  private @Nullable Guess type(ReadText text) {
    Guess said =
        SaidType.find(text.words())
            .map(it -> new Guess(it.type().name(), it.confidence(), it.words()))
            .orElse(null);
    TextClassifier head = head(AppealModel.TYPE).orElse(null);
    if (said == null && head != null) {
      said = best(head, text);
    }
    return said != null && said.confidence() >= thresholds.type() ? said : null;
  }

  private Suggestion.Matter matter(ReadText text, @Nullable Area area) {
    TextClassifier top = head(AppealModel.TOP).orElse(null);
    if (top == null) {
      return Suggestion.Matter.UNKNOWN;
    }
    Guess first = best(top, text);
    Map<String, Double> leaves = leaves(top, text);
    List<Guess> likeliest =
        leaves.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_LEAVES)
            .map(leaf -> new Guess(leaf.getKey(), leaf.getValue(), leafWhy(leaf.getKey(), text)))
            .toList();
    boolean isSure = first.confidence() >= thresholds.category();
    Guess leaf = likeliest.getFirst();
    return new Suggestion.Matter(
        isSure ? first : null,
        isSure && leaf.confidence() >= thresholds.leaf() ? leaf : null,
        likeliest,
        new UnitReader(city)
            .list(leaves, area, first.why()).stream()
                .filter(unit -> unit.confidence() >= thresholds.unit())
                .limit(MOST_UNITS)
                .toList());
  }

  /// p(leaf) = p(first level) x p(leaf below it).
  private Map<String, Double> leaves(TextClassifier top, ReadText text) {
    Map<String, Double> leaves = new LinkedHashMap<>();
    for (Label first : top.classify(text).subList(0, Math.min(MOST_LEAVES, top.labels().size()))) {
      TextClassifier below = head(AppealModel.leafOf(first.name())).orElseThrow();
      for (Label leaf : below.classify(text)) {
        if (city.categories().isLeaf(leaf.name())) {
          leaves.put(leaf.name(), first.probability() * leaf.probability());
        }
      }
    }
    return leaves;
  }

  private List<String> leafWhy(String leaf, ReadText text) {
    return head(AppealModel.leafOf(leaf.substring(0, 2)))
        .map(head -> head.explain(text, leaf))
        .orElse(List.of());
  }

  private @Nullable Guess urgency(ReadText text, List<Suggestion.DangerGuess> dangers) {
    var listed = new ArrayList<UrgencyWord>();
    for (UrgencyWord word : city.policy().urgencyWords()) {
      if (text.words().contains(word.word())) {
        listed.add(word);
      }
    }
    TextClassifier head = head(AppealModel.URGENCY).orElse(null);
    if (!dangers.isEmpty()) {
      var first = dangers.getFirst();
      return new Guess(Urgency.URGENT.name(), first.confidence(), first.why());
    }
    if (head != null) {
      double urgent = probability(head, text, Urgency.URGENT.name());
      if (urgent >= thresholds.urgent()) {
        return new Guess(Urgency.URGENT.name(), urgent, head.explain(text, Urgency.URGENT.name()));
      }
    }
    return listed.stream()
        .min(Comparator.comparing(UrgencyWord::urgency))
        .map(word -> new Guess(listedUrgency(word, head).name(), WORD_ALONE, List.of(word.word())))
        .orElse(null);
  }

  /// A word of the list alone; a model that has seen it in other company may deny that it is
  /// urgent.
  private static final double WORD_ALONE = 0.6;

  private static Urgency listedUrgency(UrgencyWord word, @Nullable TextClassifier head) {
    return head == null ? word.urgency() : Urgency.SEMI_URGENT;
  }

  static double probability(TextClassifier head, ReadText text, String label) {
    return head.classify(text).stream()
        .filter(one -> one.name().equals(label))
        .mapToDouble(Label::probability)
        .sum();
  }

  private static Guess best(TextClassifier head, ReadText text) {
    Label first = head.classify(text).getFirst();
    return new Guess(first.name(), first.probability(), head.explain(text, first.name()));
  }

  private Optional<TextClassifier> head(String name) {
    return model == null ? Optional.empty() : model.find(name);
  }

  private static @Nullable Area area(PlaceInText place) {
    String district = place.district();
    return district == null ? null : new Area(district, place.street());
  }
}
