package vigil.casework.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft;
import vigil.casework.Order;

/// Which column of `casework.work_order` says what of an order.
final class OrderColumns {
  private OrderColumns() {}

  /// What is never changed.
  static void setOrigin(ColumnValues row, Order o, byte[] codeHash) {
    var origin = o.origin();
    row.set("id", o.id())
        .set("number", o.number())
        .set("code_hash", codeHash)
        .set("channel", origin.channel().name())
        .set("contact", origin.contact())
        .set("registered_at", origin.at())
        .set("registered_by", origin.by())
        .setJson("forwarded", origin.forwarded());
  }

  /// What nearly every step changes.
  static void setLife(ColumnValues row, Order o) {
    var dues = o.dues();
    row.set("version", o.version())
        .set("state", o.state().name())
        .set("open", o.state().isOpen())
        .set("round", o.round())
        .set("flags", o.flags().stream().map(Enum::name).toArray(String[]::new))
        .set("parent", o.parent())
        .set("returns", o.returns())
        .set("closed_at", o.closedAt())
        .set("citizen_due", dues.citizen())
        .set("dispatch_due", dues.dispatch())
        .set("handle_due", dues.handle())
        .set("callback_due", dues.callback())
        .set("review_on", dues.review())
        .set("due_cap", dues.cap());
  }

  static void setAppeal(ColumnValues row, Order.Appeal a) {
    row.set("type", a.type().name())
        .set("urgency", a.urgency().name())
        .set("category", a.category())
        .set("district", a.district())
        .set("street", a.street())
        .set("accused_unit", a.accusedUnit())
        .setJson("missing", a.missing());
  }

  static void setLists(ColumnValues row, Order o) {
    row.setJson("requests", o.requests())
        .setJson("callbacks", o.callbacks())
        .setJson("lapsed", o.lapsed());
  }

  /// What the citizen said, and who that is.
  static void setDraft(ColumnValues row, Draft d) {
    var told = d.account();
    row.set("title", told.title())
        .set("description", told.description())
        .set("words", told.words())
        .set("wishes", told.wishes())
        .set("occurred", told.occurred())
        .set("address", d.place().address())
        .set("accused_address", d.accused().address())
        .set("threat", d.handling().threat())
        .set("tags", d.handling().tags().toArray(String[]::new))
        .set("original_number", d.source().originalNumber());
    setAppellant(row, d.appellant());
  }

  /// A number is looked for among those that called, else among those to be called back at.
  private static void setAppellant(ColumnValues row, Draft.Appellant who) {
    byte @Nullable [] calling = SqlValues.phoneHash(who.calling());
    byte @Nullable [] contact = SqlValues.phoneHash(who.contact());
    byte @Nullable [] known = calling == null ? contact : calling;
    row.set("name", who.name())
        .set("calling", who.calling())
        .set("contact_phone", who.contact())
        .set("phone_hash", known)
        .set("contact_hash", Arrays.equals(known, contact) ? null : contact)
        .set("sex", who.sex())
        .set("id_number", who.idNumber())
        .set("email", who.email())
        .set("customer_kind", who.kind().name());
  }
}
