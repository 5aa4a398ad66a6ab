package vigil.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.city.files.PolicyCity;

/// Words of danger in what callers say, by the list that the city ships.
class DangerWordsTest {
  private static final DangerWords WORDS = PolicyCity.shipped().policy().dangers();

  private record Sentence(String service, String text) {
    boolean isDanger() {
      return !service.equals("NONE");
    }
  }

  @ParameterizedTest
  @CsvSource({"胸口疼喘不上气, 120", "我想轻生, 110", "孩子烧到40度抽搐, 120", "楼上着火了, 119", "高架上追尾了, 122"})
  void whoIsInDangerIsToldWhomToCall(String said, String digits) {
    var found = WORDS.listDangers(said);
    assertEquals(digits, found.getFirst().number().digits());
    assertTrue(said.contains(found.getFirst().said()));
    assertTrue(found.getFirst().advice().contains(digits));
    assertTrue(found.getFirst().adviceEn().contains(digits));
  }

  @ParameterizedTest
  @CsvSource({"没有着火", "气死我了", "热死了", "笑死", "去年着火烧坏的墙还没修", "如果着火了往哪跑"})
  void whatIsDeniedOverOrAFigureOfSpeechIsNoDanger(String said) {
    assertEquals(List.of(), WORDS.listDangers(said));
  }

  /// Only what is said of the same sentence takes a danger away.
  @Test
  void aDenialReachesNoFurtherThanItsClause() {
    assertEquals(1, WORDS.listDangers("没有人管，着火了").size());
    assertEquals(1, WORDS.listDangers("去年修过。现在着火了").size());
    assertEquals(1, WORDS.listDangers("我爸以前有心脏病，现在昏迷了").size());
  }

  @Test
  void eachNumberToCallIsSaidOnce() {
    var found = WORDS.listDangers("楼上着火了，浓烟滚滚，我妈昏迷了，叫不醒");
    assertEquals(2, found.stream().map(Danger::number).distinct().count());
    assertEquals(2, found.size());
  }

  /// Found at least 0.95, falsely at most 0.05. At the first try 93 of 95 and 4 of 105.
  @Test
  void ofTwoHundredSentencesNearlyAllAreToldApart() {
    check("sentences.csv", 200, 100);
  }

  /// At the first try 20 of 40 and 8 of 40; the list was mended by them.
  @Test
  void longerTextsAsAgentsTypeThemAreToldApartToo() {
    check("later.csv", 80, 40);
  }

  /// What a list of words cannot find: 4 of 30 who say it without any usual word. It stands here so
  /// that nobody takes silence for safety, and so that what is harmless stays unmarked.
  @Test
  void whoSaysItWithoutUsualWordsIsFoundByPeopleOnly() {
    var sentences = sentences("unseen.csv");
    assertEquals(60, sentences.size());
    assertTrue(found(sentences, true) >= 4, () -> found(sentences, true) + " found");
    assertTrue(found(sentences, false) <= 2, () -> found(sentences, false) + " falsely found");
  }

  private static long found(List<Sentence> sentences, boolean isDanger) {
    return sentences.stream()
        .filter(one -> one.isDanger() == isDanger && !WORDS.listDangers(one.text()).isEmpty())
        .count();
  }

  private static void check(String file, int of, int atLeastHarmless) {
    var sentences = sentences(file);
    var wrong = new ArrayList<String>();
    long missed = 0;
    long falsely = 0;
    for (Sentence one : sentences) {
      var found = WORDS.listDangers(one.text());
      if (one.isDanger() && found.isEmpty()) {
        missed++;
        wrong.add("missed " + one);
      } else if (!one.isDanger() && !found.isEmpty()) {
        falsely++;
        wrong.add("false " + one + " by " + found.getFirst().said());
      }
    }
    long dangers = sentences.stream().filter(Sentence::isDanger).count();
    long harmless = sentences.size() - dangers;
    String figures =
        "found %d of %d, falsely %d of %d%n%s"
            .formatted(dangers - missed, dangers, falsely, harmless, String.join("\n", wrong));
    assertEquals(of, sentences.size());
    assertTrue(harmless >= atLeastHarmless);
    assertTrue(dangers - missed >= 0.95 * dangers && falsely <= 0.05 * harmless, figures);
  }

  private static List<Sentence> sentences(String file) {
    try (var in = DangerWordsTest.class.getResourceAsStream("/danger/" + file)) {
      var text =
          new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("service,"))
          .map(line -> line.split(",", 2))
          .map(parts -> new Sentence(parts[0], parts[1]))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
