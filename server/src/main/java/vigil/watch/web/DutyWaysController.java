package vigil.watch.web;

import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Staff;
import vigil.kernel.FieldCheck;
import vigil.kernel.InvalidInput;
import vigil.kernel.MailAddress;
import vigil.kernel.Problems;
import vigil.watch.PageWay;
import vigil.watch.steps.DutyWayService;
import vigil.watch.steps.DutyWayService.SaveResult;
import vigil.watch.steps.WayAddresses;
import vigil.watch.steps.WayAddresses.WayState;

/// By which ways one is woken oneself.
@RestController
@RequestMapping("/api/watch/duty/my-ways")
class DutyWaysController {
  /// @param rows every way, the chosen ones first and in their order
  /// @param isOwn whether the order is the own word, or the usual one
  /// @param isOnDutyList whether one of the ways must ring
  record MyWays(List<WayRow> rows, boolean isOwn, boolean isOnDutyList) {}

  /// @param to where it leads, masked; null where it leads nowhere, and for a screen
  record WayRow(PageWay way, boolean isChosen, WayState state, @Nullable String to) {}

  /// @param mail a new address; null keeps the one that is there, empty forgets it
  record NewWays(List<PageWay> ways, @Size(max = LONGEST) @Nullable String mail) {
    private static final int LONGEST = 254;

    NewWays {
      new FieldCheck().require("ways", ways).check();
      ways = ways.stream().distinct().toList();
      if (mail != null && !mail.isBlank()) {
        InvalidInput.requireMaxLength("mail", mail, LONGEST);
        if (!MailAddress.isBlankOrValid(mail)) {
          throw InvalidInput.malformed("mail", "an e-mail address");
        }
      }
    }
  }

  private final DutyWayService ways;
  private final WayAddresses addresses;

  DutyWaysController(DutyWayService ways, WayAddresses addresses) {
    this.ways = ways;
    this.addresses = addresses;
  }

  @Permit(staff = true)
  @GetMapping
  MyWays mine(Staff staff) {
    var chosen = ways.listWays(staff.id());
    var all = new ArrayList<>(chosen);
    for (PageWay way : PageWay.values()) {
      if (!all.contains(way)) {
        all.add(way);
      }
    }
    var rows = all.stream().map(way -> row(staff.id(), way, chosen.contains(way))).toList();
    return new MyWays(rows, ways.isChosen(staff.id()), ways.isOnDutyList(staff.id()));
  }

  private WayRow row(String staff, PageWay way, boolean isChosen) {
    return new WayRow(
        way,
        isChosen,
        addresses.getState(staff, way),
        addresses.findMasked(staff, way).orElse(null));
  }

  @Permit(staff = true)
  @PutMapping
  MyWays save(@RequestBody NewWays wanted, Staff staff) {
    return switch (ways.save(staff.id(), wanted.ways(), wanted.mail())) {
      case SaveResult.Saved() -> mine(staff);
      case SaveResult.NoWayThatRings refusal ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "You are on the duty list: choose your mobile or your phone too.",
              Map.of());
    };
  }
}
