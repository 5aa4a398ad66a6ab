package vigil.casework.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.casework.store.SampleOrder;
import vigil.casework.store.SqlTitles;
import vigil.kernel.PersonalData;
import vigil.kernel.database.TestDatabase;

/// Titles that were indexed before their personal data was left out.
class TitleMaskerTest {
  private final JdbcClient sql = JdbcClient.create(TestDatabase.migrated("casework"));
  private final TitleMasker masker =
      new TitleMasker(new SqlTitles(sql), (name, period, sweep) -> {});

  @BeforeEach
  void oneTitleAsAnEarlierVigilIndexedIt() {
    SampleOrder.register(sql);
    sql.sql("update casework.work_order set title = '王建国反映卫生间漏水'").update();
    sql.sql(
            "insert into casework.title select id, casework.bigrams(title) from casework.work_order")
        .update();
  }

  @Test
  void anOldTitleIsNoLongerFoundByTheNameInIt() {
    assertEquals(List.of("order-1"), found("王建国"));
    masker.sweep();
    assertEquals(List.of(), found("王建国"));
    assertEquals(List.of(), found("建国"));
    assertEquals(List.of("order-1"), found("漏水"));
  }

  @Test
  void anOldTitleIsNoLongerFoundByTheRegisteredName() {
    sql.sql("update casework.work_order set title = '远山家窗外施工', name = '远山'").update();
    sql.sql("update casework.title set bigrams = casework.bigrams('远山家窗外施工')").update();
    masker.sweep();
    assertEquals(List.of(), found("远山"));
    assertEquals(List.of("order-1"), found("窗外施工"));
  }

  @Test
  void anErasedOrdersTitleStaysOutOfTheIndex() {
    sql.sql("update casework.title set bigrams = '{}'").update();
    sql.sql("update casework.work_order set erased_at = now()").update();
    masker.sweep();
    assertEquals(List.of(), found("漏水"));
  }

  @Test
  void whatIsMaskedIsLetBe() {
    masker.sweep();
    sql.sql("update casework.title set bigrams = casework.bigrams('别的词')").update();
    masker.sweep();
    assertEquals(List.of("order-1"), found("别的"));
    assertEquals(
        List.of(PersonalData.VERSION),
        sql.sql("select masking from casework.title").query(Integer.class).list());
  }

  private List<String> found(String words) {
    return sql.sql("select order_id from casework.title where bigrams @> casework.bigrams(?)")
        .param(words)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
