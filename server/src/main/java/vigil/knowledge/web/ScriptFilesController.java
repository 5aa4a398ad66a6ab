package vigil.knowledge.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Upload;
import vigil.knowledge.steps.ScriptFiles;

/// Scripts in and out as files.
@RestController
class ScriptFilesController {
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final ScriptFiles files;

  ScriptFilesController(ScriptFiles files) {
    this.files = files;
  }

  /// Takes a CSV or XLSX of at most 1,000 rows as the body: all rows become drafts, or none does
  /// and every fault is named.
  @PostMapping("/api/knowledge/scripts/file")
  @Permit({Role.EDITOR, Role.MANAGER})
  ScriptFiles.Result draft(HttpServletRequest request, Staff staff) throws IOException {
    return files.draft(Upload.openStream(request), staff.id());
  }

  /// With the mark by which Excel knows UTF-8.
  @GetMapping("/api/knowledge/scripts/file")
  @Permit({Role.EDITOR, Role.MANAGER})
  ResponseEntity<String> write(Staff staff) {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"scripts.csv\"")
        .body("\uFEFF" + files.write(staff));
  }
}
