package vigil.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Draft;
import vigil.casework.Order.Channel;
import vigil.city.City;
import vigil.city.Danger;
import vigil.city.PlaceInText;
import vigil.identity.Permit;
import vigil.kernel.InvalidInput;
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Problems;
import vigil.portal.orders.AppealForm;
import vigil.portal.orders.CitizenOrders;
import vigil.understanding.CitizenSuggestions;
import vigil.understanding.Guess;

/// An appeal, from what is written so far until it is taken. Who writes needs no account.
@RestController
@RequestMapping("/api/portal")
class AppealController {
  /// An appeal that was taken.
  ///
  /// @param code told once; kept by us only as a hash
  /// @param due by when it will be answered
  /// @param danger words that say someone may be in danger: the page then names 110, 119 and 120
  record AppealReceipt(String number, String code, Instant due, List<String> danger) {}

  /// What a citizen has written so far.
  record TextSoFar(@Nullable String text) {}

  /// What a citizen has written so far, by field.
  record AppealSoFar(String title, String description) {}

  /// What the words so far say.
  ///
  /// @param danger words that say someone may be in danger: nothing else is asked then
  /// @param categories to choose from, the likeliest first; empty where nothing is sure enough
  record OfferedCategories(List<String> danger, List<Guess> categories) {
    OfferedCategories {
      danger = List.copyOf(danger);
      categories = List.copyOf(categories);
    }
  }

  private final City city;
  private final CitizenOrders orders;
  private final CitizenSuggestions suggestions;
  private final RateLimiter guard;

  AppealController(
      City city, CitizenOrders orders, CitizenSuggestions suggestions, RateLimiter guard) {
    this.city = city;
    this.orders = orders;
    this.suggestions = suggestions;
    this.guard = guard;
  }

  @Permit(open = true)
  @PostMapping("/appeals")
  @ResponseStatus(HttpStatus.CREATED)
  AppealReceipt appeal(@RequestBody AppealForm appeal, HttpServletRequest request) {
    var mistakes = appeal.listErrors(city, orders.now());
    if (!mistakes.isEmpty()) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "AppealIncomplete",
          "Please correct the fields named. 请更正标出的内容。",
          Map.of("mistakes", mistakes));
    }
    guard.check(RateLimiter.LimitedAction.APPEAL, request);
    NoStoreResponse.markFields(request, "code");
    CitizenOrders.RegisteredOrder filed =
        orders.registerAndSubmit(appeal.toDraft(orders.unclassified(), orders.now()));
    suggestions.tell(
        filed.order(),
        Channel.WEB,
        Objects.requireNonNull(appeal.account().description()),
        appeal.subject().category(),
        filed.at());
    return new AppealReceipt(
        filed.number(),
        filed.code(),
        filed.due(),
        danger(appeal.account().title() + "\n" + appeal.account().description()));
  }

  /// The place that the words name for certain, for the form to offer; nothing is kept of it.
  @Permit(open = true)
  @PostMapping("/place-in-text")
  PlaceInText place(@RequestBody TextSoFar written, HttpServletRequest request) {
    guard.check(RateLimiter.LimitedAction.PLACE, request);
    return PlaceInText.find(written.text(), city.places());
  }

  /// What the words seem to be about, for the form to ask. Who writes is neither asked nor kept.
  @Permit(open = true)
  @PostMapping("/category-in-text")
  OfferedCategories category(@RequestBody AppealSoFar written, HttpServletRequest request) {
    InvalidInput.requireMaxLength("title", written.title(), Draft.LONGEST_TITLE);
    InvalidInput.requireMaxLength("description", written.description(), Draft.LONGEST_TEXT);
    guard.check(RateLimiter.LimitedAction.CATEGORY, request);
    var danger = danger(written.title() + "\n" + written.description());
    return danger.isEmpty()
        ? new OfferedCategories(
            danger, suggestions.suggest(written.title(), written.description(), orders.now()))
        : new OfferedCategories(danger, List.of());
  }

  private List<String> danger(String text) {
    return city.policy().dangers().listDangers(text).stream().map(Danger::said).toList();
  }
}
