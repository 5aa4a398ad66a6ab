package vigil.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may call an endpoint. An endpoint without it is refused to everyone.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Permit {
  Role[] value() default {};

  /// For every signed-in member of staff.
  boolean staff() default false;

  /// Only within five minutes of showing both factors: for what lets data out of the house. Whoever
  /// comes later is asked to sign in once more.
  boolean fresh() default false;

  /// For anyone: citizens, other systems.
  boolean open() default false;
}
