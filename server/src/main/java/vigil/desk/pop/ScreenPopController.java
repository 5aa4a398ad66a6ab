package vigil.desk.pop;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Problems;

/// A caller's card in one answer, for whose telephone it rings at.
@RestController
class ScreenPopController {
  private final ScreenPops cards;

  ScreenPopController(ScreenPops cards) {
    this.cards = cards;
  }

  /// @param opened whether the agent asks for what an unasserted number brings, having made sure
  ///   who calls
  @Permit({Role.AGENT, Role.MANAGER})
  @GetMapping("/api/desk/pop/{call}")
  ScreenPop pop(
      @PathVariable String call, @RequestParam(defaultValue = "false") boolean opened, Staff by) {
    return cards.madeFor(call, opened, by).orElseThrow(() -> Problems.notFound("call"));
  }
}
