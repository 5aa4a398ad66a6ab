package vigil.identity.web;

import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vigil.identity.Staff;

/// Puts the guard before every endpoint, and tells endpoints who acts.
@Configuration
class EndpointPermitSetup implements WebMvcConfigurer {
  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Staff.class);
  }

  private final PermitInterceptor permit;
  private final StaffArgumentResolver staff;

  EndpointPermitSetup(PermitInterceptor permit, StaffArgumentResolver staff) {
    this.permit = permit;
    this.staff = staff;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(permit);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(staff);
  }
}
