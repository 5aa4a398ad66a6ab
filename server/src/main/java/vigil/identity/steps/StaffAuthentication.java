package vigil.identity.steps;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// Who acts in a session. Roles are not kept in it: they are read anew with each request.
public final class StaffAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1;

  private final String staff;
  private final Instant at;

  /// Null until the key is touched again; sessions stored before there was such a thing have none.
  private final @Nullable Instant touched;

  private StaffAuthentication(String staff, Instant at, @Nullable Instant touched) {
    super(List.of());
    this.staff = staff;
    this.at = at;
    this.touched = touched;
    super.setAuthenticated(true);
  }

  public static StaffAuthentication of(String staff, Instant at) {
    return new StaffAuthentication(staff, at, null);
  }

  /// The same session, its key touched again; how long it may last stays as it was.
  public StaffAuthentication touchedAt(Instant when) {
    return new StaffAuthentication(staff, at, when);
  }

  /// When both factors were shown.
  public Instant at() {
    return at;
  }

  /// When the key was last touched.
  public Instant touched() {
    return touched == null ? at : touched;
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
        && at.equals(that.at)
        && touched().equals(that.touched());
  }

  @Override
  public int hashCode() {
    return Objects.hash(staff, at, touched());
  }
}
