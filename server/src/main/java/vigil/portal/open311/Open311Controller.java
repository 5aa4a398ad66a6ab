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
  private final Doors doors;
  private final Questions questions;
  private final String publicUrl;

  Open311Controller(
      City city, Doors doors, Questions questions, @Value("${vigil.public-url}") String publicUrl) {
    this.city = city;
    this.doors = doors;
    this.questions = questions;
    this.publicUrl = publicUrl;
  }

  @Permit(open = true)
  @GetMapping({"/discovery.json", "/discovery.xml"})
  ResponseEntity<String> discovery(HttpServletRequest request) {
    var endpoint =
        new Shapes.Endpoint(
            SPECIFICATION,
            publicUrl + "/open311/v2",
            CHANGESET,
            "production",
            List.of("application/json", "text/xml"));
    return Answers.of(
        HttpStatus.OK,
        request.getRequestURI(),
        "discovery",
        "endpoint",
        new Shapes.Discovery(
            CHANGESET,
            "12345",
            "An operator issues keys: POST /api/portal/api-keys",
            List.of(endpoint)));
  }

  @Permit(open = true)
  @GetMapping({"/services.json", "/services.xml"})
  ResponseEntity<String> services(HttpServletRequest request) {
    Asked asked = doors.open(request);
    var services =
        city.categories().leaves().stream().map(leaf -> service(leaf, asked.english())).toList();
    return Answers.of(HttpStatus.OK, asked.path(), "services", "service", services);
  }

  private Shapes.Service service(Category leaf, boolean english) {
    List<String> path = english ? leaf.pathEn() : leaf.path();
    return new Shapes.Service(
        leaf.code(),
        english ? leaf.nameEn() : leaf.name(),
        String.join(" > ", path),
        !questions.of(leaf.code()).isEmpty(),
        "realtime",
        leaf.name() + "," + leaf.nameEn(),
        path.getFirst());
  }

  @Permit(open = true)
  @GetMapping({"/services/{code}.json", "/services/{code}.xml"})
  ResponseEntity<String> definition(@PathVariable String code, HttpServletRequest request) {
    Asked asked = doors.open(request);
    if (!city.categories().isLeaf(code)) {
      throw Unserved.notFound("service_code " + code + " was not found");
    }
    List<Shapes.Attribute> attributes = new ArrayList<>();
    for (Questions.Question question : questions.of(code)) {
      attributes.add(attribute(question, attributes.size() + 1, asked.english()));
    }
    return Answers.of(
        HttpStatus.OK,
        asked.path(),
        "service_definition",
        "attribute",
        new Shapes.Definition(code, attributes));
  }

  private static Shapes.Attribute attribute(
      Questions.Question question, int order, boolean english) {
    return new Shapes.Attribute(
        true,
        question.code(),
        question.datatype().name(),
        question.required(),
        english ? question.hintEn() : question.hintZh(),
        order,
        english ? question.en() : question.zh(),
        question.choices().stream()
            .map(it -> new Shapes.Value(it.key(), english ? it.en() : it.zh()))
            .toList());
  }
}
