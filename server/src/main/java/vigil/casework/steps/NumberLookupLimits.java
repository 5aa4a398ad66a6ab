package vigil.casework.steps;

import java.util.Optional;
import org.springframework.modulith.NamedInterface;
import vigil.kernel.UserRefusal;

/// How often one person may look at numbers: as often as the work asks for, and far less often than
/// it takes to rebuild a masked number by trying the ten thousand that its mask leaves open.
@NamedInterface("inside")
public interface NumberLookupLimits {
  /// What is counted.
  @NamedInterface("inside")
  enum Lookup {
    /// Orders of a telephone number.
    PHONE_SEARCH,
    /// Name and number in clear.
    UNMASK
  }

  /// Somebody searched once too often.
  ///
  /// @param most in an hour
  /// @param seconds until the next one
  @NamedInterface("inside")
  record TooManyLooks(int most, long seconds) implements UserRefusal {}

  /// Counts a look in the caller's transaction.
  ///
  /// @return why not, if that was once too often
  Optional<TooManyLooks> use(Lookup look, String staff);
}
