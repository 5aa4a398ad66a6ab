package vigil;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import vigil.seal.OwnerOnlyPermissions;

/// The server: every room of the house in one process.
@SpringBootApplication
public class Vigil {
  public static void main(String[] args) {
    OwnerOnlyPermissions.restrictProcess();
    SpringApplication.run(Vigil.class, args);
  }
}
