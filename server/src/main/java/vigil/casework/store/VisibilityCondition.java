package vigil.casework.store;

import vigil.casework.Viewer;

/// The one rule of who is shown an order ([vigil.casework.OrderVisibility]) as a condition of a
/// statement, for lists that cannot read every order to ask it. A test holds both beside each other
/// over random orders.
final class VisibilityCondition {
  private VisibilityCondition() {}

  /// Adds what the viewer may see to the conditions on `casework.work_order`.
  static void add(WhereClause where, Viewer viewer) {
    if (!viewer.aside().isEmpty()) {
      where.and("id <> all(?)", (Object) viewer.aside().toArray(String[]::new));
    }
    if (viewer.isHotline()) {
      return;
    }
    var tree = (Object) viewer.tree().toArray(String[]::new);
    var line = (Object) viewer.line().toArray(String[]::new);
    where.and("(accused_unit is null or accused_unit <> all(?))", line);
    where.and("not also_accused && cast(? as text[])", line);
    where.and(
        """
        (parent is null or not exists (
          with recursive lead (parent, accused_unit, also_accused) as (
            select o.parent, o.accused_unit, o.also_accused
            from casework.work_order o where o.id = work_order.parent
            union
            select o.parent, o.accused_unit, o.also_accused
            from casework.work_order o join lead on o.id = lead.parent)
          select 1 from lead
          where accused_unit = any(?) or also_accused && cast(? as text[])))
        """,
        line,
        line);
    where.and(
        """
        id in (select order_id from casework.assignment where unit = any(?)
          union all select order_id from casework.asked_unit where unit = ?)\
        """,
        tree,
        viewer.unit());
  }

  /// Leaves out the orders whose caller is hidden from the viewer: a list of what one number said
  /// tells who appealed.
  static void addCaller(WhereClause where, Viewer viewer) {
    if (!viewer.isHotline()) {
      where.and("not flags && '{ANONYMOUS, CONFIDENTIAL}'");
      where.and(
          """
          id in (select order_id from casework.assignment
            where unit = any(?) and live and role <> 'CC')\
          """,
          (Object) viewer.tree().toArray(String[]::new));
    }
  }
}
