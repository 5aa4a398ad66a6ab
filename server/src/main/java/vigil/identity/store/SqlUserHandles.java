package vigil.identity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Repository;

/// The random handle under which authenticators know a member of staff.
@Repository
public class SqlUserHandles implements PublicKeyCredentialUserEntityRepository {
  private final JdbcClient db;

  SqlUserHandles(JdbcClient db) {
    this.db = db;
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return db.sql("select id, name, handle from identity.staff where handle = ?")
        .param(handle.getBytes())
        .query(SqlUserHandles::row)
        .optional()
        .orElse(null);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String staff) {
    return db.sql(
            """
            select id, name, handle from identity.staff where id = ? and handle is not null\
            """)
        .param(staff)
        .query(SqlUserHandles::row)
        .optional()
        .orElse(null);
  }

  @Override
  public void save(PublicKeyCredentialUserEntity entity) {
    db.sql("update identity.staff set handle = ? where id = ?")
        .params(entity.getId().getBytes(), entity.getName())
        .update();
  }

  @Override
  public void delete(Bytes handle) {
    db.sql("update identity.staff set handle = null where handle = ?")
        .param(handle.getBytes())
        .update();
  }

  private static PublicKeyCredentialUserEntity row(ResultSet row, int number) throws SQLException {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(new Bytes(row.getBytes("handle")))
        .name(row.getString("id"))
        .displayName(row.getString("name"))
        .build();
  }
}
