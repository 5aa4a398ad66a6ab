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

  /// Only for the hotline's own people: nobody of a unit, in whatever role. For what counts orders
  /// that may accuse that unit (rules 9.1), and for what is the hotline's to decide.
  boolean hotline() default false;

  /// Only for a while after the key was touched (five minutes, `vigil.identity.fresh-for`): for
  /// what shows or lets out personal data, or changes who may do what. Whoever comes later is asked
  /// to touch it once more. Signing in is a touch.
  boolean fresh() default false;

  /// Only for who signed in, and not for the operator's token: for what two people do. Whoever
  /// holds the token may be anybody, and so the other person too. (In the demo city it is heard.)
  boolean person() default false;

  /// For anyone: citizens, other systems.
  boolean open() default false;
}
