package vigil.telephony.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Vault;
import vigil.telephony.sip.NumberRules;
import vigil.telephony.sip.PhoneAccounts;

/// Phone accounts and where the phones are, in PostgreSQL. What stands for a password is sealed:
/// who had it could register as that phone.
@Repository
public class SqlPhoneAccounts implements PhoneAccounts {
  public static final String TABLE = "telephony.account";

  private final JdbcClient sql;
  private final InstantSource clock;
  private final Vault vault;
  private final PhoneHolders holders;

  public SqlPhoneAccounts(JdbcClient sql, InstantSource clock, Vault vault, PhoneHolders holders) {
    this.sql = sql;
    this.clock = clock;
    this.vault = vault;
    this.holders = holders;
  }

  private boolean isHeld(String extension) {
    return sql.sql("select staff from telephony.account where extension = ?")
        .param(extension)
        .query(String.class)
        .optional()
        .filter(staff -> holders.holds(staff, extension))
        .isPresent();
  }

  @Override
  public Optional<Account> findAccount(String extension) {
    if (!isHeld(extension)) {
      return Optional.empty();
    }
    return sql.sql(
            "select extension, ha1_md5, ha1_sha256 from telephony.account where extension = ?")
        .param(extension)
        .query((row, _) ->
            new Account(
                row.getString("extension"),
                vault.open(about(extension), row.getString("ha1_md5")),
                vault.open(about(extension), row.getString("ha1_sha256"))))
        .optional();
  }

  /// A phone that registered by an earlier password is there no more.
  @Override
  public void save(Account account, String staff) {
    sql.sql(
            """
            insert into telephony.account (extension, staff, ha1_md5, ha1_sha256)
            values (?, ?, ?, ?)
            on conflict (extension) do update set staff = excluded.staff,
              ha1_md5 = excluded.ha1_md5, ha1_sha256 = excluded.ha1_sha256
            """)
        .params(
            account.extension(),
            staff,
            vault.seal(about(account.extension()), account.md5()),
            vault.seal(about(account.extension()), account.sha256()))
        .update();
    unbindAll(account.extension());
  }

  private static String about(String extension) {
    return TABLE + "/" + extension;
  }

