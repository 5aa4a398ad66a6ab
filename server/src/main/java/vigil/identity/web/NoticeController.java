package vigil.identity.web;

import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.AccountNotice;
import vigil.identity.Permit;
import vigil.identity.Staff;
import vigil.identity.store.SqlNotices;
import vigil.kernel.Problems;

/// What happened to one's own account.
@RestController
@RequestMapping("/api/identity/notices")
class NoticeController {
  private final SqlNotices notices;
  private final InstantSource clock;

  NoticeController(SqlNotices notices, InstantSource clock) {
    this.notices = notices;
    this.clock = clock;
  }

  /// The notices that their owner has not marked as seen, the newest first.
  @Permit(staff = true)
  @GetMapping
  List<AccountNotice> unseen(Staff staff) {
    return notices.listUnseen(staff.id());
  }

  @Permit(staff = true)
  @PostMapping("/{id}/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void seen(@PathVariable String id, Staff staff) {
    if (!notices.markSeen(id, staff.id(), clock.instant())) {
      throw Problems.notFound("notice of yours");
    }
  }
}
