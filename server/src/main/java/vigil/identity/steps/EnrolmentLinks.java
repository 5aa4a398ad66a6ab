package vigil.identity.steps;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.AccountNotice;
import vigil.identity.IdentityFact;
import vigil.identity.Staff;
import vigil.identity.store.SqlEnrolments;
import vigil.identity.store.SqlNotices;
import vigil.identity.store.SqlPasswords;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;

/// Makes the links by which a password and a passkey are set ([Enrolment]).
@Service
public class EnrolmentLinks {
  public static final Duration LINK_LIFE = Duration.ofHours(24);

  private static final int TOKEN_BYTES = 16;
  private static final SecureRandom DICE = new SecureRandom();

  private final SqlEnrolments links;
  private final SqlPasswords hashes;
  private final SqlNotices notices;
  private final IdentitySettings settings;
  private final Ledger ledger;
  private final InstantSource clock;

  EnrolmentLinks(
      SqlEnrolments links,
      SqlPasswords hashes,
      SqlNotices notices,
      IdentitySettings settings,
      Ledger ledger,
      InstantSource clock) {
    this.links = links;
    this.hashes = hashes;
    this.notices = notices;
    this.settings = settings;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// Makes a link; an earlier one no longer works. Where two are needed it waits for the second,
  /// and the token makes none, but in the demo city, where nobody is real.
  @Transactional
  public Enrolment.Outcome createLink(Staff staff, String by) {
    boolean isTokens = by.equals(OperatorToken.STAFF);
    boolean takesTwo = TwoPersonRule.isNeededFor(staff.roles());
    if (takesTwo && isTokens && !settings.isDemo()) {
      return new Enrolment.TokenAlone();
    }
    String path = add(staff.id(), by, isTokens && settings.isDemo());
    return new Enrolment.NewLink(path, takesTwo && !isTokens);
  }

  /// A link that is made while there are no two people yet.
  ///
  /// @return its path without the host
  @Transactional
  public String createFoundingLink(String staff) {
    return add(staff, OperatorToken.STAFF, true);
  }

  private String add(String staff, String by, boolean isFounding) {
    byte[] dice = new byte[TOKEN_BYTES];
    DICE.nextBytes(dice);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(dice);
    Instant now = clock.instant();
    links.add(token, staff, by, isFounding, now, now.plus(LINK_LIFE));
    ledger.append(new IdentityFact.LinkMade(staff, by));
    if (!isFounding && hashes.isSet(staff)) {
      notices.add(Ids.next(clock), staff, AccountNotice.NoticeKind.LINK_MADE, by, now);
    }
    return "/enrol/" + token;
  }
}
