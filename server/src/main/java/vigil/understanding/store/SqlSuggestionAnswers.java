package vigil.understanding.store;

import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.understanding.SuggestionFact;
import vigil.understanding.SuggestionFact.FieldAnswer;
import vigil.understanding.SuggestionFact.SuggestedField;
import vigil.understanding.SuggestionFact.SuggestionAnswered;
import vigil.understanding.SuggestionFact.SuggestionOutcome;

/// What people made of suggestions, as the ledger tells it.
@Repository
public class SqlSuggestionAnswers {
  private final JdbcClient sql;

  public SqlSuggestionAnswers(JdbcClient sql) {
    this.sql = sql;
  }

  /// How often.
  ///
  /// @param model null while words alone served
  public record AnswerCount(
      @Nullable String model, SuggestedField field, SuggestionOutcome outcome, long count) {}

  public void save(SuggestionAnswered fact) {
    for (FieldAnswer one : fact.answers()) {
      sql.sql(
              """
              insert into understanding.suggestion_answer
                (order_id, field, outcome, suggested, stored, confidence, model, answered_at)
              values (:order, :field, :outcome, :suggested, :stored, :confidence, :model, :at)
              on conflict (order_id, field) do nothing
              """)
          .param("order", SuggestionFact.orderOf(fact.subject()))
          .param("field", one.field().name())
          .param("outcome", one.outcome().name())
          .param("suggested", one.suggested())
          .param("stored", one.stored())
          .param("confidence", one.confidence())
          .param("model", fact.model())
          .param("at", fact.at().atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  /// By the version that guessed, the newest first, by field and by what came of it.
  public List<AnswerCount> count() {
    return sql.sql(
            """
            select model, field, outcome, count(*) n from understanding.suggestion_answer
            group by model, field, outcome
            order by max(max(answered_at)) over (partition by model) desc, model, field, outcome
            """)
        .query((row, number) ->
            new AnswerCount(
                row.getString("model"),
                SuggestedField.valueOf(row.getString("field")),
                SuggestionOutcome.valueOf(row.getString("outcome")),
                row.getLong("n")))
        .list();
  }
}
