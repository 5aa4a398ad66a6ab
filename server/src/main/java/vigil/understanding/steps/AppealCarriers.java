package vigil.understanding.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.city.Places;

/// Sets a matter among what people say around it: a greeting, where, when, anger, what they want.
/// The same for the same matter each time.
final class AppealCarriers {
  private static final int VARIANTS = 1;

  /// From so many characters on a matter is told as people tell it.
  private static final int STORY = 25;

  private final Map<String, List<String>> parts;
  private final Places places;

  /// @param parts texts by part and type: `GREETING`, `PLACE`, `TIME`, `ENDCOMPLAINT`, ...
  AppealCarriers(Map<String, List<String>> parts, Places places) {
    this.parts = parts;
    this.places = places;
  }

  /// The matter alone, and a short one within other words.
  ///
  /// @param source what the dice are seeded by
  List<String> vary(String matter, @Nullable AppealType type, String source) {
    Random dice = new Random(source.hashCode());
    List<String> texts = new ArrayList<>();
    texts.add(matter);
    for (int i = 0; i < VARIANTS && matter.length() < STORY; i++) {
      texts.add(carry(matter, type, dice));
    }
    return texts;
  }

  private String carry(String matter, @Nullable AppealType type, Random dice) {
    var text = new StringBuilder();
    text.append(some("GREETING", dice, 2));
    text.append(type == null ? "" : some("BEGIN" + type, dice, 2));
    if (dice.nextInt(2) == 0) {
      text.append(some("PLACE", dice, 1).replace("{place}", place(dice)));
    }
    text.append(some("TIME", dice, 3));
    text.append(matter);
    text.append(type == null ? "" : some("END" + type, dice, 2));
    text.append(some("END", dice, 3));
    return text.toString();
  }

  /// One of a part, one time in so many.
  private String some(String part, Random dice, int oneIn) {
    List<String> texts = parts.getOrDefault(part, List.of());
    return texts.isEmpty() || dice.nextInt(oneIn) > 0 ? "" : texts.get(dice.nextInt(texts.size()));
  }

  private String place(Random dice) {
    var street = places.streets().get(dice.nextInt(places.streets().size()));
    String district = places.findDistrict(street.district()).map(it -> it.name()).orElse("");
    return dice.nextBoolean()
        ? district + street.name()
        : dice.nextBoolean() ? district : street.name();
  }
}
