package vigil.messaging.notices;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.Appellants;
import vigil.messaging.NoticeWishes;
import vigil.messaging.store.SqlAnnouncements;

/// Keeps wishes by a keyed hash of where the person is written to.
@Service
class PersonWishes implements NoticeWishes {
  private final Appellants appellants;
  private final SqlAnnouncements announced;
  private final SignedStatusLinks links;

  PersonWishes(Appellants appellants, SqlAnnouncements announced, SignedStatusLinks links) {
    this.appellants = appellants;
    this.announced = announced;
    this.links = links;
  }

  @Override
  public Optional<Boolean> find(String order) {
    return person(order).map(it -> announced.listUnwilling(List.of(it)).isEmpty());
  }

  @Override
  @Transactional
  public void set(String order, boolean isWanted) {
    person(order)
        .ifPresent(it -> {
          if (isWanted) {
            announced.allow(it);
          } else {
            announced.refuse(it);
          }
        });
  }

  private Optional<String> person(String order) {
    return appellants.list(List.of(order)).stream()
        .flatMap(it -> NoticeReceiver.of(it, links).stream())
        .map(NoticeReceiver::person)
        .findFirst();
  }
}
