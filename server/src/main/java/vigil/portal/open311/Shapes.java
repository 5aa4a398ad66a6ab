package vigil.portal.open311;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What GeoReport v2 answers, field by field in its own names (in snake case on the wire).
final class Shapes {
  private Shapes() {}

  record Discovery(String changeset, String contact, String keyService, List<Endpoint> endpoints) {}

  record Endpoint(
      String specification, String url, String changeset, String type, List<String> formats) {}

  /// @param type `realtime`: the request's number comes at once
  record Service(
      String serviceCode,
      String serviceName,
      String description,
      boolean metadata,
      String type,
      String keywords,
      String group) {}

  record Definition(String serviceCode, List<Attribute> attributes) {}

  record Attribute(
      boolean variable,
      String code,
      String datatype,
      boolean required,
      String datatypeDescription,
      int order,
      String description,
      List<Value> values) {}

  record Value(String key, String name) {}

  /// @param queryCode with it the citizen can see more at the portal; told once (an extension)
  record Posted(
      String serviceRequestId,
      String queryCode,
      String serviceNotice,
      @Nullable String accountId) {}

  record Request(
      String serviceRequestId,
      String status,
      @Nullable String statusNotes,
      String serviceName,
      String serviceCode,
      @Nullable String description,
      @Nullable String agencyResponsible,
      @Nullable String serviceNotice,
      String requestedDatetime,
      String updatedDatetime,
      @Nullable String expectedDatetime,
      String address,
      String addressId) {}
}
