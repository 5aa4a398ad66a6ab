package vigil.kernel.web;

import java.util.Set;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.ResourceRegionHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.StrictJson;

/// Every body of a request is read as it is written, with a mapper of its own: the shared one reads
/// what rooms keep. Comes after Boot's own customizer, whose converter it takes the place of.
///
/// What else Spring finds a library for (YAML, CBOR, XML) reads no body and writes no answer: its
/// mapper is not ours, and lenient.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class StrictJsonSetup implements ServerHttpMessageConvertersCustomizer {
  /// What writes files and texts as they are.
  private static final Set<Class<?>> PLAIN =
      Set.of(
          ByteArrayHttpMessageConverter.class,
          StringHttpMessageConverter.class,
          ResourceHttpMessageConverter.class,
          ResourceRegionHttpMessageConverter.class);

  private final JsonMapper bodies;

  StrictJsonSetup(JsonMapper shared) {
    this.bodies = StrictJson.configure(shared.rebuild()).build();
  }

  @Override
  public void customize(ServerBuilder converters) {
    var json = new JacksonJsonHttpMessageConverter(bodies);
    converters
        .withJsonConverter(json)
        .configureMessageConvertersList(
            found -> found.removeIf(it -> !json.equals(it) && !PLAIN.contains(it.getClass())));
  }
}
