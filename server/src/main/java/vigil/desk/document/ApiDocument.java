package vigil.desk.document;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import vigil.identity.Staff;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// How the OpenAPI document is made that the screens' types come from.
@Configuration
class ApiDocument {
  static {
    // Each enumeration once, by its name: the screens' lists of values are made from these.
    ModelResolver.enumsAsRef = true;
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Staff.class)
        .replaceWithSchema(Masked.class, new StringSchema())
        .replaceWithSchema(Phone.class, new StringSchema())
        .replaceWithSchema(JsonNode.class, new ObjectSchema().additionalProperties(true));
  }

  /// Takes the place of springdoc's own.
  @Bean
  ModelResolver shapes(ObjectMapperProvider mappers) {
    return new RequiredFieldsResolver(mappers.jsonMapper());
  }
}
