package vigil.casework.files.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Attachments;
import vigil.casework.Casework;
import vigil.casework.CaseworkFact;
import vigil.casework.Order;
import vigil.casework.Refusal;
import vigil.casework.web.RefusalProblems;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.ContentResource;
import vigil.kernel.Problems;
import vigil.kernel.Upload;

/// An order's pictures and papers, for staff.
@RestController
@RequestMapping("/api/casework")
class AttachmentController {
  private final Attachments attachments;
  private final Casework casework;

  AttachmentController(Attachments attachments, Casework casework) {
    this.attachments = attachments;
    this.casework = casework;
  }

  @Permit(staff = true)
  @GetMapping("/orders/{id}/attachments")
  List<Attachments.Attachment> list(@PathVariable String id, Staff by) {
    return attachments.list(id, by);
  }

  /// Takes the file as the body; of a unit from whoever works on the order. Who has a copy reads it
  /// only.
  @Permit({Role.AGENT, Role.DISPATCHER, Role.CLERK, Role.HANDLER, Role.REVIEWER, Role.CALLBACK})
  @PostMapping("/orders/{id}/attachments")
  @ResponseStatus(HttpStatus.CREATED)
  Attachments.Attachment add(
      @PathVariable String id, @RequestParam String name, HttpServletRequest request, Staff by)
      throws IOException {
    Order order = casework.find(id, by).orElseThrow(() -> Problems.notFound("order")).order();
    if (by.unit() != null && !order.isWorkedOnBy(by.unit())) {
      boolean isCopy = order.concerns(by.unit()) && !order.isWorkOf(by.unit());
      throw RefusalProblems.problem(
          isCopy ? new Refusal.CopyReadsOnly() : new Refusal.UnitHasNoPart());
    }
    return switch (attachments.save(order.id(), name, Upload.openStream(request), by.id())) {
      case Attachments.SaveResult.Saved(var there) -> there;
      case Attachments.SaveRefusal no ->
          throw Problems.refused(HttpStatus.UNPROCESSABLE_CONTENT, no, no.told(), no.named());
    };
  }

  /// Never shown as a page of ours: the browser saves it, and a script in it could do nothing.
  ///
  /// @param why a file is opened that no scanner has looked at; each such opening is told
  @Permit(staff = true)
  @GetMapping("/attachments/{id}")
  ResponseEntity<Resource> open(
      @PathVariable String id, @RequestParam CaseworkFact.@Nullable UnscannedReason why, Staff by) {
    if (why == null && attachments.isUnscanned(id, by)) {
      throw Problems.of(
          HttpStatus.CONFLICT,
          "NotScanned",
          "No scanner has looked at this file: it may do harm. Say why it must be opened.",
          Map.of());
    }
    var opened = attachments.open(id, why, by).orElseThrow(() -> Problems.notFound("attachment"));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(opened.attachment().type()))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(opened.attachment().name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(new ContentResource(opened.content()));
  }
}
