package vigil.desk.calling;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.identity.Role;

/// What a citizen is called for about an order, and for whose part.
///
/// @param assignment null where it is of the whole order
record OrderCallPurpose(Kind kind, @Nullable String assignment) {
  enum Kind {
    /// A unit's handler gets in touch (rules 3.11).
    CONTACT("Contact", Role.HANDLER),
    /// The hotline asks what the citizen says of the handling (rules 3.17).
    CALL_BACK("CallBack", Role.CALLBACK),
    /// The hotline asks what a unit wants to know (rules 9.4).
    RELAY("Relay", Role.AGENT, Role.DISPATCHER, Role.CALLBACK),
    /// A manager talks with the citizen.
    TALK(null, Role.MANAGER);

    /// The step that may rest on it; null for none.
    final @Nullable String step;

    /// Whose the call is.
    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    final Set<Role> roles;

    Kind(@Nullable String step, Role... roles) {
      this.step = step;
      this.roles = Set.of(roles);
    }
  }

  /// As telephony keeps it.
  String word() {
    return assignment == null ? kind.name() : kind.name() + " " + assignment;
  }

  /// Empty where it is no word of ours.
  static Optional<OrderCallPurpose> parse(String word) {
    String[] parts = word.split(" ", 2);
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(parts[0])) {
        return Optional.of(new OrderCallPurpose(kind, parts.length > 1 ? parts[1] : null));
      }
    }
    return Optional.empty();
  }
}
