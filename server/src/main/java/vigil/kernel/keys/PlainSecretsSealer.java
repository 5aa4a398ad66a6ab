package vigil.kernel.keys;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.SecretColumn;
import vigil.kernel.Vault;

/// Seals the secrets that an earlier Vigil kept in clear. One that is changed meanwhile is sealed
/// by whoever changes it.
@Component
class PlainSecretsSealer {
  private static final Logger LOG = LoggerFactory.getLogger(PlainSecretsSealer.class);

  private record PlainSecret(String row, String secret) {}

  private final JdbcClient sql;
  private final Vault vault;
  private final ObjectProvider<SecretColumn> columns;

  PlainSecretsSealer(JdbcClient sql, Vault vault, ObjectProvider<SecretColumn> columns) {
    this.sql = sql;
    this.vault = vault;
    this.columns = columns;
  }

  @EventListener(ApplicationReadyEvent.class)
  void seal() {
    columns.stream().forEach(this::seal);
  }

  private void seal(SecretColumn at) {
    List<PlainSecret> plain =
        sql.sql(
                "select %1$s, %2$s from %3$s where %2$s is not null and %2$s not like 'v1.%%'"
                    .formatted(at.key(), at.column(), at.table()))
            .query((row, n) -> new PlainSecret(row.getString(1), row.getString(2)))
            .list();
    for (PlainSecret one : plain) {
      sql.sql(
              "update %3$s set %2$s = ? where %1$s = ? and %2$s = ?"
                  .formatted(at.key(), at.column(), at.table()))
          .params(vault.seal(at.about(one.row()), one.secret()), one.row(), one.secret())
          .update();
    }
    if (!plain.isEmpty()) {
      LOG.info("{} secrets in {}.{} are sealed now", plain.size(), at.table(), at.column());
    }
  }
}
