package vigil.understanding.web;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.AppealType;
import vigil.city.City;
import vigil.city.District;
import vigil.city.Street;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.kernel.InvalidInput;
import vigil.understanding.life.CallSummary;

/// What is read to the citizen at the end of a call.
@RestController
class CallSummaryController {
  private static final int LONGEST = 8_000;

  private final City city;

  CallSummaryController(City city) {
    this.city = city;
  }

  /// An order as it stands in the form.
  ///
  /// @param district its code
  /// @param street its code
  record WrittenOrder(
      AppealType type,
      String words,
      @Nullable String wishes,
      @Nullable String district,
      @Nullable String street,
      @Nullable String address) {}

  /// @param text empty where there are no words yet
  record ReadBack(String text) {}

  /// Nothing is kept of it.
  @PostMapping("/api/understanding/call-summaries")
  @Permit({Role.AGENT, Role.CALLBACK})
  ReadBack summarize(@RequestBody WrittenOrder order) {
    InvalidInput.requireMaxLength("words", order.words(), LONGEST);
    InvalidInput.requireMaxLength("wishes", order.wishes(), LONGEST);
    InvalidInput.requireMaxLength("address", order.address(), LONGEST);
    String wishes = order.wishes() == null ? "" : order.wishes();
    return new ReadBack(CallSummary.of(order.type(), order.words(), wishes, place(order)));
  }

  private String place(WrittenOrder order) {
    String district = order.district() == null ? "" : order.district();
    String street = order.street() == null ? "" : order.street();
    return Stream.of(
            city.places().findDistrict(district).map(District::name).orElse(""),
            city.places().findStreet(street).map(Street::name).orElse(""),
            order.address() == null ? "" : order.address())
        .collect(Collectors.joining());
  }
}
