package vigil.kernel.web;

import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.StrictJson;

/// Every body of a request is read as it is written, with a mapper of its own: the shared one reads
/// what rooms keep. Comes after Boot's own customizer, whose converter it takes the place of.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class StrictJsonSetup implements ServerHttpMessageConvertersCustomizer {
  private final JsonMapper bodies;

  StrictJsonSetup(JsonMapper shared) {
    this.bodies = StrictJson.configure(shared.rebuild()).build();
  }

  @Override
  public void customize(ServerBuilder converters) {
    converters.withJsonConverter(new JacksonJsonHttpMessageConverter(bodies));
  }
}
