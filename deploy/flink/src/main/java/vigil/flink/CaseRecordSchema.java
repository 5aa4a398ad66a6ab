package vigil.flink;

import java.io.IOException;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import tools.jackson.databind.json.JsonMapper;

/// Records as they lie in Kafka: a line of JSON each.
public final class CaseRecordSchema extends AbstractDeserializationSchema<CaseRecord> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public CaseRecordSchema() {
    super(TypeInformation.of(CaseRecord.class));
  }

  static byte[] write(CaseRecord entry) {
    return JSON.writeValueAsBytes(entry);
  }

  @Override
  public CaseRecord deserialize(byte[] line) throws IOException {
    return JSON.readValue(line, CaseRecord.class);
  }
}
