package vigil.exchange.steps;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.casework.Order;
import vigil.casework.OrderDetails;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// Orders of ours, read to tell another platform of them. This is the one place of the exchange
/// that looks behind the masks; whoever sends it on leaves a trace of its own.
@Component
class OrderReader {
  static final Staff EXCHANGE =
      new Staff("exchange", "平台交换", "Exchange", Set.of(Role.AGENT), null, null);

  /// Who appealed, in clear: for a platform that is to handle it.
  record Person(@Nullable String name, @Nullable String phone) {
    @Override
    public String toString() {
      return "Person[***]";
    }
  }

  private final Casework casework;

  OrderReader(Casework casework) {
    this.casework = casework;
  }

  Optional<OrderDetails> findDetails(String order) {
    return casework.find(order, EXCHANGE);
  }

  Optional<Order> find(String order) {
    return findDetails(order).map(OrderDetails::order);
  }

  static Person unmask(OrderDetails details) {
    Masked<String> name = details.citizen().name();
    Masked<Phone> phone =
        details.citizen().contactPhone() == null
            ? details.citizen().caller()
            : details.citizen().contactPhone();
    return new Person(
        name == null ? null : name.unmask(), phone == null ? null : phone.unmask().number());
  }
}
