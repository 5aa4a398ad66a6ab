package vigil.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The kind under which a fact stands on the ledger, where its class has moved to another room or
/// has another name since: what was written stays as it is, and goes on under one kind.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LedgerKind {
  String value();
}
