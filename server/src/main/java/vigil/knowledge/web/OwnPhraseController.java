package vigil.knowledge.web;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.knowledge.OwnPhrase;
import vigil.knowledge.store.SqlOwnPhrases;

/// The own phrases; those of the house are the city's (`/api/city/phrases`).
@RestController
@RequestMapping("/api/knowledge/phrases/mine")
class OwnPhraseController {
  private static final int MOST = 40;

  private final SqlOwnPhrases phrases;

  OwnPhraseController(SqlOwnPhrases phrases) {
    this.phrases = phrases;
  }

  record OwnPhrases(@Size(max = MOST) List<OwnPhrase> phrases) {}

  @GetMapping
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  OwnPhrases phrases(Staff who) {
    return new OwnPhrases(phrases.list(who.id()));
  }

  /// The whole list anew, in its order.
  @PutMapping
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  OwnPhrases save(@RequestBody OwnPhrases all, Staff who) {
    if (all.phrases().size() > MOST) {
      throw InvalidInput.tooMany("phrases", MOST);
    }
    if (all.phrases().isEmpty()) {
      phrases.forget(who.id());
    } else {
      phrases.save(who.id(), all.phrases());
    }
    return all;
  }
}
