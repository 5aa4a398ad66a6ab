package vigil.identity.signin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// Who acts in a session. Roles are not kept in it: they are read anew with each request.
public final class StaffAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1;

  private final String staff;
  private final Instant at;

  private StaffAuthentication(String staff, Instant at) {
    super(List.of());
    this.staff = staff;
    this.at = at;
    super.setAuthenticated(true);
  }

  public static StaffAuthentication of(String staff, Instant at) {
    return new StaffAuthentication(staff, at);
  }

  /// When both factors were shown.
  public Instant at() {
    return at;
  }

  @Override
  public String getName() {
    return staff;
  }

  @Override
  public Object getPrincipal() {
    return staff;
  }

  @Override
  public String getCredentials() {
    return "";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StaffAuthentication that
        && staff.equals(that.staff)
        && at.equals(that.at);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(staff, at);
  }
}
