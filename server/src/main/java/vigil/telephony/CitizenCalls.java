package vigil.telephony;

import java.util.List;
import java.util.Optional;
import vigil.kernel.Phone;

/// Calls that members of staff place to citizens: the own phone rings first, and when it answers
/// the citizen is rung.
public interface CitizenCalls {
  /// What became of the wish to place one.
  sealed interface Placing {
    /// The call is on its way, or was already: one person has one call, and asking again for the
    /// same gives the same.
    record Placed(String call) implements Placing {}

    /// That person has another call.
    record Engaged() implements Placing {}

    /// No phone is registered at the own address, or no carrier calls it.
    record NoOwnPhone() implements Placing {}

    /// No carrier may call the citizen's number.
    record NotCallable() implements Placing {}
  }

  /// Rings the own phone of who places the call, and then the citizen.
  ///
  /// @param own by which telephone who places it talks, of [StaffPhones]
  Placing place(Placement placement, String own, Phone citizen);

  /// Who placed it leaves; nobody else's call is touched. Where nobody answered yet it is given up.
  ///
  /// @return false where this person placed no such call that lives
  boolean hangUp(String call, String by);

  Optional<CitizenCall> find(String call);

  /// Those about the same, oldest first.
  List<CitizenCall> listAbout(String about);
}
