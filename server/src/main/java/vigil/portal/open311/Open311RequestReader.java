package vigil.portal.open311;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.casework.Draft;
import vigil.city.Area;
import vigil.city.City;
import vigil.kernel.MailAddress;
import vigil.portal.map.Outlines;
import vigil.portal.map.Outlines.Point;
import vigil.portal.orders.Open311Requests;
import vigil.portal.store.SqlOpen311Requests.Client;

/// Reads what a client of GeoReport v2 posts.
@Component
class Open311RequestReader {
  /// A token must not be guessed: it tells a request's number.
  private static final String TOKEN = "[A-Za-z0-9_-]{16,64}";

  private static final int LONGEST_ACCOUNT = 64;
  private static final int LONGEST_LINK = 500;

  private final City city;
  private final Outlines outlines;
  private final ServiceQuestions questions;
  private final String publicUrl;

  Open311RequestReader(
      City city,
      Outlines outlines,
      ServiceQuestions questions,
      @Value("${vigil.public-url}") String publicUrl) {
    this.city = city;
    this.outlines = outlines;
    this.questions = questions;
    this.publicUrl = publicUrl;
  }

  /// `device_id` is read over: nobody here needs to know a citizen's telephone from another.
  Open311Requests.NewRequest parse(Open311HttpRequest asked, String system) {
    String service = asked.getRequired("service_code");
    if (!city.categories().isLeaf(service)) {
      throw Open311Exception.notFound("service_code was not found");
    }
    String description = asked.getRequired("description");
    if (description.length() > Draft.LONGEST_TEXT) {
      throw Open311Exception.badRequest(
          "description has %d characters at most".formatted(Draft.LONGEST_TEXT));
    }
    var answered = questions.parse(service, asked.attributes());
    Point point = point(asked);
    Area area = area(asked, point);
    String address = asked.text("address_string");
    var answers =
        new Open311Requests.Answers(lines(answered, asked), answered.urgency(), answered.accused());
    var sender = new Open311Requests.Sender(name(asked), phone(asked), email(asked));
    return new Open311Requests.NewRequest(
        new Client(system, short64(asked, "account_id"), token(asked)),
        service,
        new Open311Requests.Location(
            area, point, address(address == null ? place(area, false) : address, point)),
        description,
        answers,
        sender);
  }

  String notice(boolean english) {
    return english
        ? "Keep number and code; see %s/p/status.".formatted(publicUrl)
        : "请保存编号和查询码；进度见 %s/p/status。".formatted(publicUrl);
  }

  String place(String code, boolean english) {
    return city.places()
        .findStreet(code)
        .map(it -> english ? it.nameEn() : it.name())
        .or(() -> city.places().findDistrict(code).map(it -> english ? it.nameEn() : it.name()))
        .orElse(code);
  }

  private String place(Area area, boolean english) {
    String street = area.street();
    return place(street == null ? area.district() : street, english);
  }

  private static @Nullable Point point(Open311HttpRequest asked) {
    Double lat = asked.number("lat");
    Double lon = asked.number("long");
    if ((lat == null) != (lon == null)) {
      throw Open311Exception.badRequest("lat and long come together");
    }
    return lat == null || lon == null ? null : new Point(lat, lon);
  }

  private Area area(Open311HttpRequest asked, @Nullable Point point) {
    String code = asked.text("address_id");
    String district = null;
    if (point != null && code == null) {
      district = outlines.findDistrict(point).orElse(null);
      if (district == null) {
        throw Open311Exception.badRequest("lat and long are outside the city");
      }
    }
    String coded = code == null ? asked.text("attribute[district]") : code;
    Optional<Area> found =
        new Open311Places(city.places()).find(coded, district, asked.text("address_string"));
    return found.orElseThrow(() ->
        Open311Exception.badRequest(
            "where it is, is missing: lat and long, or an address_string that names a district, or"
                + " address_id with the code of one"));
  }

  /// The point is for whoever goes there.
  private static String address(String address, @Nullable Point point) {
    return point == null
        ? address
        : "%s (%s, %s)"
            .formatted(
                address,
                String.format(Locale.ROOT, "%.5f", point.lat()),
                String.format(Locale.ROOT, "%.5f", point.lon()));
  }

  private static List<String> lines(
      ServiceQuestions.ParsedAnswers answered, Open311HttpRequest asked) {
    List<String> lines = new ArrayList<>();
    answered.lines().forEach(line -> lines.add("— " + line));
    String media = asked.text("media_url");
    if (media != null) {
      if (media.length() > LONGEST_LINK || !media.matches("https?://\\S+")) {
        throw Open311Exception.badRequest("media_url is no address of a picture");
      }
      lines.add("— media_url: " + media);
    }
    if (String.join("\n", lines).length() > Draft.LONGEST_TEXT) {
      throw Open311Exception.badRequest(
          "the attributes together have %d characters at most".formatted(Draft.LONGEST_TEXT));
    }
    return lines;
  }

  private static @Nullable String phone(Open311HttpRequest asked) {
    String phone = asked.text("phone");
    String digits = phone == null ? null : phone.replaceAll("[ ()-]", "");
    if (digits != null && !digits.matches("\\+?\\d{5,20}")) {
      throw Open311Exception.badRequest("phone has 5 to 20 digits");
    }
    return digits;
  }

  private static @Nullable String email(Open311HttpRequest asked) {
    String email = asked.text("email");
    if (!MailAddress.isBlankOrValid(email)) {
      throw Open311Exception.badRequest("email is no e-mail address");
    }
    return email;
  }

  private static @Nullable String short64(Open311HttpRequest asked, String name) {
    String given = asked.text(name);
    if (given != null && given.length() > LONGEST_ACCOUNT) {
      throw Open311Exception.badRequest(name + " is longer than " + LONGEST_ACCOUNT);
    }
    return given;
  }

  private static @Nullable String token(Open311HttpRequest asked) {
    String token = asked.text("token");
    if (token != null && !token.matches(TOKEN)) {
      throw Open311Exception.badRequest("token has 16 to 64 letters and digits");
    }
    return token;
  }

  private static @Nullable String name(Open311HttpRequest asked) {
    String last = asked.text("last_name");
    String given = asked.text("first_name");
    if (last == null || given == null) {
      return last == null ? given : last;
    }
    boolean chinese = last.codePoints().allMatch(Character::isIdeographic);
    return chinese ? last + given : given + " " + last;
  }
}
