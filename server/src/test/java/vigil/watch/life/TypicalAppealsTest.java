package vigil.watch.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.watch.Report.Quote;
import vigil.watch.life.TypicalAppeals.QuotedAppeal;

class TypicalAppealsTest {
  private static QuotedAppeal said(String words) {
    return new QuotedAppeal("order", words, "浦东新区");
  }

  @Test
  void threeAreQuotedThatSayWhatManySayInDifferentWords() {
    var quotes =
        new TypicalAppeals(
                List.of(
                    said("核酸阴性却变黄码，进不了小区"),
                    said("核酸阴性却变黄码，进不了小区门"),
                    said("核酸阴性却变黄码，上不了班"),
                    said("黄码变绿要多久，核酸结果阴性"),
                    said("楼下烧烤摊油烟太大")))
            .quotes();
    assertEquals(3, quotes.size());
    assertTrue(quotes.getFirst().contains("核酸阴性却变黄码"), quotes::toString);
    assertFalse(quotes.get(1).contains("进不了小区") && quotes.getFirst().contains("进不了小区"));
  }

  @Test
  void aQuoteNamesNobodyAndItsDistrictOnly() {
    var quote =
        new TypicalAppeals(List.of(said("我叫王小明，电话13812345678，住花木路88弄12号，变黄码了")))
            .quotes()
            .getFirst();
    assertTrue(quote.startsWith("“") && quote.endsWith("”（浦东新区）"), quote);
    assertTrue(quote.contains("变黄码了"));
    for (String known : List.of("王小明", "13812345678", "88弄", "12号")) {
      assertFalse(quote.contains(known), quote);
    }
  }

  @Test
  void aLongOneEndsWithASentence() {
    String sentence = "昨晚做完核酸今天凌晨健康码变成黄码，打了很多电话没有人管，不知道应该去找谁。";
    var quote = new TypicalAppeals(List.of(said(sentence.repeat(4)))).quotes().getFirst();
    assertTrue(quote.endsWith("找谁。”（浦东新区）"), quote);
    assertTrue(quote.length() < TypicalAppeals.LONGEST + 10);
  }

  @Test
  void aQuoteIsFoundAgainShortenedOrWithOtherWordsInItAndNoOtherLineIs() {
    var quote = new Quote("order", "“核酸阴性却变黄码，进不了小区，不知道找谁”（浦东新区）");
    for (String line : List.of(quote.words(), "核酸阴性却变黄码", "有人说核酸阴性却又变黄码，进不了自己小区，不知道该找谁")) {
      assertTrue(TypicalAppeals.isQuotedIn(line, quote), line);
    }
    for (String line : List.of("", "黄码", "变黄码", "“黄码多久变绿”（浦东新区）", "12月3日浦东新区28件黄码，平常约3件")) {
      assertFalse(TypicalAppeals.isQuotedIn(line, quote), line);
    }
  }

  @Test
  void nobodyIsQuotedWhoSaidNothing() {
    assertEquals(List.of(), new TypicalAppeals(List.of(said("黄码"), said(" "))).quotes());
  }
}
