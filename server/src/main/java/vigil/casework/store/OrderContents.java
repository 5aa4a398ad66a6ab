package vigil.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft;
import vigil.casework.Draft.CustomerKind;
import vigil.casework.Order;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// What an order says, apart from its life.
public record OrderContents(
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
    @Nullable String replyPoints,
    @Nullable Masked<String> idNumber) {

  static OrderContents read(ResultSet row, int number) throws SQLException {
    String name = row.getString("name");
    String email = row.getString("email");
    String idNumber = row.getString("id_number");
    return new OrderContents(
        row.getString("title"),
        row.getString("description"),
        row.getString("words"),
        row.getString("wishes"),
        SqlValues.instant(row, "occurred"),
        row.getString("address"),
        row.getString("accused_address"),
        name == null ? null : Masked.name(name),
        masked(row.getString("calling")),
        masked(row.getString("contact_phone")),
        email == null ? null : Masked.text(email, 1),
        row.getString("sex"),
        CustomerKind.valueOf(row.getString("customer_kind")),
        row.getBoolean("threat"),
        SqlValues.texts(row, "tags"),
        row.getString("original_number"),
        row.getString("reply_points"),
        idNumber == null ? null : Masked.text(idNumber, 0));
  }

  /// The draft as it was written, with everything the order knows of its citizen: what an amendment
  /// begins with.
  public Draft draft(Order o) {
    var appeal = o.appeal();
    return new Draft(
        o.origin().channel(),
        o.origin().contact(),
        appeal.type(),
        appeal.urgency(),
        appeal.category(),
        title,
        description,
        words,
        wishes,
        occurred,
        appeal.district(),
        appeal.street(),
        address,
        appellant(),
        appeal.accusedUnit(),
        accusedAddress,
        o.has(Order.Flag.ANONYMOUS),
        o.has(Order.Flag.CONFIDENTIAL),
        o.has(Order.Flag.PUBLIC),
        o.has(Order.Flag.LEADER_ASSIGNED),
        threat,
        tags,
        originalNumber);
  }

  private Draft.Appellant appellant() {
    return new Draft.Appellant(
        clear(name),
        number(calling),
        number(contactPhone),
        sex,
        clear(idNumber),
        clear(email),
        customerKind);
  }

  private static @Nullable String clear(@Nullable Masked<String> text) {
    return text == null ? null : text.unmask();
  }

  private static @Nullable String number(@Nullable Masked<Phone> phone) {
    return phone == null ? null : phone.unmask().number();
  }

  static @Nullable Masked<Phone> masked(@Nullable String phone) {
    return phone == null ? null : Masked.of(new Phone(phone));
  }
}
