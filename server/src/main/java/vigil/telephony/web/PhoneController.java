package vigil.telephony.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Staff;
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Problems;
import vigil.telephony.PartyVoice;
import vigil.telephony.sip.Digest;
import vigil.telephony.sip.PhoneAccounts;
import vigil.telephony.sip.PhoneAccounts.Account;
import vigil.telephony.sip.SipSettings;
import vigil.telephony.steps.TelephonyService;

/// One's own phone: how to register it.
@RestController
@RequestMapping("/api/telephony/my-phone")
class PhoneController {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int PASSWORD_LENGTH = 20;

  /// How one's phone registers.
  ///
  /// @param server `host:port` of the registrar, UDP
  /// @param user the extension
  /// @param isRegistered a phone is there now
  /// @param registeredUntil it says again that it is there before then; null where none is
  /// @param isByMobile calls ring at the own mobile instead, for the shift
  /// @param soundAt when sound last came from it in the call that was asked about; null where none
  ///   has come, or the call is another's
  /// @param voices how the parties of that call sound now; none where it is another's
  record MyPhone(
      String server,
      String user,
      boolean hasPassword,
      boolean isRegistered,
      @Nullable Instant registeredUntil,
      boolean isByMobile,
      @Nullable Instant soundAt,
      List<PartyVoice> voices) {}

  /// A fresh password.
  ///
  /// @param password shown this once; a new one makes the old one useless
  record NewPassword(String server, String user, String password) {}

  private final PhoneAccounts accounts;
  private final SipSettings settings;
  private final TelephonyService line;
  private final SecureRandom dice = new SecureRandom();

  PhoneController(PhoneAccounts accounts, SipSettings settings, TelephonyService line) {
    this.accounts = accounts;
    this.settings = settings;
    this.line = line;
  }

  @Permit(staff = true)
  @GetMapping
  MyPhone mine(@RequestParam(required = false) @Nullable String call, Staff staff) {
    String extension = extension(staff);
    var until =
        accounts.listBindings(extension).stream()
            .map(PhoneAccounts.Binding::expiresAt)
            .max(Comparator.naturalOrder());
    var sound =
        call == null ? Optional.<Instant>empty() : line.findLastSound("sip:" + extension, call);
    return new MyPhone(
        server(),
        extension,
        accounts.findAccount(extension).isPresent(),
        until.isPresent(),
        until.orElse(null),
        accounts.findMobile(extension).isPresent(),
        sound.orElse(null),
        call == null ? List.of() : line.listVoices("sip:" + extension, call));
  }

  @Permit(staff = true)
  @PostMapping
  NewPassword renew(Staff staff, HttpServletRequest request) {
    NoStoreResponse.mark(request);
    String extension = extension(staff);
    var password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(LETTERS.charAt(dice.nextInt(LETTERS.length())));
    }
    String clear = password.toString();
    accounts.save(
        new Account(
            extension,
            Digest.ha1(Digest.Algorithm.MD5, extension, clear),
            Digest.ha1(Digest.Algorithm.SHA256, extension, clear)),
        staff.id());
    return new NewPassword(server(), extension, clear);
  }

  private String server() {
    return settings.host() + ":" + line.sipPort();
  }

  static String extension(Staff staff) {
    String extension = staff.extension();
    if (extension == null) {
      throw Problems.of(
          HttpStatus.CONFLICT,
          "NoExtension",
          "You have no extension; ask the operator for one.",
          Map.of());
    }
    return extension;
  }
}
