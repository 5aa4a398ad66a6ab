package vigil.identity.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.steps.IdentitySettings;

/// What every page must say of the house it shows, to whoever looks at it.
@RestController
@RequestMapping("/api/identity/house")
class InstallationController {
  /// @param isDemo a demo city: nobody handles what is sent in
  record Installation(boolean isDemo) {}

  private final IdentitySettings settings;

  InstallationController(IdentitySettings settings) {
    this.settings = settings;
  }

  @Permit(open = true)
  @GetMapping
  Installation house() {
    return new Installation(settings.isDemo());
  }
}
