package vigil.understanding.web;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.understanding.steps.Sheets;
import vigil.understanding.store.SqlSheets;

/// An agent's own sheets: read, acknowledged, objected to once.
@RestController
@RequestMapping("/api/understanding/sheets")
class MySheetController {
  private static final int MOST = 50;

  private final Sheets steps;
  private final SqlSheets sheets;
  private final SheetViews views;

  MySheetController(Sheets steps, SqlSheets sheets, SheetViews views) {
    this.steps = steps;
    this.sheets = sheets;
    this.views = views;
  }

  record AcknowledgeRequest(int seen) {}

  record ObjectSheetRequest(int seen, @Size(max = Sheets.LONGEST) String ground) {}

  /// What was written to me, the newest first; who the readers were is not said.
  @GetMapping("/mine")
  @Permit(Role.AGENT)
  List<SheetView> mine(Staff staff) {
    return sheets.listCoached(staff.id(), MOST).stream().map(views::ofAgent).toList();
  }

  @PostMapping("/{call}/acknowledge")
  @Permit(Role.AGENT)
  SheetView acknowledge(
      @PathVariable String call, @RequestBody AcknowledgeRequest body, Staff staff) {
    requireOwn(call, staff);
    return views.ofAgent(SheetAnswers.require(steps.acknowledge(call, body.seen(), staff.id())));
  }

  @PostMapping("/{call}/object")
  @Permit(Role.AGENT)
  SheetView object(@PathVariable String call, @RequestBody ObjectSheetRequest body, Staff staff) {
    requireOwn(call, staff);
    return views.ofAgent(
        SheetAnswers.require(steps.object(call, body.seen(), body.ground(), staff.id())));
  }

  /// To everybody else, and before a note is written, it is not there.
  private void requireOwn(String call, Staff staff) {
    boolean isMine =
        sheets
            .find(call)
            .filter(one -> one.coaching() != null && one.sample().agent().equals(staff.id()))
            .isPresent();
    if (!isMine) {
      throw Problems.notFound("sheet");
    }
  }
}
