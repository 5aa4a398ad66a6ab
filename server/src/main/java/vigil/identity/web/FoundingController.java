package vigil.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.steps.Founding;
import vigil.identity.steps.IdentitySettings;
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Problems;

/// Naming the first people, before there is anybody.
@RestController
@RequestMapping("/api/identity/founders")
class FoundingController {
  /// One of them.
  record Founder(
      String id,
      String name,
      String nameEn,
      List<Role> roles,
      @Nullable String unit,
      @Nullable String extension) {}

  record Founders(List<Founder> people) {}

  /// @param links by whose they are; each is shown once
  record FoundingLinks(Map<String, String> links) {}

  private final Founding founding;
  private final IdentitySettings settings;

  FoundingController(Founding founding, IdentitySettings settings) {
    this.founding = founding;
    this.settings = settings;
  }

  @Permit(value = Role.OPERATOR, fresh = true)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  FoundingLinks found(@RequestBody Founders body, HttpServletRequest request) {
    NoStoreResponse.mark(request);
    var people =
        body.people().stream()
            .map(it ->
                new Staff(
                    it.id(),
                    it.name(),
                    it.nameEn(),
                    Set.copyOf(it.roles()),
                    it.unit(),
                    it.extension()))
            .toList();
    return switch (founding.createFirstStaff(people)) {
      case Founding.FirstLinks(var links) -> {
        Map<String, String> urls = new LinkedHashMap<>();
        links.forEach((staff, path) -> urls.put(staff, settings.origin() + path));
        yield new FoundingLinks(urls);
      }
      case Founding.FoundedAlready r ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              r,
              "Somebody works here already: two of them change who does.",
              Map.of());
      case Founding.TooFewFounders r ->
          throw Problems.refused(
              HttpStatus.UNPROCESSABLE_CONTENT,
              r,
              "Name at least %d with OPERATOR or MANAGER, %d of them with MANAGER."
                  .formatted(r.leastWhoApprove(), r.leastManagers()),
              Map.of("leastWhoApprove", r.leastWhoApprove(), "leastManagers", r.leastManagers()));
    };
  }
}
