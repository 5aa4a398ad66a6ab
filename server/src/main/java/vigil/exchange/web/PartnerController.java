package vigil.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.City;
import vigil.exchange.ExchangeFact;
import vigil.exchange.protocol.PlatformIdentity;
import vigil.exchange.steps.PartnerAvailability;
import vigil.exchange.steps.PartnerTestMessage;
import vigil.exchange.store.SqlPartners;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Ledger;
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Problems;
import vigil.messaging.AddressGuard;
import vigil.messaging.Outbox;

/// The platforms that we exchange orders with, as an operator enters them.
@RestController
@RequestMapping("/api/portal/partners")
class PartnerController {
  private static final int LONGEST_NAME = 64;
  private static final int MOST_PLACES = 100;

  /// A partner wanted, or changed.
  ///
  /// @param secret the other side's, if it made one; else one is made here
  record PartnerRequest(
      @Nullable String code,
      @Nullable String name,
      @Nullable String nameEn,
      @Nullable String url,
      @Nullable String secret,
      @Nullable List<String> districts,
      @Nullable List<String> categories) {}

  /// All of them.
  ///
  /// @param ourCode by which the other side enters us
  record PartnerList(String ourCode, List<SqlPartners.Partner> items) {}

  /// @param secret shown once
  record NewPartnerSecret(String code, String secret) {}

  /// Another secret wanted.
  ///
  /// @param secret the other side's, if it made one; else one is made here
  /// @param hours how long the one before holds too; null for three days
  record RotationRequest(@Nullable String secret, @Nullable Integer hours) {}

  private final SqlPartners partners;
  private final PartnerAvailability availability;
  private final PlatformIdentity ourselves;
  private final AddressGuard guard;
  private final City city;
  private final Outbox outbox;
  private final InstantSource clock;
  private final Ledger ledger;

  PartnerController(
      SqlPartners partners,
      PartnerAvailability availability,
      PlatformIdentity ourselves,
      AddressGuard guard,
      City city,
      Outbox outbox,
      InstantSource clock,
      Ledger ledger) {
    this.partners = partners;
    this.availability = availability;
    this.ourselves = ourselves;
    this.guard = guard;
    this.city = city;
    this.outbox = outbox;
    this.clock = clock;
    this.ledger = ledger;
  }

  @Permit(Role.OPERATOR)
  @GetMapping
  PartnerList partners() {
    return new PartnerList(ourselves.code(), partners.list());
  }

  /// The secret in the answer is shown once; both sides sign with it.
  @Permit(value = Role.OPERATOR, fresh = true)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  NewPartnerSecret enter(@RequestBody PartnerRequest wish, Staff by, HttpServletRequest request) {
    SqlPartners.PartnerSettings said = said(wish, text(wish.code()));
    String shared = secret(wish.secret());
    if (!partners.add(said, shared, by.id())) {
      throw Problems.of(
          HttpStatus.CONFLICT,
          "PartnerKnown",
          "A platform with this code is entered already; change or end it. 该代码已登记。",
          Map.of("code", said.code()));
    }
    NoStoreResponse.mark(request);
    return new NewPartnerSecret(said.code(), shared);
  }

  @Permit(value = Role.OPERATOR, fresh = true)
  @PostMapping("/{code}/change")
  PartnerList change(@PathVariable String code, @RequestBody PartnerRequest wish) {
    if (!partners.change(said(wish, code))) {
      throw Problems.notFound("platform");
    }
    return partners();
  }

