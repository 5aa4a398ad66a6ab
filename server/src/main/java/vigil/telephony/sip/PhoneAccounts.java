package vigil.telephony.sip;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The phones of the staff: who may register, and where they are.
public interface PhoneAccounts {
  /// Who may register.
  ///
  /// @param md5 HA1 of RFC 8760 for MD5, in hex
  /// @param sha256 HA1 for SHA-256, in hex; the password itself is kept nowhere
  record Account(String extension, String md5, String sha256) {}

  /// Where a phone is.
  ///
  /// @param contact the URI under which the phone is reached
  /// @param isPage it is a web page
  record Binding(
      String extension,
      String contact,
      String callId,
      long cseq,
      Instant expiresAt,
      boolean isPage) {}

  /// Empty also where whose it was is locked, has left or has another extension now.
  Optional<Account> findAccount(String extension);

  /// Phones that registered before are there no more.
  void save(Account account, String staff);

  /// Living bindings, a page before the phones and the newest first; none where nobody may
  /// register.
  List<Binding> listBindings(String extension);

  /// The number that is the extension's voice for the shift, as `tel:13800138000`; empty where
  /// calls ring at its phones.
  Optional<String> findMobile(String extension);

  /// Living bindings of every extension's phones.
  List<Binding> listLiving();

  void bind(Binding binding);

  void unbind(String extension, String contact);

  void unbindAll(String extension);

  /// A page of this member of staff is the extension's phone now, in the place of any before it.
  void bindPage(String extension, String staff, String contact, Instant expiresAt);

  /// The page is there no more.
  void unbindPage(String extension, String contact);

  /// No page is there any more: the server that they spoke to is gone.
  void unbindPages();

  /// Whether this port is where the latest page of another extension was.
  boolean isPortOfAnother(String extension, int port);

  /// Where the extension's latest page was, also when it is there no more.
  Optional<String> findLastPage(String extension);
}
