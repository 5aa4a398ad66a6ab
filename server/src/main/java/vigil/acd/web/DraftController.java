package vigil.acd.web;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.acd.store.SqlDebts;
import vigil.acd.store.SqlDrafts;
import vigil.acd.store.SqlDrafts.Draft;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;
import vigil.telephony.Telephony;

/// What one has written about an own call so far: there again at another machine, and for nobody
/// else.
@RestController
@RequestMapping("/api/acd/drafts/{call}")
class DraftController {
  /// Every field of a form, full.
  private static final int LONGEST = 40_000;

  private final SqlDrafts drafts;
  private final SqlDebts debts;
  private final Telephony telephony;
  private final InstantSource clock;

  DraftController(SqlDrafts drafts, SqlDebts debts, Telephony telephony, InstantSource clock) {
    this.drafts = drafts;
    this.debts = debts;
    this.telephony = telephony;
    this.clock = clock;
  }

  /// @param words what the screen keeps; opaque here
  record WrittenDraft(String words) {}

  /// @param words as they were saved; null where nothing is kept
  /// @param savedAt null where nothing is kept
  record KeptDraft(@Nullable String words, @Nullable Instant savedAt) {}

  @GetMapping
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  KeptDraft draft(@PathVariable String call, Staff who) {
    isOwn(call, who);
    return drafts
        .find(call, who.id())
        .map(draft -> new KeptDraft(draft.words(), draft.savedAt()))
        .orElse(new KeptDraft(null, null));
  }

  @PutMapping
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  KeptDraft save(@PathVariable String call, @RequestBody WrittenDraft written, Staff who) {
    if (written.words().length() > LONGEST) {
      throw InvalidInput.tooLong("words", LONGEST);
    }
    isOwn(call, who);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    drafts.save(call, who.id(), new Draft(written.words(), now));
    return new KeptDraft(null, now);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  void forget(@PathVariable String call, Staff who) {
    drafts.forget(call, who.id());
  }

  /// At one's phone, lately or now, or owed an order.
  private void isOwn(String call, Staff who) {
    boolean isAtPhone =
        telephony.findCall(call).filter(one -> one.isOf(who, clock.instant())).isPresent();
    if (!isAtPhone && !debts.listOpen(who.id()).contains(call)) {
      throw Problems.notFound("call");
    }
  }
}
