package vigil.portal.open311;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.xml.sax.InputSource;

/// GeoReport v2, the formats: the same answer in JSON and in XML.
class Open311ResponsesTest {
  private static final List<Open311Bodies.Service> SERVICES =
      List.of(
          new Open311Bodies.Service(
              "0101", "a < b & c", "x\u0000y\ud83d\ude00", true, "realtime", "", "g"));

  @Test
  void jsonHasTheNamesOfTheSpecification() {
    String body = body("/open311/v2/services.json");
    assertTrue(body.startsWith("[{\"service_code\":\"0101\",\"service_name\":\"a < b & c\""), body);
  }

  @Test
  void xmlIsWellFormedWhateverTheTextHolds() throws Exception {
    String body = body("/open311/v2/services.xml");
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(body)));
    assertEquals("services", document.getDocumentElement().getTagName());
    assertEquals(
        "a < b & c", document.getElementsByTagName("service_name").item(0).getTextContent());
    assertEquals(
        "xy\ud83d\ude00", document.getElementsByTagName("description").item(0).getTextContent());
  }

  @Test
  void anErrorIsAListOfCodeAndDescription() {
    assertEquals(
        "[{\"code\":404,\"description\":\"gone\"}]",
        Open311Responses.renderFault(HttpStatus.NOT_FOUND, "/x.json", "gone").getBody());
  }

  private static String body(String path) {
    return String.valueOf(
        Open311Responses.render(HttpStatus.OK, path, "services", "service", SERVICES).getBody());
  }
}
