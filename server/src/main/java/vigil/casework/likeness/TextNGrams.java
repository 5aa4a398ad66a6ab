package vigil.casework.likeness;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A text in pieces: its two-character pieces, its telling characters, and the things that its
/// words name. Chinese has no spaces to split at, and most of its words have two characters.
public final class TextNGrams {
  /// Above every two-character piece.
  private static final int THING = 0x4000_0000;

  /// Between both.
  private static final int CHARACTER = 0x2000_0000;

  /// What a sentence needs and a matter does not.
  private static final String SMALL_WORDS =
      "的了是在我你他她它们这那就都也还要会说到把给被吗呢吧啊呀嘛有没不很太又再才能可以请问您好什么怎样么去来"
          + "个一二三四五六七八九十两几多年月日天号时候点钟分上下里外现今明昨叫让跟和与及或但因为所如果想得着过";

  private final int[] pieces;

  private TextNGrams(int[] pieces) {
    this.pieces = pieces;
  }

  public static TextNGrams of(AppealText said) {
    return of(said.text());
  }

  static TextNGrams of(String text) {
    String plain = AddressNormalizer.plain(text);
    var pieces = IntStream.builder();
    for (int i = 0; i < plain.length(); i++) {
      int thing = Synonyms.HOTLINE.thingAt(plain, i);
      if (thing > 0) {
        pieces.add(THING | thing);
      }
      if (isTelling(plain.charAt(i))) {
        pieces.add(CHARACTER | plain.charAt(i));
      }
      if (i + 1 < plain.length() && isWord(plain.charAt(i)) && isWord(plain.charAt(i + 1))) {
        if (!isSmall(plain.charAt(i)) || !isSmall(plain.charAt(i + 1))) {
          pieces.add(((plain.charAt(i) << 13) ^ plain.charAt(i + 1)) & 0x1fff_ffff);
        }
      }
    }
    return new TextNGrams(pieces.build().distinct().sorted().toArray());
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }

  /// A character that is a word's core: mosquito stands in both of its names.
  private static boolean isTelling(char c) {
    return Character.isIdeographic(c) && !isSmall(c);
  }

  private static boolean isSmall(char c) {
    return SMALL_WORDS.indexOf(c) >= 0;
  }

  static boolean isThing(int piece) {
    return piece >= THING && piece < THING + 10_000;
  }

  /// Sorted, each once.
  int[] pieces() {
    return pieces;
  }

  /// The pieces that tell most, the rarest first.
  int[] listRarest(int most, Rarity rarity) {
    return Arrays.stream(pieces)
        .boxed()
        .sorted((a, b) -> Double.compare(weight(b, rarity), weight(a, rarity)))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double weight(int piece, Rarity rarity) {
    double kind = isThing(piece) ? Weights.THING : piece >= CHARACTER ? Weights.CHARACTER : 1;
    return kind * rarity.of(piece);
  }

  /// What both have of what both together could: 0 for nothing in common, 1 for the same words.
  double likeness(TextNGrams other, Rarity rarity) {
    double both = 0;
    double mine = 0;
    double theirs = 0;
    int j = 0;
    for (int piece : pieces) {
      double w = weight(piece, rarity);
      mine += w * w;
      while (j < other.pieces.length && other.pieces[j] < piece) {
        j++;
      }
      if (j < other.pieces.length && other.pieces[j] == piece) {
        both += w * w;
      }
    }
    for (int piece : other.pieces) {
      double w = weight(piece, rarity);
      theirs += w * w;
    }
    return both == 0 ? 0 : both / Math.sqrt(mine * theirs);
  }

  /// How many things both name.
  int countSharedThings(TextNGrams other) {
    return (int)
        Arrays.stream(pieces)
            .filter(TextNGrams::isThing)
            .filter(p -> Arrays.binarySearch(other.pieces, p) >= 0)
            .count();
  }
}
