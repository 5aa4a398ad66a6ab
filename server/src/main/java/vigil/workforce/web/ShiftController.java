package vigil.workforce.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Identity;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Cursor;
import vigil.kernel.InvalidInput;
import vigil.kernel.Page;
import vigil.kernel.Problems;
import vigil.workforce.Shift;
import vigil.workforce.ShiftStartResult;
import vigil.workforce.Site;
import vigil.workforce.Workforce;

/// Going on and off shift.
@RestController
@RequestMapping("/api/workforce")
class ShiftController {
  private static final int SKILLS_AT_MOST = 16;

  private final Workforce workforce;
  private final Identity identity;

  ShiftController(Workforce workforce, Identity identity) {
    this.workforce = workforce;
    this.identity = identity;
  }

  /// Where the seat is.
  ///
  /// @param address the phone; the own extension when left out
  /// @param site home when left out
  record ShiftStart(@Nullable String address, @Nullable String site) {}

  /// The own shift, null when off.
  record OwnShift(@Nullable Shift shift) {}

  record Skills(List<String> skills) {}

  @PostMapping("/shift/begin")
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  Shift begin(Staff who, @RequestBody(required = false) @Nullable ShiftStart asked) {
    var address = asked == null ? null : asked.address();
    var site = asked == null ? null : asked.site();
    if (address == null && who.extension() == null) {
      throw InvalidInput.missing("address");
    }
    if (address != null && address.contains("@")) {
      // A seat elsewhere would take callers' voices out of the house.
      throw InvalidInput.malformed("address", "a phone of this house such as sip:1001");
    }
    var begun =
        workforce.startShift(
            who.id(),
            address == null ? "sip:" + who.extension() : address,
            site == null ? Site.HOME : site);
    return switch (begun) {
      case Shift shift -> shift;
      case ShiftStartResult.PhoneTaken taken ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              taken,
              "This phone belongs to another running shift. Take another phone, or end that shift.",
              Map.of("by", taken.by()));
    };
  }

  @PostMapping("/shift/end")
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  OwnShift end(Staff who) {
    workforce.endShift(who.id());
    return new OwnShift(null);
  }

  @GetMapping("/shift")
  @Permit(staff = true)
  OwnShift own(Staff who) {
    return new OwnShift(workforce.findShift(who.id()).orElse(null));
  }

  @GetMapping("/shifts")
  @Permit({Role.LEADER, Role.MANAGER, Role.OPERATOR})
  Page<Shift> onShift(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var from = Optional.ofNullable(Cursor.parse(cursor, 1)).map(at -> at.key().getFirst());
    int most = Page.limit(limit);
    var rest =
        workforce.listShifts().stream()
            .sorted(java.util.Comparator.comparing(Shift::staff))
            .filter(shift -> from.isEmpty() || shift.staff().compareTo(from.get()) > 0)
            .toList();
    var page = rest.subList(0, Math.min(most, rest.size()));
    return new Page<>(page, rest.size() > most ? Cursor.at(page.getLast().staff()).text() : null);
  }

  @GetMapping("/sites")
  @Permit(staff = true)
  List<Site> sites() {
    return workforce.listSites();
  }

  @PutMapping("/staff/{staff}/skills")
  @Permit({Role.LEADER, Role.MANAGER})
  Skills teach(@PathVariable String staff, @RequestBody Skills asked) {
    var skills = asked.skills().stream().distinct().toList();
    if (skills.size() > SKILLS_AT_MOST) {
      throw InvalidInput.tooMany("skills", SKILLS_AT_MOST);
    }
    if (!skills.stream().allMatch(s -> s.matches("[a-z]{2,16}"))) {
      throw InvalidInput.malformed("skills", "2 to 16 small letters each");
    }
    if (identity.findStaff(staff).isEmpty()) {
      throw Problems.notFound("member of staff");
    }
    workforce.setSkills(staff, skills);
    return new Skills(skills);
  }
}
