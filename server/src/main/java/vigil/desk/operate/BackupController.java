package vigil.desk.operate;

import java.nio.file.Path;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.kernel.Backups;

/// What `./vigil backup` presses.
@RestController
class BackupController {
  record BackupRequest(String folder) {}

  record BackupSummary(String folder, long bytes) {}

  private final Backups backups;

  BackupController(Backups backups) {
    this.backups = backups;
  }

  @Permit(value = Role.OPERATOR, fresh = true)
  @PostMapping("/api/desk/backups")
  @ResponseStatus(HttpStatus.CREATED)
  BackupSummary backUp(@RequestBody BackupRequest wish) {
    return new BackupSummary(wish.folder(), backups.copyTo(Path.of(wish.folder())));
  }
}
