package vigil.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Fact;

/// What happened around an order without changing it.
public sealed interface CaseworkFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  /// Somebody looked behind a mask (rules 9.5).
  ///
  /// @param subject the order
  /// @param reason a word of [Reason]; no free text
  record Unmasked(String subject, Instant at, String by, Reason reason) implements CaseworkFact {}

  /// Somebody looked for orders by a telephone number (rules 9.5), which stays out of history.
  ///
  /// @param subject who searched
  /// @param found the orders that were shown
  record PhoneSearched(String subject, Instant at, String by, Reason reason, List<String> found)
      implements CaseworkFact {
    public PhoneSearched {
      found = List.copyOf(found);
    }
  }

  /// A file was added; what it is called stays out of history.
  ///
  /// @param subject the order
  record AttachmentAdded(
      String subject, Instant at, String by, String attachment, String type, long bytes)
      implements CaseworkFact {}

  /// Somebody opened a file.
  ///
  /// @param subject the order
  record AttachmentOpened(String subject, Instant at, String by, String attachment)
      implements CaseworkFact {}

  /// Somebody opened a file that no scanner has looked at, after the warning.
  ///
  /// @param subject the order
  record UnscannedOpened(
      String subject, Instant at, String by, String attachment, UnscannedReason reason)
      implements CaseworkFact {}

  /// Why a file is opened that no scanner has looked at.
  enum UnscannedReason {
    /// The order cannot be handled without it.
    HANDLING,
    /// What the citizen says is held against it.
    VERIFY,
    /// The file is kept as evidence.
    EVIDENCE
  }

  /// The scanner found harm in a file, and it was dropped.
  ///
  /// @param subject the order
  record AttachmentInfected(String subject, Instant at, String attachment, String what)
      implements CaseworkFact {}

  /// Somebody did not call the citizen back whose turn it was, and left it to others.
  ///
  /// @param subject the order
  record CallbackPassedOn(String subject, Instant at, String by, PassReason reason)
      implements CaseworkFact {}

  /// Why a callback is passed on.
  enum PassReason {
    /// The reply does not answer what was asked: somebody looks at the order before the citizen is
    /// called.
    LOOK_AGAIN,
    /// The citizen asked for another time.
    ANOTHER_TIME,
    /// The citizen speaks another language or dialect.
    LANGUAGE,
    /// The member of staff knows those concerned.
    INTEREST
  }

  /// Somebody printed it, with their mark on every sheet.
  ///
  /// @param subject the order
  record Printed(String subject, Instant at, String by) implements CaseworkFact {}

  /// A step of an order in the rapid-disposal lane is late: told once for each due time, in the
  /// transaction that tells the order itself.
  ///
  /// @param subject the order
  /// @param assignment whose step; null for one of the hotline
  record RapidStepLate(
      String subject,
      Instant at,
      String number,
      Clock.Kind clock,
      @Nullable String assignment,
      @Nullable String unit,
      Instant due)
      implements CaseworkFact {}

  /// An order was held beside those before it, by the words as they were then: which cluster of
  /// likely duplicates it belongs to. Told again when its words change.
  ///
  /// @param subject the order
  /// @param seen the order's version whose words were compared
  /// @param happened when what it tells of happened
  /// @param place its place in the house, the same each time; runs with time
  /// @param cluster the place of the cluster's first: its own if it is like none
  record Clustered(
      String subject,
      int seen,
      Instant happened,
      long place,
      long cluster,
      @JsonUnwrapped BestMatch best,
      @JsonUnwrapped EarlierCounts earlier)
      implements CaseworkFact {}

  /// The order that it is most like.
  ///
  /// @param like null, with the score, if it is like none
  /// @param score 0 to 1
  /// @param reasons the strongest first
  record BestMatch(@Nullable String like, @Nullable Double score, List<String> reasons) {
    public static final BestMatch NONE = new BestMatch(null, null, List.of());

    public BestMatch {
      reasons = List.copyOf(reasons);
    }
  }

  /// How many earlier ones within the window have something in common with it.
  record EarlierCounts(int samePhone, int sameAddress, int likeText) {}

  enum Reason {
    CONTACT_THE_CITIZEN,
    CALL_BACK,
    VERIFY_IDENTITY,
    EMERGENCY
  }
}
