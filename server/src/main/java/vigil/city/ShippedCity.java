package vigil.city;

import vigil.city.files.PolicyCity;

/// The city of the policy that is shipped with this program, for simulations and tests: nothing is
/// imported over it.
public final class ShippedCity {
  private ShippedCity() {}

  public static City open() {
    return PolicyCity.shipped();
  }
}
