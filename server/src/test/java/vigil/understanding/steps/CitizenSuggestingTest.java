package vigil.understanding.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.ServerTest;
import vigil.casework.Order.Channel;
import vigil.casework.web.ApiOrder;
import vigil.city.City;
import vigil.city.UnclassifiedCategory;
import vigil.kernel.Await;
import vigil.kernel.Ledger;
import vigil.understanding.Guess;
import vigil.understanding.life.ModelTrainer;
import vigil.understanding.life.NoMeaning;

/// What a citizen is asked about the words, and what came of it.
@ServerTest
class CitizenSuggestingTest {
  private static final String WORDS = "健康码变黄怎么转码";
  private static final String CODES = "01010101";

  @LocalServerPort int port;
  @Autowired City city;
  @Autowired UnclassifiedCategory unclassified;
  @Autowired Ledger ledger;
  @Autowired TransactionTemplate transaction;
  @Autowired InstantSource clock;
  @Autowired JdbcClient sql;
  private CitizenSuggesting suggesting;

  @BeforeEach
  void aModelOfTwoMatters() {
    var none = new NoMeaning();
    var current = new CurrentModel();
    current.use(ModelTrainer.train("few", new FewTexts().list(none), _ -> {}));
    var door = new UnderstandingService(city, new UnderstandingPolicy(city), current, none);
    suggesting =
        new CitizenSuggesting(door, city, unclassified, new ShownToCitizens(), ledger, transaction);
  }

  // promise: docs/understanding.md «What citizens chose is counted by what was offered for their
  // words»
  @Test
  void whatTheCitizenConfirmedChangedOrLeftIsCounted() {
    var now = clock.instant();
    assertEquals(
        List.of(CODES), suggesting.suggest("黄码", WORDS, now).stream().map(Guess::value).toList());
    assertEquals(List.of("PORTAL CATEGORY ACCEPTED 01010101 01010101 WEB"), told(CODES));
    assertEquals(List.of("PORTAL CATEGORY CHANGED 01010101 140101 WEB"), told("140101"));
    assertEquals(List.of("PORTAL CATEGORY IGNORED 01010101 WEB"), told(null));
  }

  @Test
  void whatWasNotOfferedForTheseWordsOrLongAgoIsNotCounted() {
    var now = clock.instant();
    assertFalse(suggesting.suggest("黄码", WORDS, now).isEmpty());
    suggesting.tell("other-words", Channel.WEB, "路灯不亮", CODES, now);
    suggesting.tell("long-ago", Channel.WEB, WORDS, CODES, now.plus(Duration.ofHours(1)));
    assertEquals(List.of(), ledger.listBySubject("suggestion/other-words", 1));
    assertEquals(List.of(), ledger.listBySubject("suggestion/long-ago", 1));
  }

  private List<String> told(@Nullable String chosen) {
    String order =
        ApiOrder.submitted(port, ApiOrder.draft("网上" + System.nanoTime(), "310115")).id();
    suggesting.tell(order, Channel.WEB, WORDS + "，请帮忙", chosen, clock.instant());
    Await.until(() -> !rows(order).isEmpty());
    return rows(order);
  }

  private List<String> rows(String order) {
    return sql.sql(
            """
            select concat_ws(' ', place, field, outcome, suggested, stored, channel)
            from understanding.suggestion_answer where order_id = ? order by field
            """)
        .param(order)
        .query((row, number) -> row.getString(1))
        .list();
  }
}
