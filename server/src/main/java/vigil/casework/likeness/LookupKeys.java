package vigil.casework.likeness;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Under which numbers an appeal is found again by one that is like it: its telephones, its door,
/// its roads and what else its place is called, and the pieces of its words that tell most, each
/// with the district. Two that are alike share one at least; hashed to 32 bits, for a stranger
/// among the candidates costs only a comparison.
///
/// @param phones of the number it came from, and of the one to call back at
/// @param door null where no house number is known
/// @param places roads and names: where words differ, the place is what is left
public record LookupKeys(
    List<Integer> phones, @Nullable Integer door, List<Integer> places, List<Integer> words) {
  public LookupKeys {
    phones = List.copyOf(phones);
    places = List.copyOf(places);
    words = List.copyOf(words);
  }

  private static final int MOST_WORDS = 12;
  private static final int DOOR = 8;
  private static final int PHONE = 4;
  private static final int PLACE = 3;

  /// Of one appeal.
  public static LookupKeys of(AppealComparison alike, Rarity rarity) {
    AppealText said = alike.said();
    String district = said.district();
    String door = alike.place().doorKey();
    int[] telling = alike.grams().listRarest(MOST_WORDS, rarity);
    return new LookupKeys(
        said.phones().stream().map(phone -> Objects.hash("phone", phone)).toList(),
        door == null ? null : Objects.hash("door", district, door),
        alike.place().listKeys().stream()
            .map(name -> Objects.hash("place", district, name))
            .toList(),
        Arrays.stream(telling).mapToObj(piece -> Objects.hash("word", district, piece)).toList());
  }

  /// How much each of [#all] says when candidates are more than can be compared: a common topic
  /// shares half its words with thousands, a door with few.
  public List<Integer> weights() {
    return all().stream().map(this::weight).toList();
  }

  private int weight(Integer key) {
    if (key.equals(door)) {
      return DOOR;
    }
    if (phones.contains(key)) {
      return PHONE;
    }
    return places.contains(key) ? PLACE : 1;
  }

  /// All of them, each once.
  public List<Integer> all() {
    Set<Integer> all = new LinkedHashSet<>(phones);
    if (door != null) {
      all.add(door);
    }
    all.addAll(places);
    all.addAll(words);
    return List.copyOf(all);
  }
}
