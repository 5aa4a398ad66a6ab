package vigil.portal.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was shown beside rows of files, and what of it was taken.
@Repository
public class SqlImportSuggestions {
  private final JdbcClient sql;

  SqlImportSuggestions(JdbcClient sql) {
    this.sql = sql;
  }

  /// What is shown of these rows from now on; what was taken stays.
  public void replace(String id, int first, int last, List<ImportSuggestion> shown) {
    sql.sql(
            """
            delete from portal.import_suggestion
            where import_id = ? and row between ? and ? and not taken
            """)
        .params(id, first, last)
        .update();
    for (ImportSuggestion one : shown) {
      sql.sql(
              """
              insert into portal.import_suggestion (import_id, row, category, confidence, model)
              values (:id, :row, :category, :confidence, :model) on conflict do nothing
              """)
          .param("id", id)
          .param("row", one.row())
          .param("category", one.category())
          .param("confidence", one.confidence())
          .param("model", one.model())
          .update();
    }
  }

  /// By row.
  public List<ImportSuggestion> list(String id, int first, int last) {
    return sql.sql(
            """
            select row, category, confidence, model, taken from portal.import_suggestion
            where import_id = ? and row between ? and ? order by row
            """)
        .params(id, first, last)
        .query((row, n) ->
            new ImportSuggestion(
                row.getInt("row"),
                row.getString("category"),
                row.getDouble("confidence"),
                row.getString("model"),
                row.getBoolean("taken")))
        .list();
  }

  /// How many of these rows something is shown for.
  public int take(String id, List<Integer> rows, boolean isTaken) {
    return sql.sql(
            """
            update portal.import_suggestion set taken = :taken
            where import_id = :id and row in (:rows)
            """)
        .param("taken", isTaken)
        .param("id", id)
        .param("rows", rows)
        .update();
  }

  public void forget(String id) {
    sql.sql("delete from portal.import_suggestion where import_id = ?").param(id).update();
  }
}
