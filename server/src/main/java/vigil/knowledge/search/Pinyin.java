package vigil.knowledge.search;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// How Chinese sounds, by ICU's Han-Latin without tones: one reading a character. What was typed by
/// sound (`jiankangma`, `jkm`) or with a wrong character of the same sound is found by it.
///
/// Loading reads some twenty thousand characters once: half a second, on a thread nobody waits for.
final class Pinyin {
  private static final int FIRST = 0x4e00;
  private static final int LAST = 0x9fff;
  private static final int MOST_READINGS = 4;
  private static final int LONGEST_SYLLABLE = 6;
  private static final int FEWEST_INITIALS = 2;
  private static final int MOST_INITIALS = 5;
  private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]{2,}");
  private static final Pattern SYLLABLE = Pattern.compile("[a-z]{1,6}");

  /// Read by the first that needs it.
  private static final class Loaded {
    private static final Pinyin PINYIN = new Pinyin();
  }

  private final String[] sounds = new String[LAST - FIRST + 1];
  private final Set<String> syllables = new HashSet<>();

  static Pinyin get() {
    return Loaded.PINYIN;
  }

  private Pinyin() {
    var han = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
    for (int c = FIRST; c <= LAST; c++) {
      String sound = han.transliterate(Character.toString(c)).strip();
      sounds[c - FIRST] = sound;
      if (SYLLABLE.matcher(sound).matches()) {
        syllables.add(sound);
      }
    }
  }

  /// The sounds of each two characters that stand together, in order.
  List<String> pairs(String text) {
    List<String> pairs = new ArrayList<>();
    var chinese = CHINESE.matcher(text);
    while (chinese.find()) {
      String run = chinese.group();
      for (int i = 0; i + 1 < run.length(); i++) {
        pairs.add(pair(sound(run.charAt(i)), sound(run.charAt(i + 1))));
      }
    }
    return pairs;
  }

  /// The first letters of each two to five characters that stand together.
  List<String> initials(String text) {
    List<String> all = new ArrayList<>();
    var chinese = CHINESE.matcher(text);
    while (chinese.find()) {
      var letters = new StringBuilder();
      chinese.group().chars().forEach(c -> letters.append(sound((char) c).charAt(0)));
      for (int length = FEWEST_INITIALS; length <= MOST_INITIALS; length++) {
        for (int from = 0; from + length <= letters.length(); from++) {
          all.add(letters.substring(from, from + length));
        }
      }
    }
    return all;
  }

  /// The ways in which letters can be read as syllables, each as its pairs; the last syllable may
  /// be unfinished. Empty when they cannot.
  List<List<String>> read(String letters) {
    List<List<String>> readings = new ArrayList<>();
    read(letters, 0, new ArrayList<>(), readings);
    return readings.stream().map(Pinyin::pairs).toList();
  }

  private void read(String letters, int from, List<String> so, List<List<String>> readings) {
    if (readings.size() == MOST_READINGS) {
      return;
    }
    if (from == letters.length()) {
      if (so.size() > 1) {
        readings.add(List.copyOf(so));
      }
      return;
    }
    for (int to = Math.min(letters.length(), from + LONGEST_SYLLABLE); to > from; to--) {
      String piece = letters.substring(from, to);
      boolean isLast = to == letters.length();
      if (syllables.contains(piece) || (isLast && !so.isEmpty() && begins(piece))) {
        so.add(piece);
        read(letters, to, so, readings);
        so.removeLast();
      }
    }
  }

  private boolean begins(String piece) {
    return syllables.stream().anyMatch(syllable -> syllable.startsWith(piece));
  }

  private static List<String> pairs(List<String> syllables) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < syllables.size(); i++) {
      pairs.add(pair(syllables.get(i), syllables.get(i + 1)));
    }
    return pairs;
  }

  private static String pair(String one, String next) {
    return one + '_' + next;
  }

  private String sound(char c) {
    String sound = sounds[c - FIRST];
    return sound.isEmpty() ? "?" : sound;
  }
}
