package vigil.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Attachments;
import vigil.identity.Permit;
import vigil.kernel.Problems;
import vigil.kernel.Upload;
import vigil.portal.map.Outlines;

/// What a citizen sends beside the words: files, and a point tapped on the picture of the city.
@RestController
@RequestMapping("/api/portal")
class FilesController {
  /// A file that was taken.
  ///
  /// @param scan whether a scanner found it free of harm, or that none is set up
  record Taken(String name, String type, long bytes, Attachments.Scan scan) {}

  /// In which district a point lies; null outside the city.
  record Where(@org.jspecify.annotations.Nullable String district) {}

  private static final String SENDER = "citizen";

  private final Attachments attachments;
  private final Outlines outlines;
  private final Guard guard;
  private final OrderAccess access;

  FilesController(Attachments attachments, Outlines outlines, Guard guard, OrderAccess access) {
    this.attachments = attachments;
    this.outlines = outlines;
    this.guard = guard;
    this.access = access;
  }

  /// Takes the file as the body; number and code say whose it is.
  @Permit(open = true)
  @PostMapping("/orders/{number}/attachments")
  @ResponseStatus(HttpStatus.CREATED)
  Taken add(
      @PathVariable String number,
      @RequestParam String code,
      @RequestParam(required = false) @Nullable String phone,
      @RequestParam String name,
      HttpServletRequest request)
      throws IOException {
    guard.pass(Guard.What.FILE, request);
    guard.pass(Guard.What.FILE_OF_DAY, request);
    String order = access.known(number, code, phone, request).id();
    return switch (attachments.keep(order, name, Upload.of(request), SENDER)) {
      case Attachments.Kept.There(var it) -> new Taken(it.name(), it.type(), it.bytes(), it.scan());
      case Attachments.NotKept no ->
          throw Problems.refused(HttpStatus.UNPROCESSABLE_CONTENT, no, no.told(), no.named());
    };
  }

  /// The picture of the city that is tapped on.
  @Permit(open = true)
  @GetMapping("/outlines")
  List<Outlines.Outline> outlines() {
    return outlines.all();
  }

  @Permit(open = true)
  @GetMapping("/where")
  Where where(@RequestParam double lat, @RequestParam double lon, HttpServletRequest request) {
    guard.pass(Guard.What.REQUEST, request);
    return new Where(outlines.district(new Outlines.Point(lat, lon)).orElse(null));
  }
}
