package vigil.kernel.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.MemoryVault;
import vigil.kernel.SecretColumn;
import vigil.kernel.database.TestDatabase;

/// What an earlier Vigil kept in clear.
class PlainSecretsSealerTest {
  private final JdbcClient sql = JdbcClient.create(TestDatabase.migrated("telephony"));
  private final MemoryVault vault = new MemoryVault();

  private void atAStart() {
    var column = new SecretColumn("telephony.account", "extension", "ha1_md5");
    var columns = new StaticListableBeanFactory(Map.of("md5", column));
    new PlainSecretsSealer(sql, vault, columns.getBeanProvider(SecretColumn.class)).seal();
  }

  private String kept(String extension) {
    return sql.sql("select ha1_md5 from telephony.account where extension = ?")
        .param(extension)
        .query(String.class)
        .single();
  }

  @Test
  void secretsInClearAreSealedAtAStartAndSealedOnesStayAsTheyAre() {
    sql.sql("insert into telephony.account values ('1901', 'a', 'in clear', 'x')").update();
    sql.sql("insert into telephony.account values ('1902', 'b', ?, 'x')")
        .param(vault.seal("telephony.account/1902", "sealed already"))
        .update();
    String already = kept("1902");
    atAStart();
    assertFalse(kept("1901").contains("in clear"));
    assertEquals("in clear", vault.open("telephony.account/1901", kept("1901")));
    assertEquals(already, kept("1902"));
  }
}
