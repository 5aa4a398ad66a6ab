package vigil.watch.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Vault;
import vigil.watch.PageWay;

/// By which ways staff want to be woken, in PostgreSQL; addresses are sealed.
@Repository
public class SqlDutyWays {
  public static final String TABLE = "watch.duty_ways";

  private final JdbcClient sql;
  private final Vault vault;

  public SqlDutyWays(JdbcClient sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  /// What somebody said.
  ///
  /// @param mail null where they gave none
  public record ChosenWays(List<PageWay> ways, @Nullable String mail) {
    public ChosenWays {
      ways = List.copyOf(ways);
    }
  }

  public Optional<ChosenWays> find(String staff) {
    return sql.sql("select ways, mail from watch.duty_ways where staff = ?")
        .param(staff)
        .query((row, _) -> chosen(staff, row))
        .optional();
  }

  private ChosenWays chosen(String staff, ResultSet row) throws SQLException {
    String[] ways = (String[]) row.getArray("ways").getArray();
    String sealed = row.getString("mail");
    return new ChosenWays(
        Arrays.stream(ways).map(PageWay::valueOf).toList(),
        sealed == null ? null : vault.open(about(staff), sealed));
  }

  public void save(String staff, ChosenWays chosen) {
    String mail = chosen.mail();
    sql.sql(
            """
            insert into watch.duty_ways (staff, ways, mail) values (?, ?, ?)
            on conflict (staff) do update set ways = excluded.ways, mail = excluded.mail
            """)
        .params(
            Arrays.asList(
                staff,
                chosen.ways().stream().map(PageWay::name).toArray(String[]::new),
                mail == null ? null : vault.seal(about(staff), mail)))
        .update();
  }

  private static String about(String staff) {
    return TABLE + "/" + staff;
  }
}
