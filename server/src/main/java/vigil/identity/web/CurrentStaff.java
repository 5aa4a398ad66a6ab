package vigil.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vigil.identity.Identity;
import vigil.identity.Staff;
import vigil.identity.signin.StaffAuthentication;

/// Who is behind a request, read once for each.
@Component
class CurrentStaff {
  /// A shift of twelve hours and its hand-over; then both factors are shown again.
  static final Duration LONGEST_SESSION = Duration.ofHours(13);

  /// How long both factors count as just shown.
  static final Duration FRESH = Duration.ofMinutes(5);

  private static final String KEPT = CurrentStaff.class.getName();

  private final Identity identity;
  private final InstantSource clock;

  CurrentStaff(Identity identity, InstantSource clock) {
    this.identity = identity;
    this.clock = clock;
  }

  boolean isFresh() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof StaffAuthentication who
        && who.at().plus(FRESH).isAfter(clock.instant());
  }

  Optional<Staff> of(HttpServletRequest request) {
    if (request.getAttribute(KEPT) instanceof Staff known) {
      return Optional.of(known);
    }
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (!(authentication instanceof StaffAuthentication who)
        || who.at().plus(LONGEST_SESSION).isBefore(clock.instant())) {
      return Optional.empty();
    }
    var staff = identity.staff(who.getName());
    staff.ifPresent(known -> request.setAttribute(KEPT, known));
    return staff;
  }
}
