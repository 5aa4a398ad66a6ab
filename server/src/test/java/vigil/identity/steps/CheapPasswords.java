package vigil.identity.steps;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Passwords of servers in tests cost a hundredth of what they cost outside: hundreds of people
/// sign in, and `PasswordsTest` looks at the real ones. Named in `META-INF/spring.factories`.
public final class CheapPasswords
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final int MEMORY_KIB = 64;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var cheap =
        BeanDefinitionBuilder.genericBeanDefinition(
                Passwords.class, () -> new Passwords(0, MEMORY_KIB))
            .setPrimary(true)
            .getBeanDefinition();
    ((BeanDefinitionRegistry) context.getBeanFactory())
        .registerBeanDefinition("cheapPasswords", cheap);
  }
}
