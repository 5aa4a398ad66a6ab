package vigil.desk.line;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;

/// The line for those who lead it; what changes after this is pushed (`desk.Line`).
@RestController
@RequestMapping("/api/desk/line")
class LineController {
  private final LineWatch watch;

  LineController(LineWatch watch) {
    this.watch = watch;
  }

  @Permit({Role.MANAGER, Role.LEADER})
  @GetMapping
  LineView line() {
    return watch.look();
  }
}
