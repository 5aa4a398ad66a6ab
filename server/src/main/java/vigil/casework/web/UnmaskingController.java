package vigil.casework.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.CaseworkFact;
import vigil.casework.OrderRow;
import vigil.casework.Refusal;
import vigil.casework.steps.NumberLookupLimits;
import vigil.casework.steps.PhoneSearch;
import vigil.casework.steps.Unmasking;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Phone;
import vigil.kernel.Problems;

/// Looking behind a mask, and finding orders by a number: with a reason, a trace and a limit.
@RestController
@RequestMapping("/api/casework")
class UnmaskingController {
  private final Unmasking unmasking;
  private final PhoneSearch search;

  UnmaskingController(Unmasking unmasking, PhoneSearch search) {
    this.unmasking = unmasking;
    this.search = search;
  }

  /// Why somebody looks behind the mask.
  record UnmaskingRequest(CaseworkFact.@Nullable Reason reason) {}

  @PostMapping("/orders/{id}/unmask")
  @Permit(
      value = {Role.AGENT, Role.HANDLER, Role.CALLBACK, Role.REVIEWER},
      fresh = true)
  Unmasking.ClearIdentity unmask(
      @PathVariable String id,
      @RequestBody UnmaskingRequest why,
      Staff by,
      HttpServletRequest request) {
    NoStoreResponse.mark(request);
    return switch (unmasking.unmask(id, reason(why.reason()), by)) {
      case Unmasking.UnmaskingResult.Unmasked(var clear) -> clear;
      case Unmasking.UnmaskingResult.Unknown _ -> throw Problems.notFound("order");
      case Unmasking.UnmaskingResult.Hidden _ ->
          throw RefusalProblems.problem(new Refusal.CallerHidden());
      case Unmasking.UnmaskingResult.Refused(var no) -> throw problem(no);
    };
  }

  /// A number in the body, so that no log of addresses keeps it.
  ///
  /// @param phone whole, as it was dialled or left to be called back
  record PhoneSearchRequest(@Nullable String phone, CaseworkFact.@Nullable Reason reason) {}

  @PostMapping("/phone-searches")
  @Permit(
      value = {Role.AGENT, Role.HANDLER, Role.CALLBACK, Role.REVIEWER},
      fresh = true)
  List<OrderRow> byPhone(
      @RequestBody PhoneSearchRequest wanted, Staff by, HttpServletRequest request) {
    NoStoreResponse.mark(request);
    String number = wanted.phone();
    if (number == null || number.isBlank()) {
      throw InvalidInput.missing("phone");
    }
    return switch (search.search(new Phone(number.strip()), reason(wanted.reason()), by)) {
      case PhoneSearch.SearchResult.Found(var orders) -> orders;
      case PhoneSearch.SearchResult.Refused(var no) -> throw problem(no);
    };
  }

  private static CaseworkFact.Reason reason(CaseworkFact.@Nullable Reason reason) {
    if (reason == null) {
      throw InvalidInput.missing("reason");
    }
    return reason;
  }

  private static RuntimeException problem(NumberLookupLimits.TooManyLooks no) {
    var refused =
        Problems.refused(
            HttpStatus.TOO_MANY_REQUESTS,
            no,
            "That was more than %d in an hour. Wait %d minutes; who needs more asks a manager."
                .formatted(no.most(), no.seconds() / 60 + 1),
            Map.of("most", no.most(), "seconds", no.seconds()));
    refused.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(no.seconds()));
    return refused;
  }
}
