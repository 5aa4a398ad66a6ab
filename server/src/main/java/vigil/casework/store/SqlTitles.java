package vigil.casework.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.OrderTextMask;
import vigil.kernel.PersonalData;

/// The pieces by which titles are found.
@Repository
public class SqlTitles {
  private final JdbcClient sql;

  public SqlTitles(JdbcClient sql) {
    this.sql = sql;
  }

  private record IndexedTitle(
      String order, String title, @Nullable String name, boolean isErased) {}

  /// Indexes titles anew whose personal data was left out by an earlier version, or not at all. One
  /// that is written meanwhile has this version already, and is let be.
  ///
  /// @return how many were found
  public int maskAnew(int most) {
    List<IndexedTitle> old =
        sql.sql(
                """
                select t.order_id, o.title, o.name, o.erased_at is not null as erased
                from casework.title t join casework.work_order o on o.id = t.order_id
                where t.masking < ? limit ?
                """)
            .params(PersonalData.VERSION, most)
            .query((row, _) ->
                new IndexedTitle(
                    row.getString("order_id"),
                    row.getString("title"),
                    row.getString("name"),
                    row.getBoolean("erased")))
            .list();
    old.forEach(this::index);
    return old.size();
  }

  private void index(IndexedTitle one) {
    sql.sql(
            """
            update casework.title set bigrams = casework.bigrams(?), masking = ?
            where order_id = ? and masking < ?
            """)
        .params(
            one.isErased() ? "" : OrderTextMask.findable(one.title(), one.name()),
            PersonalData.VERSION,
            one.order(),
            PersonalData.VERSION)
        .update();
  }
}
