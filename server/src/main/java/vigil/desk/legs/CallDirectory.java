package vigil.desk.legs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vigil.acd.Acd;
import vigil.acd.SeatView;
import vigil.identity.Identity;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.telephony.LegOrder.Party;
import vigil.telephony.PartyRole;

/// Whom a call may be put through to: the numbers of the directory, and colleagues who are on
/// shift.
@Component
@EnableConfigurationProperties(DirectorySettings.class)
class CallDirectory {
  private final DirectorySettings settings;
  private final Acd acd;
  private final Identity identity;

  CallDirectory(DirectorySettings settings, Acd acd, Identity identity) {
    this.settings = settings;
    this.acd = acd;
    this.identity = identity;
  }

  /// Somebody who may be asked for.
  ///
  /// @param to by which it is asked for
  /// @param seat what a colleague's seat does; null for a number
  record Reachable(
      String to, PartyRole role, String name, String nameEn, SeatView.@Nullable State seat) {}

  /// All but oneself, the numbers first. A number itself is nobody's to see.
  List<Reachable> list(Staff by) {
    var found = new ArrayList<Reachable>();
    settings
        .all()
        .forEach(
            one -> found.add(new Reachable(one.key(), one.role(), one.name(), one.nameEn(), null)));
    for (SeatView seat : acd.getQueue().seats()) {
      if (seat.onShift() && !seat.staff().equals(by.id())) {
        colleague(seat).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Reachable> colleague(SeatView seat) {
    return identity
        .findStaff(seat.staff())
        .filter(staff -> staff.extension() != null)
        .map(staff ->
            new Reachable(
                staff.id(), role(staff), staff.name(), staff.nameEn(), seat.activity().state()));
  }

  private static PartyRole role(Staff staff) {
    return staff.hasRole(Role.AGENT) ? PartyRole.AGENT : PartyRole.LEADER;
  }

  /// The party that is asked for; empty for nobody who may be.
  Optional<Party> find(String to, Staff by) {
    for (DirectorySettings.Entry one : settings.all()) {
      if (one.key().equals(to)) {
        return Optional.of(new Party(one.role(), one.key(), "tel:" + one.number()));
      }
    }
    return identity
        .findStaff(to)
        .filter(staff -> !staff.id().equals(by.id()) && staff.extension() != null)
        .filter(staff -> acd.getSeat(staff.id()).onShift())
        .map(staff -> new Party(role(staff), staff.id(), "sip:" + staff.extension()));
  }
}
