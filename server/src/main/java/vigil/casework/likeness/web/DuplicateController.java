package vigil.casework.likeness.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Callers;
import vigil.casework.CaseworkFact.EarlierCounts;
import vigil.casework.Draft;
import vigil.casework.OrderAccess;
import vigil.casework.OrderState;
import vigil.casework.OrderTextMask;
import vigil.casework.likeness.AppealText;
import vigil.casework.likeness.Likeness;
import vigil.casework.likeness.steps.DuplicateSearch;
import vigil.casework.likeness.store.SqlLikeness;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Phone;
import vigil.kernel.Problems;

/// What is likely about the same: while an agent writes, and beside an order.
@RestController
@RequestMapping("/api/casework")
class DuplicateController {
  private final DuplicateSearch duplicates;
  private final ObjectProvider<Callers> callers;
  private final InstantSource clock;
  private final OrderAccess access;

  DuplicateController(
      DuplicateSearch duplicates,
      ObjectProvider<Callers> callers,
      InstantSource clock,
      OrderAccess access) {
    this.duplicates = duplicates;
    this.callers = callers;
    this.clock = clock;
    this.access = access;
  }

  /// What is written so far.
  ///
  /// @param contact the call: its number is compared, and not shown
  /// @param matter its type and urgency are null while nobody chose one
  record DraftText(
      @Nullable String contact,
      @Nullable String title,
      @Nullable String description,
      @JsonUnwrapped AppealText.Matter matter,
      @Nullable String district,
      @Nullable String address,
      @Nullable Instant occurred) {}

  /// An order that is like it.
  ///
  /// @param score 0 to 1
  /// @param reasons why, the strongest first
  record DuplicateView(
      @JsonUnwrapped OrderLabel order,
      @JsonUnwrapped Draft.Place place,
      Instant registeredAt,
      double score,
      List<Likeness.Reason> reasons) {}

  record OrderLabel(String id, String number, int version, OrderState state, String title) {}

  /// All that is like it.
  ///
  /// @param places another subject or urgency at the same place: no duplicates
  record DuplicatesView(
      List<DuplicateView> likes,
      List<DuplicateView> places,
      @JsonUnwrapped EarlierCounts counts,
      @JsonUnwrapped ClusterView inCluster) {}

  /// The cluster that it belongs to.
  ///
  /// @param cluster its number; null when nothing is likely
  /// @param all how many are in the cluster
  /// @param today how many of them came in today
  /// @param join the order to join; null when none of them is open
  record ClusterView(@Nullable String cluster, int all, int today, @Nullable String join) {
    static final ClusterView NONE = new ClusterView(null, 0, 0, null);
  }

  @PostMapping("/likes")
  @Permit(
      value = {Role.AGENT, Role.DISPATCHER},
      hotline = true)
  DuplicatesView like(@RequestBody DraftText w, Staff by) {
    String contact = w.contact();
    Callers line = callers.getIfAvailable();
    Optional<Phone> phone =
        contact == null || line == null ? Optional.empty() : line.findVisibleNumber(contact, by);
    var said =
        new AppealText(
            text(w.title()),
            text(w.description()),
            w.matter(),
            w.district(),
            w.address(),
            phone.map(DuplicateSearch::hash).stream().toList(),
            w.occurred() == null ? clock.instant() : w.occurred());
    return view(duplicates.find(said, null), by);
  }

  @GetMapping("/orders/{id}/likes")
  @Permit(
      value = {Role.AGENT, Role.DISPATCHER, Role.REVIEWER, Role.CALLBACK, Role.MANAGER},
      hotline = true)
  DuplicatesView of(@PathVariable String id, Staff by) {
    if (!access.isShown(id, by)) {
      throw Problems.notFound("order");
    }
    return duplicates
        .find(id)
        .map(found -> view(found, by))
        .orElseThrow(() -> Problems.notFound("order"));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  /// Only what is shown to this person.
  private DuplicatesView view(DuplicateSearch.DuplicateSearchResult found, Staff by) {
    var cluster = found.cluster();
    return new DuplicatesView(
        views(found.likes(), by),
        views(found.places(), by),
        new EarlierCounts(found.samePhone(), found.sameAddress(), found.likeText()),
        cluster == null ? ClusterView.NONE : view(cluster, by));
  }

  private ClusterView view(SqlLikeness.Cluster cluster, Staff by) {
    String join = cluster.open();
    return new ClusterView(
        Long.toString(cluster.id()),
        cluster.all(),
        cluster.today(),
        join != null && access.isShown(join, by) ? join : null);
  }

  private List<DuplicateView> views(List<DuplicateSearch.LikelyDuplicate> likes, Staff by) {
    return likes.stream()
        .filter(like -> access.isShown(like.order().id(), by))
        .map(like -> view(like, OrderTextMask.of(by.roles())))
        .toList();
  }

  private static DuplicateView view(DuplicateSearch.LikelyDuplicate like, OrderTextMask mask) {
    var o = like.order();
    return new DuplicateView(
        new OrderLabel(o.id(), o.number(), o.version(), o.state(), mask.apply(o.said().title())),
        new Draft.Place(o.said().district(), o.street(), mask.placeOf(o.said().address())),
        o.registeredAt(),
        Math.round(like.likeness().score() * 100) / 100.0,
        like.likeness().reasons());
  }
}
