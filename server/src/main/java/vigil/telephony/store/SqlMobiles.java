package vigil.telephony.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Phone;
import vigil.kernel.Vault;
import vigil.telephony.StaffMobiles;
import vigil.telephony.sip.CarrierSettings;
import vigil.telephony.sip.NumberRules;

/// Mobiles of staff in PostgreSQL, sealed.
@Repository
public class SqlMobiles implements StaffMobiles {
  public static final String TABLE = "telephony.mobile";

  private final JdbcClient sql;
  private final Vault vault;
  private final NumberRules rules;

  public SqlMobiles(JdbcClient sql, Vault vault, CarrierSettings carriers) {
    this.sql = sql;
    this.vault = vault;
    this.rules = new NumberRules(carriers, "");
  }

  @Override
  public Optional<Phone> findNumber(String staff) {
    return sql.sql("select number from telephony.mobile where staff = ?")
        .param(staff)
        .query(String.class)
        .optional()
        .map(sealed -> new Phone(vault.open(about(staff), sealed)));
  }

  @Override
  public Optional<String> findAddress(String staff) {
    return findNumber(staff)
        .map(phone -> NumberRules.SCHEME + phone.number())
        .filter(address -> !rules.listWays(address).isEmpty());
  }

  public void save(String staff, Phone number) {
    sql.sql(
            """
            insert into telephony.mobile (staff, number) values (?, ?)
            on conflict (staff) do update set number = excluded.number
            """)
        .params(staff, vault.seal(about(staff), number.number()))
        .update();
  }

  public void forget(String staff) {
    sql.sql("delete from telephony.mobile where staff = ?").param(staff).update();
  }

  private static String about(String staff) {
    return TABLE + "/" + staff;
  }
}
