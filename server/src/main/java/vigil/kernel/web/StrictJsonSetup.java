package vigil.kernel.web;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.StrictJson;

/// Every body of a request is read as it is written.
@Component
class StrictJsonSetup implements JsonMapperBuilderCustomizer {
  @Override
  public void customize(JsonMapper.Builder mapper) {
    StrictJson.strict(mapper);
  }
}
