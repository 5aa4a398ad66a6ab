package vigil.portal.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.Category;
import vigil.city.City;
import vigil.identity.Permit;

/// GeoReport v2: where it is spoken, which services there are, what each asks.
@RestController
@RequestMapping("/open311/v2")
class Open311Controller {
  private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

  /// When what is answered here last changed its shape.
  private static final String CHANGESET = "2026-11-26T00:00:00+08:00";

  private final City city;
  private final Open311AccessCheck doors;
  private final ServiceQuestions questions;
  private final String publicUrl;

  Open311Controller(
      City city,
      Open311AccessCheck doors,
      ServiceQuestions questions,
      @Value("${vigil.public-url}") String publicUrl) {
    this.city = city;
    this.doors = doors;
    this.questions = questions;
    this.publicUrl = publicUrl;
  }

  @Permit(open = true)
  @GetMapping({"/discovery.json", "/discovery.xml"})
  ResponseEntity<String> discovery(HttpServletRequest request) {
    var endpoint =
        new Open311Bodies.Endpoint(
            SPECIFICATION,
            publicUrl + "/open311/v2",
            CHANGESET,
            "production",
            List.of("application/json", "text/xml"));
    return Open311Responses.render(
        HttpStatus.OK,
        request.getRequestURI(),
        "discovery",
        "endpoint",
        new Open311Bodies.Discovery(
            CHANGESET,
            "12345",
            "An operator issues keys: POST /api/portal/api-keys",
            List.of(endpoint)));
  }

  @Permit(open = true)
  @GetMapping({"/services.json", "/services.xml"})
  ResponseEntity<String> services(HttpServletRequest request) {
    Open311HttpRequest asked = doors.check(request);
    var services =
        city.categories().leaves().stream().map(leaf -> service(leaf, asked.isEnglish())).toList();
    return Open311Responses.render(HttpStatus.OK, asked.path(), "services", "service", services);
  }

  private Open311Bodies.Service service(Category leaf, boolean english) {
    List<String> path = english ? leaf.pathEn() : leaf.path();
    return new Open311Bodies.Service(
        leaf.code(),
        english ? leaf.nameEn() : leaf.name(),
        String.join(" > ", path),
        !questions.list(leaf.code()).isEmpty(),
        "realtime",
        leaf.name() + "," + leaf.nameEn(),
        path.getFirst());
  }

  @Permit(open = true)
  @GetMapping({"/services/{code}.json", "/services/{code}.xml"})
  ResponseEntity<String> definition(@PathVariable String code, HttpServletRequest request) {
    Open311HttpRequest asked = doors.check(request);
    if (!city.categories().isLeaf(code)) {
      throw Open311Exception.notFound("service_code " + code + " was not found");
    }
    List<Open311Bodies.Attribute> attributes = new ArrayList<>();
    for (ServiceQuestions.Question question : questions.list(code)) {
      attributes.add(attribute(question, attributes.size() + 1, asked.isEnglish()));
    }
    return Open311Responses.render(
        HttpStatus.OK,
        asked.path(),
        "service_definition",
        "attribute",
        new Open311Bodies.Definition(code, attributes));
  }

  private static Open311Bodies.Attribute attribute(
      ServiceQuestions.Question question, int order, boolean english) {
    return new Open311Bodies.Attribute(
        true,
        question.code(),
        question.datatype().name(),
        question.required(),
        english ? question.hint().en() : question.hint().zh(),
        order,
        english ? question.words().en() : question.words().zh(),
        question.choices().stream()
            .map(it -> new Open311Bodies.Value(it.key(), english ? it.en() : it.zh()))
            .toList());
  }
}
