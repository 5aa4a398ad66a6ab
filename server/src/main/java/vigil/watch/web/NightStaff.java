package vigil.watch.web;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import vigil.identity.Identity;
import vigil.watch.Incident;
import vigil.watch.Watch;

/// Who was woken and who has the duty, with their names.
@Component
class NightStaff {
  private final Watch desk;
  private final Identity identity;

  NightStaff(Watch desk, Identity identity) {
    this.desk = desk;
    this.identity = identity;
  }

  List<Night.PagedStaff> woken(Incident incident) {
    return incident.paging().pages().stream()
        .map(page -> {
          var name = name(page.staff());
          return new Night.PagedStaff(
              page.place(),
              page.staff(),
              name.name(),
              name.nameEn(),
              page.at(),
              page.tries(),
              incident.paging().isAnswered(page));
        })
        .toList();
  }

  List<Night.DutyMember> onDuty(Instant at) {
    return desk.listOnDuty(at).stream().map(this::name).toList();
  }

  private Night.DutyMember name(String staff) {
    return identity
        .findStaff(staff)
        .map(s -> new Night.DutyMember(s.id(), s.name(), s.nameEn()))
        .orElse(new Night.DutyMember(staff, staff, staff));
  }
}
