package vigil.casework.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// What is changed of an order's words: null leaves a field as it is, an empty text clears it where
/// it may be empty. Who appeals, and by which number, is not changed here.
record AmendBody(
    int seen,
    @JsonUnwrapped AppealChange appeal,
    @JsonUnwrapped AccountChange account,
    @JsonUnwrapped PlaceChange place,
    @Nullable String accusedUnit,
    @Nullable Boolean confidential) {

  record AppealChange(
      @Nullable AppealType type, @Nullable Urgency urgency, @Nullable String category) {
    Draft.Appeal apply(Draft.Appeal was) {
      return new Draft.Appeal(
          or(type, was.type()), or(urgency, was.urgency()), text(category, was.category()));
    }
  }

  record AccountChange(
      @Nullable String title,
      @Nullable String description,
      @Nullable String wishes,
      @Nullable Instant occurred) {
    Draft.Account apply(Draft.Account was) {
      return new Draft.Account(
          or(title, was.title()).strip(),
          or(description, was.description()).strip(),
          was.words(),
          text(wishes, was.wishes()),
          occurred == null ? was.occurred() : occurred);
    }
  }

  record PlaceChange(@Nullable String district, @Nullable String street, @Nullable String address) {
    Draft.Place apply(Draft.Place was) {
      return new Draft.Place(
          text(district, was.district()), text(street, was.street()), text(address, was.address()));
    }
  }

  Draft apply(Draft was) {
    return new Draft(
        was.source(),
        appeal.apply(was.appeal()),
        account.apply(was.account()),
        place.apply(was.place()),
        was.appellant(),
        new Draft.Accused(text(accusedUnit, was.accused().unit()), was.accused().address()),
        was.handling().withConfidential(or(confidential, was.handling().confidential())));
  }

  private static <T> T or(@Nullable T given, T was) {
    return given == null ? was : given;
  }

  private static @Nullable String text(@Nullable String given, @Nullable String was) {
    if (given == null) {
      return was;
    }
    return given.isBlank() ? null : given.strip();
  }
}
