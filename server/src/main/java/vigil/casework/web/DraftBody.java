package vigil.casework.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft;
import vigil.casework.Order.Channel;
import vigil.casework.StepForm;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.kernel.InvalidInput;
import vigil.kernel.MailAddress;
import vigil.kernel.Phone;

/// A draft as screens send it, all fields beside each other: what is not known is left out.
record DraftBody(
    @JsonUnwrapped SourceFields source,
    @JsonUnwrapped AppealFields appeal,
    @JsonUnwrapped AccountFields account,
    @JsonUnwrapped Draft.Place place,
    @JsonUnwrapped CitizenFields citizen,
    @JsonUnwrapped AccusedFields accused,
    @JsonUnwrapped HandlingFields handling) {

  static final StepForm FORM = Draft.FORM;

  /// A call's id, or a word or two.
  private static final int LONGEST_WORD = 100;

  record SourceFields(
      @Nullable Channel channel, @Nullable String contact, @Nullable String originalNumber) {
    SourceFields {
      InvalidInput.requireMaxLength("contact", contact, LONGEST_WORD);
    }

    Draft.Source source() {
      return new Draft.Source(
          channel == null ? Channel.PHONE : channel, contact, originalNumber, null);
    }
  }

  record AppealFields(AppealType type, @Nullable Urgency urgency, @Nullable String category) {
    AppealFields {
      require("type", type);
    }

    Draft.Appeal appeal() {
      return new Draft.Appeal(type, urgency == null ? Urgency.NORMAL : urgency, category);
    }
  }

  record AccountFields(
      @Nullable String title,
      @Nullable String description,
      @Nullable String words,
      @Nullable String wishes,
      @Nullable Instant occurred) {
    Draft.Account account() {
      return new Draft.Account(text(title), text(description), words, wishes, occurred);
    }
  }

  /// The number the call came from is not among them: an agent sees it masked, it comes from the
  /// contact.
  record CitizenFields(
      @Nullable String name,
      @Nullable String contactPhone,
      @Nullable String sex,
      @Nullable String idNumber,
      @Nullable String email,
      Draft.@Nullable CustomerKind customerKind) {
    CitizenFields {
      InvalidInput.requireMaxLength("sex", sex, LONGEST_WORD);
      if (!MailAddress.isBlankOrValid(email)) {
        throw InvalidInput.malformed("email", "an e-mail address");
      }
    }

    Draft.Appellant appellant() {
      var kind = customerKind == null ? Draft.CustomerKind.PERSON : customerKind;
      return new Draft.Appellant(name, null, phone(contactPhone), sex, idNumber, email, kind);
    }
  }

  record AccusedFields(@Nullable String accusedUnit, @Nullable String accusedAddress) {
    Draft.Accused accused() {
      return new Draft.Accused(accusedUnit, accusedAddress);
    }
  }

  record HandlingFields(
      @Nullable Boolean anonymous,
      @Nullable Boolean confidential,
      @Nullable Boolean isPublic,
      @Nullable Boolean leaderAssigned,
      @Nullable Boolean threat,
      @Nullable List<String> tags) {
    HandlingFields {
      for (String tag : tags == null ? List.<String>of() : tags) {
        InvalidInput.requireMaxLength("tags", tag, LONGEST_WORD);
      }
    }

    Draft.Handling handling() {
      return new Draft.Handling(
          is(anonymous),
          is(confidential),
          is(isPublic),
          is(leaderAssigned),
          is(threat),
          tags == null ? List.of() : tags);
    }
  }

  /// Whoever sent it is told what is missing.
  static void require(String field, @Nullable Object there) {
    if (there == null) {
      throw InvalidInput.missing(field);
    }
  }

  Draft draft() {
    return new Draft(
        source.source(),
        appeal.appeal(),
        account.account(),
        place,
        citizen.appellant(),
        accused.accused(),
        handling.handling());
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
