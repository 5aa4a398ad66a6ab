package vigil.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vigil.identity.Identity;
import vigil.identity.Staff;
import vigil.identity.steps.StaffAuthentication;
import vigil.identity.steps.StepUpMaxAge;

/// Who is behind a request, read once for each.
@Component
class CurrentStaff {
  /// A shift of twelve hours and its hand-over; then both factors are shown again.
  static final Duration LONGEST_SESSION = Duration.ofHours(13);

  private static final String KEPT = CurrentStaff.class.getName();

  private final Identity identity;
  private final StepUpMaxAge freshness;
  private final InstantSource clock;

  CurrentStaff(Identity identity, StepUpMaxAge freshness, InstantSource clock) {
    this.identity = identity;
    this.freshness = freshness;
    this.clock = clock;
  }

  /// Whether the key was touched a short while ago. Whoever comes with the operator's token shows
  /// with each request that the server's own files may be read: that is always fresh.
  boolean isFresh() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof StaffAuthentication who
        && freshness.isFresh(who.touched(), clock.instant());
  }

  Optional<Staff> find(HttpServletRequest request) {
    if (request.getAttribute(KEPT) instanceof Staff known) {
      return Optional.of(known);
    }
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (!(authentication instanceof StaffAuthentication who)
        || who.at().plus(LONGEST_SESSION).isBefore(clock.instant())) {
      return Optional.empty();
    }
    var staff = identity.findStaff(who.getName());
    staff.ifPresent(known -> keep(request, known));
    return staff;
  }

  /// Who is behind a request was read already.
  static void keep(HttpServletRequest request, Staff known) {
    request.setAttribute(KEPT, known);
  }
}
