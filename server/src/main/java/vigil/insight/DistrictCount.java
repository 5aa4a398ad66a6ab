package vigil.insight;

/// A tile of the map.
public record DistrictCount(String district, String name, String nameEn, int count, double usual) {}
