package vigil.casework.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft;
import vigil.casework.Order.Channel;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.kernel.InvalidInput;
import vigil.kernel.Phone;

/// A draft as screens send it: what is not known is left out.
record DraftBody(
    @Nullable Channel channel,
    @Nullable String contact,
    AppealType type,
    @Nullable Urgency urgency,
    @Nullable String category,
    @Nullable String title,
    @Nullable String description,
    @Nullable String words,
    @Nullable String wishes,
    @Nullable Instant occurred,
    @Nullable String district,
    @Nullable String street,
    @Nullable String address,
    @Nullable String name,
    @Nullable String contactPhone,
    @Nullable String sex,
    @Nullable String idNumber,
    @Nullable String email,
    Draft.@Nullable CustomerKind customerKind,
    @Nullable String accusedUnit,
    @Nullable String accusedAddress,
    @Nullable Boolean anonymous,
    @Nullable Boolean confidential,
    @Nullable Boolean isPublic,
    @Nullable Boolean leaderAssigned,
    @Nullable Boolean threat,
    @Nullable List<String> tags,
    @Nullable String originalNumber) {

  /// A call's id, or a word or two.
  private static final int LONGEST_WORD = 100;

  DraftBody {
    require("type", type);
    InvalidInput.requireMaxLength("contact", contact, LONGEST_WORD);
    InvalidInput.requireMaxLength("sex", sex, LONGEST_WORD);
    for (String tag : tags == null ? List.<String>of() : tags) {
      InvalidInput.requireMaxLength("tags", tag, LONGEST_WORD);
    }
  }

  /// Whoever sent it is told what is missing.
  static void require(String field, @Nullable Object there) {
    if (there == null) {
      throw InvalidInput.missing(field);
    }
  }

  /// The number the call came from is not among them: an agent sees it masked, it comes from the
  /// contact.
  Draft draft() {
    var appellant =
        new Draft.Appellant(
            name,
            null,
            phone(contactPhone),
            sex,
            idNumber,
            email,
            customerKind == null ? Draft.CustomerKind.PERSON : customerKind);
    return new Draft(
        channel == null ? Channel.PHONE : channel,
        contact,
        type,
        urgency == null ? Urgency.NORMAL : urgency,
        category,
        text(title),
        text(description),
        words,
        wishes,
        occurred,
        district,
        street,
        address,
        appellant,
        accusedUnit,
        accusedAddress,
        is(anonymous),
        is(confidential),
        is(isPublic),
        is(leaderAssigned),
        is(threat),
        tags == null ? List.of() : tags,
        originalNumber);
  }

  /// A number that is none is told at its own field.
  private static @Nullable String phone(@Nullable String number) {
    if (number == null || number.isBlank()) {
      return null;
    }
    try {
      return new Phone(number.strip()).number();
    } catch (InvalidInput _) {
      throw InvalidInput.malformed("contactPhone", "1 to 31 digits with an optional leading +");
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private static boolean is(@Nullable Boolean flag) {
    return flag != null && flag;
  }
}
