package vigil.identity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/// Passkeys, under the staff member whose handle they name. (Spring's own repository has fixed
/// table names outside this room's schema.)
@Repository
public class SqlPasskeys implements UserCredentialRepository {
  private static final String SELECT =
      """
      select k.*, s.handle from identity.passkey k join identity.staff s on s.id = k.staff
      """;

  private final JdbcClient db;

  SqlPasskeys(JdbcClient db) {
    this.db = db;
  }

  @Override
  public void delete(Bytes credential) {
    db.sql("delete from identity.passkey where credential = ?")
        .param(credential.getBytes())
        .update();
  }

  public void deleteOf(String staff) {
    db.sql("delete from identity.passkey where staff = ?").param(staff).update();
  }

  /// A key's counter did not grow (Web Authentication, 6.1.1): another copy of it was used.
  public static final class SignCountNotIncreased extends RuntimeException {
    private static final long serialVersionUID = 1;

    SignCountNotIncreased() {
      super("the signature counter did not grow");
    }
  }

  /// Adds a key, or keeps what its use changed. Compared where it is written, so that of two
  /// answers with one counter the second finds the first; a key that does not count says 0.
  ///
  /// @throws CounterStands if the counter did not grow; nothing is kept then
  @Override
  public void save(CredentialRecord key) {
    int kept = write(key);
    if (kept == 0) {
      throw new SignCountNotIncreased();
    }
  }

  private int write(CredentialRecord key) {
    return db.sql(
            """
            insert into identity.passkey as passkey (credential, staff, public_key, signature_count,
              uv_initialized, transports, backup_eligible, backup_state, attestation, client_data,
              label, created_at, last_used_at)
            values (:credential, (select id from identity.staff where handle = :handle), :key,
              :count, :uv, :transports, :eligible, :state, :attestation, :client, :label,
              :created, :used)
            on conflict (credential) do update set signature_count = excluded.signature_count,
              uv_initialized = excluded.uv_initialized, backup_state = excluded.backup_state,
              last_used_at = excluded.last_used_at
            where excluded.signature_count > passkey.signature_count
              or excluded.signature_count = 0 and passkey.signature_count = 0\
            """)
        .param("credential", key.getCredentialId().getBytes())
        .param("handle", key.getUserEntityUserId().getBytes())
        .param("key", key.getPublicKey().getBytes())
        .param("count", key.getSignatureCount())
        .param("uv", key.isUvInitialized())
        .param(
            "transports",
            key.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .sorted()
                .toArray(String[]::new))
        .param("eligible", key.isBackupEligible())
        .param("state", key.isBackupState())
        .param("attestation", bytes(key.getAttestationObject()))
        .param("client", bytes(key.getAttestationClientDataJSON()))
        .param("label", key.getLabel())
        .param("created", key.getCreated().atOffset(ZoneOffset.UTC))
        .param("used", key.getLastUsed().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
    return db.sql(SELECT + "where k.credential = ?")
        .param(credential.getBytes())
        .query(SqlPasskeys::row)
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return db.sql(SELECT + "where s.handle = ? order by k.created_at")
        .param(handle.getBytes())
        .query(SqlPasskeys::row)
        .list();
  }

  public boolean has(String staff) {
    return db.sql("select exists (select from identity.passkey where staff = ?)")
        .param(staff)
        .query(Boolean.class)
        .single();
  }

  private static CredentialRecord row(ResultSet row, int number) throws SQLException {
    var transports = (Object[]) row.getArray("transports").getArray();
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("credential")))
        .userEntityUserId(new Bytes(row.getBytes("handle")))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signature_count"))
        .uvInitialized(row.getBoolean("uv_initialized"))
        .transports(
            Arrays.stream(transports)
                .map(t -> AuthenticatorTransport.valueOf(t.toString()))
                .collect(Collectors.toSet()))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backup_state"))
        .attestationObject(bytes(row.getBytes("attestation")))
        .attestationClientDataJSON(bytes(row.getBytes("client_data")))
        .label(row.getString("label"))
        .created(row.getObject("created_at", OffsetDateTime.class).toInstant())
        .lastUsed(row.getObject("last_used_at", OffsetDateTime.class).toInstant())
        .build();
  }

  private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.getBytes();
  }

  private static @Nullable Bytes bytes(byte @Nullable [] bytes) {
    return bytes == null ? null : new Bytes(bytes);
  }
}
