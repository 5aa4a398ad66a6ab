package vigil.kernel.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;

/// What Tomcat refuses by itself - an address or headers that are too long or no HTTP - leaves as a
/// problem too, and not as Tomcat's page.
final class ProblemReportValve extends ErrorReportValve {
  private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  protected void report(Request request, Response response, @Nullable Throwable cause) {
    int status = response.getStatus();
    if (status != HttpStatus.BAD_REQUEST.value()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    var problem =
        Problems.badInput(
                InvalidInput.of(
                    InvalidInput.Kind.MALFORMED,
                    "The address or a header of this request is malformed or too long."))
            .getBody();
    var fields =
        JSON.createObjectNode()
            .put("title", problem.getTitle())
            .put("status", status)
            .put("detail", problem.getDetail());
    var more = problem.getProperties();
    if (more != null) {
      more.forEach((name, value) -> fields.put(name, String.valueOf(value)));
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    try {
      var writer = response.getReporter();
      if (writer != null) {
        writer.write(JSON.writeValueAsString(fields));
        response.finishResponse();
      }
    } catch (IOException gone) {
      log.debug("Whoever sent a malformed request is gone", gone);
    }
  }
}
