package vigil.casework;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// Who asked, of many orders at once: for whoever writes to them.
public interface Appellants {
  /// How many are read at once.
  int MOST = 500;

  /// Those of these orders that there are, in no order.
  List<Appellant> list(Collection<String> orders);

  /// Who asked about one order.
  ///
  /// @param asked what decides what may be written to them
  record Appellant(String order, String number, Asked asked, Reach reach) {}

  /// How they asked.
  ///
  /// @param isAnonymous they did not want to be known
  /// @param isConfidential their name is kept from whoever handles it
  record Asked(
      OrderState state,
      Order.Channel channel,
      AppealType type,
      boolean isAnonymous,
      boolean isConfidential) {}

  /// Where they can be reached.
  ///
  /// @param contactPhone the number that they left
  /// @param caller the number that they called from
  record Reach(
      @Nullable Masked<Phone> contactPhone,
      @Nullable Masked<Phone> caller,
      @Nullable Masked<String> email) {}
}
