package vigil.casework.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// What is changed of an order's words: null leaves a field as it is, an empty text clears it where
/// it may be empty. Who appeals, and by which number, is not changed here.
record AmendBody(
    int seen,
    @Nullable AppealType type,
    @Nullable Urgency urgency,
    @Nullable String category,
    @Nullable String title,
    @Nullable String description,
    @Nullable String wishes,
    @Nullable Instant occurred,
    @Nullable String district,
    @Nullable String street,
    @Nullable String address,
    @Nullable String accusedUnit,
    @Nullable Boolean confidential) {

  Draft apply(Draft was) {
    return new Draft(
        was.channel(),
        was.contact(),
        or(type, was.type()),
        or(urgency, was.urgency()),
        text(category, was.category()),
        or(title, was.title()).strip(),
        or(description, was.description()).strip(),
        was.words(),
        text(wishes, was.wishes()),
        occurred == null ? was.occurred() : occurred,
        text(district, was.district()),
        text(street, was.street()),
        text(address, was.address()),
        was.appellant(),
        text(accusedUnit, was.accusedUnit()),
        was.accusedAddress(),
        was.anonymous(),
        or(confidential, was.confidential()),
        was.isPublic(),
        was.leaderAssigned(),
        was.threat(),
        was.tags(),
        was.originalNumber());
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
