package vigil.exchange.protocol;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft.CustomerKind;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// What the other side needs to serve the citizen, and no more. The groups are ours: on the wire
/// all of it is one flat object.
///
/// @param files how many follow ([FileTransferHeader]); null from a platform that sends none
public record ForwardedAppeal(
    @JsonUnwrapped Origin origin,
    @JsonUnwrapped Classification classification,
    @JsonUnwrapped Account account,
    @JsonUnwrapped Location location,
    @JsonUnwrapped AccusedParty accusedParty,
    @JsonUnwrapped Appellant appellant,
    @JsonUnwrapped Handling handling,
    @Nullable Integer files) {
  /// Where it comes from, and by when it is owed.
  ///
  /// @param number the sender's own
  /// @param originalNumber where it was first heard
  /// @param path the platforms it came through, the first one first, the sender last
  public record Origin(
      String number,
      String originalNumber,
      List<String> path,
      Instant registeredAt,
      Instant citizenDue) {}

  public record Classification(AppealType appeal, Urgency urgency, @Nullable String category) {}

  /// What the citizen said.
  public record Account(
      String title,
      String description,
      @Nullable String words,
      @Nullable String wishes,
      @Nullable Instant occurred) {
    @Override
    public String toString() {
      return "Account[***]";
    }
  }

  /// Where it is.
  ///
  /// @param place district and street in words, for a platform with other codes
  public record Location(
      @Nullable String district,
      @Nullable String street,
      @Nullable String place,
      @Nullable String address) {
    @Override
    public String toString() {
      return "Location[***]";
    }
  }

  /// Whom it accuses.
  ///
  /// @param accused the accused unit's name
  public record AccusedParty(
      @Nullable String accusedUnit, @Nullable String accused, @Nullable String accusedAddress) {
    @Override
    public String toString() {
      return "AccusedParty[***]";
    }
  }

  /// Who appeals.
  ///
  /// @param name null for an anonymous appellant, like the telephone number
  public record Appellant(
      @Nullable String name, @Nullable String phone, CustomerKind kind, boolean isAnonymous) {
    @Override
    public String toString() {
      return "Appellant[***]";
    }
  }

  public record Handling(boolean isPublic, boolean isThreat) {}

  @Override
  public String toString() {
    return "ForwardedAppeal[***]";
  }
}
