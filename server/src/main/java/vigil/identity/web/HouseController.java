package vigil.identity.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.signin.Settings;

/// What every page must say of the house it shows, to whoever looks at it.
@RestController
@RequestMapping("/api/identity/house")
class HouseController {
  /// @param isDemo a demo city: nobody handles what is sent in
  record House(boolean isDemo) {}

  private final Settings settings;

  HouseController(Settings settings) {
    this.settings = settings;
  }

  @Permit(open = true)
  @GetMapping
  House house() {
    return new House(settings.isDemo());
  }
}
