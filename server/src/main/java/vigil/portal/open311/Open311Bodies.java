package vigil.portal.open311;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What GeoReport v2 answers, field by field in its own names (in snake case on the wire).
final class Open311Bodies {
  private Open311Bodies() {}

  record Discovery(String changeset, String contact, String keyService, List<Endpoint> endpoints) {}

  record Endpoint(
      String specification, String url, String changeset, String type, List<String> formats) {}

  /// @param metadata whether there are questions to be answered with it
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
  record PostedRequest(
      String serviceRequestId,
      @Nullable String queryCode,
      String serviceNotice,
      @Nullable String accountId) {}

  record Token(String serviceRequestId, String token) {}

  /// @param description the words as they were filed, for the system that filed them; else null
  /// @param mediaUrl always null: a picture is for those who handle the request
  record Request(
      String serviceRequestId,
      @JsonUnwrapped Progress progress,
      @JsonUnwrapped ServiceName service,
      @Nullable String description,
      @JsonUnwrapped Times times,
      @JsonUnwrapped Location location,
      @Nullable String mediaUrl) {}

  record Progress(
      String status,
      @Nullable String statusNotes,
      @Nullable String agencyResponsible,
      @Nullable String serviceNotice) {}

  record ServiceName(String serviceName, String serviceCode) {}

  record Times(
      String requestedDatetime, String updatedDatetime, @Nullable String expectedDatetime) {}

  /// @param lat to a hundredth of a degree, some kilometre: a home is not to be found by it
  record Location(
      String address,
      String addressId,
      @Nullable String zipcode,
      @Nullable Double lat,
      @JsonProperty("long") @Nullable Double lon) {}

  /// News of a request, as FixMyStreet reads it.
  ///
  /// @param status one of its wider set: `investigating`, `in_progress`, `fixed`, ...
  /// @param externalStatusCode what happened, in our own words
  record Update(
      String updateId,
      String serviceRequestId,
      String status,
      String externalStatusCode,
      String description,
      String updatedDatetime,
      String mediaUrl) {}

  record UpdatePosted(String updateId, @Nullable String accountId) {}
}
