package vigil.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft;
import vigil.casework.Draft.CustomerKind;
import vigil.casework.Order;
import vigil.casework.OrderDetails.Addresses;
import vigil.casework.OrderDetails.Citizen;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// What an order says, apart from its life.
public record OrderContents(
    Draft.Account account,
    Addresses addresses,
    Citizen citizen,
    @Nullable Masked<String> idNumber,
    boolean threat,
    List<String> tags,
    @Nullable String originalNumber,
    @Nullable String replyPoints) {

  static OrderContents read(ResultSet row, int number) throws SQLException {
    String idNumber = row.getString("id_number");
    return new OrderContents(
        new Draft.Account(
            row.getString("title"),
            row.getString("description"),
            row.getString("words"),
            row.getString("wishes"),
            SqlValues.instant(row, "occurred")),
        new Addresses(row.getString("address"), row.getString("accused_address")),
        citizen(row),
        idNumber == null ? null : Masked.text(idNumber, 0),
        row.getBoolean("threat"),
        SqlValues.texts(row, "tags"),
        row.getString("original_number"),
        row.getString("reply_points"));
  }

  private static Citizen citizen(ResultSet row) throws SQLException {
    String email = row.getString("email");
    return new Citizen(
        false,
        name(row),
        masked(row.getString("calling")),
        masked(row.getString("contact_phone")),
        email == null ? null : Masked.text(email, 1),
        row.getString("sex"),
        CustomerKind.valueOf(row.getString("customer_kind")));
  }

  static @Nullable Masked<String> name(ResultSet row) throws SQLException {
    String name = row.getString("name");
    return name == null ? null : Masked.name(name);
  }

  /// The draft as it was written, with everything the order knows of its citizen: what an amendment
  /// begins with.
  public Draft draft(Order o) {
    var origin = o.origin();
    var appeal = o.appeal();
    return new Draft(
        new Draft.Source(origin.channel(), origin.contact(), originalNumber, null),
        new Draft.Appeal(appeal.type(), appeal.urgency(), appeal.category()),
        account,
        new Draft.Place(appeal.district(), appeal.street(), addresses.address()),
        appellant(),
        new Draft.Accused(appeal.accusedUnit(), addresses.accusedAddress()),
        Draft.Handling.of(o, threat, tags));
  }

  private Draft.Appellant appellant() {
    return new Draft.Appellant(
        clear(citizen.name()),
        number(citizen.caller()),
        number(citizen.contactPhone()),
        citizen.sex(),
        clear(idNumber),
        clear(citizen.email()),
        citizen.customerKind());
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
