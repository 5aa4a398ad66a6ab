package vigil.workforce.web;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.workforce.DeskNotice;
import vigil.workforce.DeskNotices;

/// What leaders say to all desks, and that it was read there.
@RestController
@RequestMapping("/api/workforce/notices")
class DeskNoticeController {
  private final DeskNotices notices;

  DeskNoticeController(DeskNotices notices) {
    this.notices = notices;
  }

  /// @param text 300 characters at most
  record NoticeText(@Size(max = DeskNotice.LONGEST) String text) {}

  /// Says something to all desks.
  @PostMapping
  @Permit({Role.LEADER, Role.MANAGER})
  @ResponseStatus(HttpStatus.CREATED)
  DeskNotice tell(Staff who, @RequestBody NoticeText said) {
    return notices.tellAll(who.id(), said.text());
  }

  /// What was said to all within 24 h, and who has read it.
  @GetMapping
  @Permit({Role.LEADER, Role.MANAGER})
  List<DeskNotice> all() {
    return notices.listToAll();
  }

  /// What one has not read yet, oldest first.
  @GetMapping("/mine")
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  List<DeskNotice> mine(Staff who) {
    return notices.listUnread(who.id());
  }

  @PostMapping("/{id}/read")
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  List<DeskNotice> read(@PathVariable String id, Staff who) {
    if (!notices.markRead(id, who.id())) {
      throw Problems.notFound("notice");
    }
    return notices.listUnread(who.id());
  }
}