  private static String secret(@Nullable String given) {
    String secret = text(given);
    if (!secret.isEmpty() && !secret.matches(SqlPartners.SECRET)) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "SecretUnfit",
          "A secret looks like whsec_ and 32 or more characters of base64. 密钥格式不符。",
          Map.of());
    }
    return secret.isEmpty() ? SqlPartners.newSecret() : secret;
  }

  /// From now on both secrets are signed with and taken; when the overlap is over, the new one
  /// alone. The secret in the answer is shown once.
  @Permit(value = Role.OPERATOR, fresh = true)
  @PostMapping("/{code}/rotate")
  @Transactional
  public NewPartnerSecret rotate(
      @PathVariable String code,
      @RequestBody RotationRequest wish,
      Staff by,
      HttpServletRequest request) {
    Integer hours = wish.hours();
    var overlap = hours == null ? SqlPartners.OVERLAP : Duration.ofHours(hours);
    if (overlap.isNegative() || overlap.compareTo(SqlPartners.LONGEST_OVERLAP) > 0) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "OverlapUnfit",
          "Both secrets hold for 0 to 720 hours. 新旧密钥并用时间为0至720小时。",
          Map.of());
    }
    String shared = secret(wish.secret());
    var turnsAt = clock.instant().plus(overlap);
    if (!partners.rotate(code, shared, turnsAt)) {
      throw Problems.notFound("platform");
    }
    ledger.append(new ExchangeFact.SecretRotated(code, clock.instant(), by.id(), turnsAt));
    NoStoreResponse.mark(request);
    return new NewPartnerSecret(code, shared);
  }

  /// The secret on its way is dropped; the one before stays.
  @Permit(Role.OPERATOR)
  @PostMapping("/{code}/keep-secret")
  @Transactional
  public PartnerList keepSecret(@PathVariable String code, Staff by) {
    if (!partners.keepSecret(code)) {
      throw Problems.notFound("platform");
    }
    ledger.append(new ExchangeFact.SecretKept(code, clock.instant(), by.id()));
    return partners();
  }

  @Permit(Role.OPERATOR)
  @PostMapping("/{code}/end")
  PartnerList end(@PathVariable String code) {
    if (!partners.end(code)) {
      throw Problems.notFound("platform");
    }
    return partners();
  }

  /// Sends it a message about nothing; when it is taken, what waits goes out too.
  @Permit(Role.OPERATOR)
  @PostMapping("/{code}/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void test(@PathVariable String code) {
    if (partners.listPlatforms().stream().noneMatch(it -> it.code().equals(code))) {
      throw Problems.notFound("platform");
    }
    availability.retryNow(code);
    outbox.add(PartnerTestMessage.create(ourselves.code(), code, clock));
  }

  private SqlPartners.PartnerSettings said(PartnerRequest wish, String code) {
    if (!code.matches(PlatformIdentity.CODE) || code.equals(ourselves.code())) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "CodeUnfit",
          "A code is like hangzhou-12345, and not our own. 代码格式不符或与本平台相同。",
          Map.of());
    }
    String name = text(wish.name());
    String nameEn = text(wish.nameEn()).isEmpty() ? name : text(wish.nameEn());
    if (name.isEmpty() || name.length() > LONGEST_NAME || nameEn.length() > LONGEST_NAME) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "NameUnfit",
          "Name it, in 64 characters at most. 请填写名称（最多64字）。",
          Map.of());
    }
    String url = text(wish.url()).replaceAll("/+$", "");
    String refused = guard.findRefusal(url);
    if (refused != null) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "AddressNotAllowed",
          "Nothing can be sent there: %s. 不能向该地址发送。".formatted(refused),
          Map.of());
    }
    List<String> districts = wish.districts() == null ? List.of() : wish.districts();
    List<String> categories = wish.categories() == null ? List.of() : wish.categories();
    boolean isKnown =
        districts.size() + categories.size() <= MOST_PLACES
            && districts.stream().allMatch(it -> city.places().findDistrict(it).isPresent())
            && categories.stream().allMatch(it -> city.categories().find(it).isPresent());
    if (!isKnown) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "PlaceUnknown",
          "A district or category of these is not ours. 区域或类别不存在。",
          Map.of());
    }
    return new SqlPartners.PartnerSettings(code, name, nameEn, url, districts, categories);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
