package vigil.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.BiConsumer;

/// How rare Chinese words of up to four characters are: ten times the negative logarithm of their
/// frequency, from lists beside this class (README.md there says whence). A table of longs, one for
/// a word, since a text is looked up four times for each of its characters.
final class WordCosts {
  /// No longer word is known.
  static final int LONGEST = 4;

  /// What a character costs that is no known word.
  static final int UNKNOWN = 135;

  private static final int SLOTS = 1 << 18;
  private static final long[] KEYS = new long[SLOTS];
  private static final byte[] COSTS = new byte[SLOTS];

  static {
    readLines("words.txt", WordCosts::put);
    readLines("words-added.txt", WordCosts::put);
  }

  private WordCosts() {}

  private static void put(String costText, String words) {
    int cost = Integer.parseInt(costText);
    for (String word : words.split(" ", -1)) {
      long key = 0;
      for (int i = 0; i < word.length(); i++) {
        key = (key << Character.SIZE) | word.charAt(i);
      }
      int slot = slot(key);
      boolean isCheaper = KEYS[slot] == 0 || (COSTS[slot] & 0xff) > cost;
      KEYS[slot] = key;
      COSTS[slot] = isCheaper ? (byte) cost : COSTS[slot];
    }
  }

  private static int slot(long key) {
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 46);
    while (KEYS[slot] != 0 && KEYS[slot] != key) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  /// What a word costs; -1 where these characters are no known word.
  static int cost(ScannedText text, int from, int length) {
    long key = 0;
    for (int i = from; i < from + length; i++) {
      key = (key << Character.SIZE) | text.at(i);
    }
    int slot = slot(key);
    return KEYS[slot] == 0 ? -1 : COSTS[slot] & 0xff;
  }

  /// Reads a list beside this class: in each line a word, a space, and the rest.
  static void readLines(String file, BiConsumer<String, String> reader) {
    var in = Objects.requireNonNull(WordCosts.class.getResourceAsStream("names/" + file), file);
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .forEach(line -> {
            int gap = line.indexOf(' ');
            reader.accept(line.substring(0, gap), line.substring(gap + 1));
          });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
