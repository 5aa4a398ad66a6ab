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
  record UploadedFile(String name, String type, long bytes, Attachments.Scan scan) {}

  /// In which district a point lies; null outside the city.
  record DistrictOfPoint(@org.jspecify.annotations.Nullable String district) {}

  private static final String SENDER = "citizen";

  private final Attachments attachments;
  private final Outlines outlines;
  private final RateLimiter guard;
  private final QueryCodeAccess access;

  FilesController(
      Attachments attachments, Outlines outlines, RateLimiter guard, QueryCodeAccess access) {
    this.attachments = attachments;
    this.outlines = outlines;
    this.guard = guard;
    this.access = access;
  }

  /// Takes the file as the body; number and code say whose it is.
  @Permit(open = true)
  @PostMapping("/orders/{number}/attachments")
  @ResponseStatus(HttpStatus.CREATED)
  UploadedFile add(
      @PathVariable String number,
      @RequestParam String code,
      @RequestParam(required = false) @Nullable String phone,
      @RequestParam String name,
      HttpServletRequest request)
      throws IOException {
    guard.check(RateLimiter.LimitedAction.FILE, request);
    guard.check(RateLimiter.LimitedAction.FILE_OF_DAY, request);
    String order = access.get(number, code, phone, request).id();
    return switch (attachments.save(order, name, Upload.openStream(request), SENDER)) {
      case Attachments.SaveResult.Saved(var it) ->
          new UploadedFile(it.name(), it.type(), it.bytes(), it.scan());
      case Attachments.SaveRefusal no ->
          throw Problems.refused(HttpStatus.UNPROCESSABLE_CONTENT, no, no.told(), no.named());
    };
  }

  /// The picture of the city that is tapped on.
  @Permit(open = true)
  @GetMapping("/outlines")
  List<Outlines.Outline> outlines() {
    return outlines.list();
  }

  @Permit(open = true)
  @GetMapping("/where")
  DistrictOfPoint where(
      @RequestParam double lat, @RequestParam double lon, HttpServletRequest request) {
    guard.check(RateLimiter.LimitedAction.REQUEST, request);
    return new DistrictOfPoint(outlines.findDistrict(new Outlines.Point(lat, lon)).orElse(null));
  }
}
