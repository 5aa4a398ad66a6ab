package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigil.kernel.Fact;

/// Whoever folds facts, refusals or states folds the sealed type, and the compiler says what is
/// missing. What is left open is listed here with its reason.
class SealedTypesTest {
  private static final Path SOURCES = Path.of("src/main/java/vigil");

  /// Words, numbers and classes that others make, of which there may always be one more.
  private static final Map<String, String> OPEN_WORLDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("AddressFinder", "characters of an address"),
              Map.entry("AddressGuard", "the JDK's kinds of address"),
              Map.entry("ChineseNumerals", "characters of a numeral"),
              Map.entry("PromisedDates", "words of a date"),
              Map.entry("Quantities", "units as texts write them"),
              Map.entry("QuantityMatch", "units as texts write them"),
              Map.entry("CallLife", "the keys of a telephone"),
              Map.entry("Headers", "the SIP stack's kinds of address"),
              Map.entry("HttpSmsGateway", "a gateway's HTTP status"),
              Map.entry("InDialogRequests", "SIP's methods"),
              Map.entry("PhoneRefusals", "SIP's status codes"),
              Map.entry("MediaConnection", "what the media process says"),
              Map.entry("Open311Responses", "characters"),
              Map.entry("RequestScreening", "SIP's methods"),
              Map.entry("SaidTime", "words of a time"),
              Map.entry("Sdp", "lines of SDP"),
              Map.entry("SmtpSending", "the mail library's failures"),
              Map.entry("WebRtcSdp", "lines of SDP"),
              Map.entry("WordPieces", "kinds of character")));

  /// Who names kinds of facts as strings: the ground floor, which must not know the records above,
  /// and facts whose class moved to another room and whose kind did not.
  private static final Set<String> NAMES_KINDS = Set.of("Chain", "ExchangeFact");

  private static final Pattern DEFAULT = Pattern.compile("\\bdefault\\s*(->|:)(?!\\s*throw\\b)");
  private static final Pattern QUOTED = Pattern.compile("[\"'](?:(\\w+)\\.)?([A-Z]\\w+)[\"']");
  private static final Pattern ASKED =
      Pattern.compile("\\.(?:is|as|find)\\(\\s*(\\w+Fact)\\.(\\w+)\\.class");
  private static final Pattern CHAINED =
      Pattern.compile("instanceof \\w+Fact\\.\\w+\\s*\\|\\|\\s*\\w+ instanceof");
  private static final Pattern SWITCH = Pattern.compile("switch \\([^{]*\\) \\{");
  private static final Pattern PATTERN = Pattern.compile("\\b([A-Z]\\w*(?:\\.[A-Z]\\w*)*) _\\b");

  @Test
  void noDefaultSwallowsWhatIsSealed() {
    var open = new TreeSet<String>();
    sources()
        .forEach((name, text) -> {
          if (DEFAULT.matcher(text).find()) {
            open.add(name);
          }
        });
    assertEquals(OPEN_WORLDS.keySet(), open);
  }

  /// A type that matches everything is a `default` by another name, and so is a branch of facts
  /// behind one that names some of its records: what is added to it would be taken for the rest.
  @Test
  void noPatternTakesTheRestOfASealedType() {
    var branches = branches();
    var swallowing = new ArrayList<String>();
    sources()
        .forEach((name, text) -> {
          for (Set<String> patterns : switches(text)) {
            branches.forEach((branch, records) -> {
              boolean isSplit = records.stream().anyMatch(patterns::contains);
              if (patterns.contains(branch) && isSplit) {
                swallowing.add(name + " names some of " + branch + " and takes the rest together");
              }
            });
          }
        });
    assertEquals(List.of(), swallowing);
    assertTrue(branches.size() > 15, branches.keySet()::toString);
  }

  /// A string that is a fact's name escapes the compiler.
  @Test
  void nobodyKnowsAFactByItsName() {
    Map<String, Set<String>> rooms =
        EveryFact.kinds().stream()
            .map(Fact::kind)
            .map(kind -> kind.split("\\."))
            .collect(
                Collectors.groupingBy(
                    kind -> kind[0], Collectors.mapping(kind -> kind[1], Collectors.toSet())));
    var named = new TreeSet<String>();
    var unknown = new ArrayList<String>();
    sources()
        .forEach((name, text) -> {
          var quoted = QUOTED.matcher(text);
          while (quoted.find()) {
            Set<String> kinds = rooms.get(String.valueOf(quoted.group(1)));
            if (kinds != null) {
              named.add(name);
              if (!kinds.contains(quoted.group(2))) {
                unknown.add(name + " names " + quoted.group() + ", which is no fact");
              }
            }
          }
          if (Pattern.compile("kind\\(\\)\\.(?:equals|contains|endsWith)\\(\\s*\"[A-Za-z.]*[A-Z]")
              .matcher(text)
              .find()) {
            named.add(name);
          }
        });
    assertEquals(List.of(), unknown);
    assertEquals(NAMES_KINDS, named);
  }

  /// A reader that acts on two kinds of a room may care for a third.
  @Test
  void whoeverAsksForTwoKindsOfARoomFoldsThemAll() {
    var several = new ArrayList<String>();
    sources()
        .forEach((name, text) -> {
          Map<String, Set<String>> asked = new TreeMap<>();
          ASKED
              .matcher(text)
              .results()
              .forEach(one ->
                  asked.computeIfAbsent(one.group(1), _ -> new TreeSet<>()).add(one.group(2)));
          asked.values().removeIf(kinds -> kinds.size() < 2);
          if (!asked.isEmpty() || CHAINED.matcher(text).find()) {
            several.add(name + " asks for " + asked);
          }
        });
    assertEquals(List.of(), several);
  }

  /// Each sealed type of facts with its records: `OrderFact` with all, `OrderFact.IntakeFact` with
  /// its own.
  private static Map<String, Set<String>> branches() {
    Map<String, Set<String>> branches = new LinkedHashMap<>();
    EveryFact.kinds().stream()
        .flatMap(SealedTypesTest::above)
        .distinct()
        .forEach(branch -> branches.put(shown(branch), records(branch)));
    return branches;
  }

  private static Stream<Class<?>> above(Class<?> kind) {
    return Arrays.stream(kind.getInterfaces())
        .filter(Class::isSealed)
        .flatMap(branch -> Stream.concat(Stream.of(branch), above(branch)));
  }

  private static Set<String> records(Class<?> branch) {
    Set<String> all = new TreeSet<>();
    for (Class<?> below : branch.getPermittedSubclasses()) {
      all.add(shown(below));
      if (below.isSealed()) {
        all.addAll(records(below));
      }
    }
    return all;
  }

  private static String shown(Class<?> type) {
    Class<?> home = type.getEnclosingClass();
    return home == null ? type.getSimpleName() : home.getSimpleName() + "." + type.getSimpleName();
  }

  /// The types that each switch names without a name for the value, and those with one.
  private static List<Set<String>> switches(String text) {
    var all = new ArrayList<Set<String>>();
    var begins = SWITCH.matcher(text);
    while (begins.find()) {
      String body = text.substring(begins.end(), end(text, begins.end()));
      Set<String> patterns = new TreeSet<>();
      PATTERN.matcher(body).results().forEach(one -> patterns.add(one.group(1)));
      Pattern.compile("case ([A-Z]\\w*(?:\\.[A-Z]\\w*)*)[ (]")
          .matcher(body)
          .results()
          .forEach(one -> patterns.add(one.group(1)));
      all.add(patterns);
    }
    return all;
  }

  private static int end(String text, int from) {
    int open = 1;
    int at = from;
    while (open > 0) {
      char c = text.charAt(at);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      at++;
    }
    return at;
  }

  private static Map<String, String> sources() {
    Map<String, String> all = new TreeMap<>();
    try (var walk = Files.walk(SOURCES)) {
      for (Path file : walk.filter(path -> path.toString().endsWith(".java")).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        all.merge(name, Files.readString(file), String::concat);
      }
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
    return all;
  }
}
