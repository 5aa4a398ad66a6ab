package vigil.city.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.Area;
import vigil.city.CalendarDay;
import vigil.city.Category;
import vigil.city.City;
import vigil.city.Danger;
import vigil.city.District;
import vigil.city.Edition;
import vigil.city.PhraseTemplate;
import vigil.city.PlaceInText;
import vigil.city.Responsibility;
import vigil.city.Street;
import vigil.city.Unit;
import vigil.city.UrgencyWord;
import vigil.city.WorkingDays;
import vigil.city.YearStatus;
import vigil.city.life.EditionOutcome;
import vigil.city.steps.CalendarService;
import vigil.city.steps.Editions;
import vigil.city.store.SqlCalendar;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;

/// The city, for screens. Places, categories and units are open: citizens choose from them.
@RestController
@RequestMapping("/api/city")
class CityController {
  /// No field of an order is longer.
  private static final int LONGEST_TYPED = 8_000;

  /// A year's calendar.
  ///
  /// @param days that differ from the plain week
  record YearCalendar(int year, YearStatus status, int workingDays, List<CalendarDay> days) {}

  /// @param version of the policy
  /// @param profile whose limits are in force
  record PolicyInForce(String version, String profile, List<Integer> officialYears) {}

  /// Who would lead, for a dispatcher who asks.
  ///
  /// @param limit the directory's own; null where the profile's counts
  record ResponsibilityView(
      Unit lead, List<Unit> assists, @Nullable String limit, String legalBasis, String version) {
    static ResponsibilityView of(Responsibility it) {
      String limit = it.limit() == null ? null : it.limit().toString();
      return new ResponsibilityView(it.lead(), it.assists(), limit, it.legalBasis(), it.version());
    }
  }

  /// @param csv as in `policy/cn-calendar-*.csv`, with its header
  /// @param notice the State Council's notice by name and number
  record CalendarImport(String csv, @Nullable String notice) {}

  private final City city;
  private final CalendarService calendar;
  private final Editions editions;

  CityController(City city, CalendarService calendar, Editions editions) {
    this.city = city;
    this.calendar = calendar;
    this.editions = editions;
  }

  @Permit(open = true)
  @GetMapping("/districts")
  List<District> districts() {
    return city.places().districts();
  }

  @Permit(open = true)
  @GetMapping("/streets")
  List<Street> streets(@RequestParam(required = false) @Nullable String district) {
    return district == null ? city.places().streets() : city.places().listStreets(district);
  }

  /// A text, as far as it is written.
  record PlaceQuery(@Nullable String text) {}

  /// The place that a text names for certain; nothing is kept of it.
  @Permit(staff = true)
  @PostMapping("/place-in-text")
  PlaceInText place(@RequestBody PlaceQuery said) {
    return PlaceInText.find(said.text(), city.places());
  }

  @Permit(open = true)
  @GetMapping("/categories")
  List<Category> categories() {
    return city.categories().list();
  }

  /// Under their public names: a citizen says whom a complaint is about.
  @Permit(open = true)
  @GetMapping("/units")
  List<Unit> units() {
    return city.units().list();
  }

  @Permit(staff = true)
  @GetMapping("/urgency-words")
  List<UrgencyWord> urgencyWords() {
    return city.policy().urgencyWords();
  }

  /// What somebody has typed so far.
  record TypedText(String text) {}

  /// What in it says that somebody needs help now: whom to call, what to tell the caller.
  @Permit(staff = true)
  @PostMapping("/danger")
  List<Danger> danger(@RequestBody TypedText typed) {
    String text = typed.text();
    return city.policy()
        .dangers()
        .listDangers(text.length() <= LONGEST_TYPED ? text : text.substring(0, LONGEST_TYPED));
  }

  /// Sentences that forms offer.
  @Permit(staff = true)
  @GetMapping("/phrases")
  List<PhraseTemplate> phrases() {
    return city.policy().phrases();
  }

  @Permit(staff = true)
  @GetMapping("/policy")
  PolicyInForce policy() {
    return new PolicyInForce(
        city.policy().version(),
        city.limits().profile().name(),
        List.copyOf(city.workingDays().officialYears()));
  }

  @Permit(staff = true)
  @GetMapping("/competence")
  ResponsibilityView competence(
      @RequestParam String category,
      @RequestParam String district,
      @RequestParam(required = false) @Nullable String street) {
    return ResponsibilityView.of(city.getResponsibility(category, new Area(district, street)));
  }

  @Permit(staff = true)
  @GetMapping("/calendar/{year}")
  YearCalendar calendar(@PathVariable int year) {
    if (year < 2000 || year > 2100) {
      throw Problems.notFound("year in the calendar");
    }
    WorkingDays days = city.workingDays();
    return new YearCalendar(
        year,
        days.status(year),
        days.countInYear(year),
        days.special().stream().filter(it -> it.date().getYear() == year).toList());
  }

  /// Each day that a limit counts, for a clock that explains itself.
  @Permit(staff = true)
  @GetMapping("/calendar/explain")
  List<WorkingDays.CountedDay> explain(@RequestParam Instant from, @RequestParam int days) {
    return city.workingDays().explain(from, days);
  }

  /// Every calendar that was entered, the newest first, each as a file to look at or to return to.
  @Permit({Role.OPERATOR, Role.MANAGER})
  @GetMapping("/calendar/versions")
  List<SqlCalendar.Version> versions() {
    return calendar.versions();
  }

  @Permit({Role.OPERATOR, Role.MANAGER})
  @PostMapping("/calendar/preview")
  CalendarService.Preview preview(@RequestBody CalendarImport wanted) {
    return calendar.preview(wanted.csv());
  }

  /// Proposes whole years, by the notice's name; a manager approves them, and due times are counted
  /// anew.
  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      person = true)
  @PostMapping("/calendar")
  @ResponseStatus(HttpStatus.CREATED)
  EditionViews.Head propose(@RequestBody CalendarImport wanted, Staff staff) {
    String notice = wanted.notice();
    if (notice == null || notice.isBlank()) {
      throw InvalidInput.missing("notice");
    }
    CalendarService.Preview looked = calendar.preview(wanted.csv());
    if (!looked.faults().isEmpty()) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "CalendarFaulty",
          "Mend the lines named and send the file again; nothing was imported.",
          Map.of("faults", looked.faults()));
    }
    Edition draft = editions.draftYears(wanted.csv(), staff.id());
    var outcome = editions.propose(draft.id(), draft.version(), notice.strip(), staff.id());
    if (outcome.orElse(null) instanceof EditionOutcome.Refusal) {
      editions.withdraw(draft.id(), draft.version(), staff.id());
    }
    return EditionController.done(outcome);
  }
}