  /// One look at the tables of both, and one at whose each is: a seat's ring waits for it.
  @Override
  public List<Binding> listBindings(String extension) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    List<Place> places =
        sql.sql(
                """
                select extension, contact, '' call_id, 0 cseq, expires_at, true is_page, staff,
                  null::timestamptz bound_at
                from telephony.page where extension = :extension and expires_at > :now
                union all
                select b.extension, b.contact, b.call_id, b.cseq, b.expires_at, false, a.staff,
                  b.bound_at
                from telephony.binding b join telephony.account a on a.extension = b.extension
                where b.extension = :extension and b.expires_at > :now
                order by is_page desc, bound_at desc, contact
                """)
            .param("extension", extension)
            .param("now", now)
            .query((row, n) -> new Place(row.getString("staff"), binding(row, n)))
            .list();
    var holds = new HashMap<String, Boolean>();
    return places.stream()
        .filter(it -> holds.computeIfAbsent(it.staff(), who -> holders.holds(who, extension)))
        .map(Place::binding)
        .toList();
  }

  @Override
  public Optional<String> findMobile(String extension) {
    return sql
        .sql(
            """
            select m.staff, m.number from telephony.seat_mobile s
            join telephony.mobile m on m.staff = s.staff where s.extension = ?
            """)
        .param(extension)
        .query((row, _) -> new Mobile(text(row), String.valueOf(row.getString("number"))))
        .list()
        .stream()
        .filter(mobile -> holders.holds(mobile.staff(), extension))
        .findFirst()
        .map(
            mobile -> NumberRules.SCHEME + SqlMobiles.open(vault, mobile.staff(), mobile.sealed()));
  }

  private record Mobile(String staff, String sealed) {}

  /// Where an extension is registered, and whose it was then.
  private record Place(String staff, Binding binding) {}

  @Override
  public List<Binding> listLiving() {
    return sql.sql("select *, false is_page from telephony.binding where expires_at > ?")
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .query(SqlPhoneAccounts::binding)
        .list();
  }

  private static Binding binding(ResultSet row, int number) throws SQLException {
    return new Binding(
        row.getString("extension"),
        row.getString("contact"),
        row.getString("call_id"),
        row.getLong("cseq"),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("is_page"));
  }

  @Override
  public void bindPage(String extension, String staff, String contact, Instant expiresAt) {
    sql.sql(
            """
            insert into telephony.page (extension, staff, contact, expires_at) values (?, ?, ?, ?)
            on conflict (extension) do update set staff = excluded.staff,
              contact = excluded.contact, expires_at = excluded.expires_at
            """)
        .params(extension, staff, contact, expiresAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public void unbindPage(String extension, String contact) {
    sql.sql("update telephony.page set expires_at = ? where extension = ? and contact = ?")
        .params(clock.instant().atOffset(ZoneOffset.UTC), extension, contact)
        .update();
  }

  /// Each keeps its port for when it comes back.
  @Override
  public void unbindPages() {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    sql.sql("update telephony.page set expires_at = ? where expires_at > ?")
        .params(now, now)
        .update();
  }

  @Override
  public boolean isPortOfAnother(String extension, int port) {
    return sql.sql("select count(*) from telephony.page where extension <> ? and contact like ?")
            .params(extension, "%:" + port)
            .query(Long.class)
            .single()
        > 0;
  }

  @Override
  public Optional<String> findLastPage(String extension) {
    return sql.sql("select contact from telephony.page where extension = ?")
        .param(extension)
        .query((row, _) -> text(row))
        .optional();
  }

  @Override
  public void bind(Binding binding) {
    sql.sql(
            """
            insert into telephony.binding (extension, contact, call_id, cseq, expires_at, bound_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (extension, contact) do update set call_id = excluded.call_id,
              cseq = excluded.cseq, expires_at = excluded.expires_at, bound_at = excluded.bound_at
            where binding.call_id <> excluded.call_id or binding.cseq <= excluded.cseq
            """)
        .params(
            binding.extension(),
            binding.contact(),
            binding.callId(),
            binding.cseq(),
            binding.expiresAt().atOffset(ZoneOffset.UTC),
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public void unbind(String extension, String contact) {
    sql.sql("delete from telephony.binding where extension = ? and contact = ?")
        .params(extension, contact)
        .update();
  }

  @Override
  public void unbindAll(String extension) {
    sql.sql("delete from telephony.binding where extension = ?").param(extension).update();
  }

  /// Nothing stays registered under an extension that its owner no longer has.
  void unbindUnheld(String staff) {
    unheld(staff).forEach(this::unbindAll);
    sql
        .sql("select extension from telephony.page where staff = ?")
        .param(staff)
        .query((row, _) -> text(row))
        .list()
        .stream()
        .filter(extension -> !holders.holds(staff, extension))
        .forEach(this::forgetPage);
  }

  private void forgetPage(String extension) {
    sql.sql("delete from telephony.page where extension = ?").param(extension).update();
  }

  /// The same, and no password is kept.
  void forget(String staff) {
    unbindUnheld(staff);
    unheld(staff)
        .forEach(extension ->
            sql.sql("delete from telephony.account where extension = ?").param(extension).update());
  }

  private List<String> unheld(String staff) {
    return sql
        .sql("select extension from telephony.account where staff = ?")
        .param(staff)
        .query((row, _) -> text(row))
        .list()
        .stream()
        .filter(extension -> !holders.holds(staff, extension))
        .toList();
  }

  private static String text(ResultSet row) throws SQLException {
    return Objects.requireNonNull(row.getString(1));
  }
}
