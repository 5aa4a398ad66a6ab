package vigil.telephony.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Phone;
import vigil.kernel.Vault;
import vigil.telephony.SeatMobiles;
import vigil.telephony.StaffMobiles;
import vigil.telephony.sip.CarrierSettings;
import vigil.telephony.sip.NumberRules;

/// Mobiles of staff in PostgreSQL, sealed.
@Repository
public class SqlMobiles implements StaffMobiles, SeatMobiles {
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
        .map(sealed -> new Phone(open(vault, staff, sealed)));
  }

  static String open(Vault vault, String staff, String sealed) {
    return vault.open(about(staff), sealed);
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

  /// Calls for the seat ring at the mobile until the shift ends.
  public void takeCalls(String staff, String extension, Instant now) {
    sql.sql(
            """
            insert into telephony.seat_mobile (staff, extension, chosen_at) values (?, ?, ?)
            on conflict (staff) do update set extension = excluded.extension,
              chosen_at = excluded.chosen_at
            """)
        .params(staff, extension, now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Calls for the seat ring at its phones again.
  public void takeNoCalls(String staff) {
    sql.sql("delete from telephony.seat_mobile where staff = ?").param(staff).update();
  }

  public boolean takesCalls(String staff, String extension) {
    return sql.sql("select count(*) from telephony.seat_mobile where staff = ? and extension = ?")
            .params(staff, extension)
            .query(Long.class)
            .single()
        > 0;
  }

  /// What was chosen for a later shift stays.
  @Override
  public void endShift(String staff, Instant at) {
    sql.sql("delete from telephony.seat_mobile where staff = ? and chosen_at <= ?")
        .params(staff, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String about(String staff) {
    return TABLE + "/" + staff;
  }
}
