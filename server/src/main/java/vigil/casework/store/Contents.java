package vigil.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft.CustomerKind;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// What an order says, apart from its life.
public record Contents(
    String title,
    String description,
    @Nullable String words,
    @Nullable String wishes,
    @Nullable Instant occurred,
    @Nullable String address,
    @Nullable String accusedAddress,
    @Nullable Masked<String> name,
    @Nullable Masked<Phone> calling,
    @Nullable Masked<Phone> contactPhone,
    @Nullable Masked<String> email,
    @Nullable String sex,
    CustomerKind customerKind,
    boolean threat,
    List<String> tags,
    @Nullable String originalNumber,
    @Nullable String replyPoints) {

  static Contents read(ResultSet row, int number) throws SQLException {
    String name = row.getString("name");
    String email = row.getString("email");
    return new Contents(
        row.getString("title"),
        row.getString("description"),
        row.getString("words"),
        row.getString("wishes"),
        Words.instant(row, "occurred"),
        row.getString("address"),
        row.getString("accused_address"),
        name == null ? null : Masked.name(name),
        masked(row.getString("calling")),
        masked(row.getString("contact_phone")),
        email == null ? null : Masked.text(email, 1),
        row.getString("sex"),
        CustomerKind.valueOf(row.getString("customer_kind")),
        row.getBoolean("threat"),
        Words.texts(row, "tags"),
        row.getString("original_number"),
        row.getString("reply_points"));
  }

  static @Nullable Masked<Phone> masked(@Nullable String phone) {
    return phone == null ? null : Masked.of(new Phone(phone));
  }
}
