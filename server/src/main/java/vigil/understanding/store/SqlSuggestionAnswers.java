package vigil.understanding.store;

import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.Order.Channel;
import vigil.understanding.SuggestionFact;
import vigil.understanding.SuggestionFact.FieldAnswer;
import vigil.understanding.SuggestionFact.SuggestedField;
import vigil.understanding.SuggestionFact.SuggestedPlace;
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
  /// @param channel by which the orders came; null for those of before
  public record AnswerCount(
      @Nullable String model,
      SuggestedPlace place,
      @Nullable Channel channel,
      SuggestedField field,
      SuggestionOutcome outcome,
      long count) {}

  public void save(SuggestionAnswered fact) {
    for (FieldAnswer one : fact.answers()) {
      sql.sql(
              """
              insert into understanding.suggestion_answer
                (order_id, place, channel, field, outcome, suggested, stored, confidence, model,
                answered_at)
              values (:order, :place, :channel, :field, :outcome, :suggested, :stored,
                :confidence, :model, :at)
              on conflict (order_id, place, field) do nothing
              """)
          .param("order", SuggestionFact.orderOf(fact.subject()))
          .param("place", fact.shownAt().name())
          .param("channel", fact.channel() == null ? null : fact.channel().name())
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
            select model, place, channel, field, outcome, count(*) n
            from understanding.suggestion_answer
            group by model, place, channel, field, outcome
            order by max(max(answered_at)) over (partition by model) desc,
              model, place, field, channel, outcome
            """)
        .query((row, number) ->
            new AnswerCount(
                row.getString("model"),
                SuggestedPlace.valueOf(row.getString("place")),
                channel(row.getString("channel")),
                SuggestedField.valueOf(row.getString("field")),
                SuggestionOutcome.valueOf(row.getString("outcome")),
                row.getLong("n")))
        .list();
  }

  private static @Nullable Channel channel(@Nullable String name) {
    return name == null ? null : Channel.valueOf(name);
  }
}
