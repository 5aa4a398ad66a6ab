package vigil.insight.steps;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.District;
import vigil.city.WorkingDays;
import vigil.insight.InsightFact;
import vigil.insight.Spike;
import vigil.insight.Topic;
import vigil.insight.policy.PolicyExpectation;
import vigil.insight.policy.Topics;
import vigil.insight.spike.SpikeAlarm;
import vigil.insight.spike.SpikeDetector;
import vigil.insight.store.SqlSensing;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;

/// Sensing with its state in the database. Within one transaction: load the topics' series, take
/// the cases, save what changed, tell the ledger. A spike's id is its topic and first cell, so a
/// replay that finds it again does not tell it twice.
@Component
class PersistentSpikeDetector {
  private final SqlSensing store;
  private final PolicyExpectation usual;
  private final Topics topics;
  private final City city;
  private final Ledger ledger;

  PersistentSpikeDetector(
      SqlSensing store, PolicyExpectation usual, Topics topics, City city, Ledger ledger) {
    this.store = store;
    this.usual = usual;
    this.topics = topics;
    this.city = city;
    this.ledger = ledger;
  }

  void count(List<SensedCase> cases) {
    var byKind = cases.stream().collect(Collectors.partitioningBy(it -> countsCalls(it.topic())));
    byKind.values().stream().filter(some -> !some.isEmpty()).forEach(this::countOneKind);
  }

  /// Calls are measured by settings of their own.
  private void countOneKind(List<SensedCase> cases) {
    var sense = load(cases.stream().map(SensedCase::topic).distinct().toList());
    for (SensedCase one : cases) {
      sense.count(one.topic(), one.district(), one.at()).forEach(signal -> tell(signal, sense));
    }
    save(sense);
  }

  private boolean countsCalls(String topic) {
    return topics.get(topic).countsCalls();
  }

  /// Lets time pass for the spikes that burn.
  void advance(Instant now) {
    var burning = store.listOpenSpikes().stream().map(spike -> spike.topic().id()).toList();
    burning.stream().collect(Collectors.partitioningBy(this::countsCalls)).values().stream()
        .filter(some -> !some.isEmpty())
        .forEach(some -> advanceOneKind(some, now));
  }

  private void advanceOneKind(List<String> burning, Instant now) {
    var sense = load(burning);
    burning.forEach(topic -> sense.advance(topic, now).forEach(signal -> tell(signal, sense)));
    save(sense);
  }

  /// Ends the spike of a topic by a person's word.
  void end(String topic, Instant at) {
    var sense = load(List.of(topic));
    sense.end(topic, at).forEach(signal -> tell(signal, sense));
    save(sense);
  }

  private SpikeDetector load(Collection<String> of) {
    var series = store.lockSeries(of);
    boolean isOfCalls = of.stream().anyMatch(this::countsCalls);
    var settings = isOfCalls ? usual.getCallSettings() : usual.getSettings();
    return new SpikeDetector(settings, usual, series, store.listKnown(of));
  }

  private void save(SpikeDetector sense) {
    sense.listChanged().forEach(store::save);
    sense.listKnown().forEach(store::save);
  }

  private void tell(SpikeAlarm signal, SpikeDetector sense) {
    switch (signal) {
      case SpikeAlarm.AlarmRaised raised -> raise(raised, sense);
      case SpikeAlarm.AlarmGrew grew ->
          store
              .nextVersion(grew.topic())
              .ifPresent(next ->
                  append(
                      new InsightFact.SpikeGrew(
                          next.getKey(),
                          next.getValue(),
                          grew.topic(),
                          grew.districts(),
                          grew.count())));
      case SpikeAlarm.AlarmResumed resumed -> {
        var next = store.resume(resumed.topic());
        append(
            new InsightFact.SpikeResumed(
                next.getKey(),
                next.getValue(),
                resumed.topic(),
                resumed.districts(),
                resumed.count()));
      }
      case SpikeAlarm.AlarmExceeded exceeded ->
          store
              .nextVersion(exceeded.topic())
              .ifPresent(next ->
                  append(
                      new InsightFact.SpikeExceeded(
                          next.getKey(),
                          next.getValue(),
                          exceeded.topic(),
                          exceeded.districts(),
                          exceeded.count())));
      case SpikeAlarm.AlarmClosed closed ->
          store
              .nextVersion(closed.topic())
              .ifPresent(next -> {
                store.close(next.getKey(), closed.at(), closed.count());
                append(
                    new InsightFact.SpikeClosed(
                        next.getKey(), next.getValue(), closed.topic(), closed.count()));
              });
    }
  }

  private void raise(SpikeAlarm.AlarmRaised raised, SpikeDetector sense) {
    Topic topic = topics.get(raised.topic());
    // Orders without a district are a series of their own, and no place to name.
    var names =
        raised.districts().stream()
            .flatMap(code -> city.places().findDistrict(code).stream())
            .toList();
    var words =
        SpikeSentence.of(
            topic,
            raised,
            names.stream().map(District::name).toList(),
            names.stream().map(District::nameEn).toList());
    var spike =
        new Spike(
            id(raised),
            topic,
            new Spike.Course(raised.since(), raised.at(), null),
            names.stream().map(District::code).toList(),
            raised.count(),
            new Spike.Evidence(raised.count(), raised.usual(), raised.score()),
            new Spike.Reason(words.chinese(), words.english()));
    sense.listOpen().stream()
        .filter(open -> open.topic().equals(topic.id()))
        .forEach(open -> store.insert(spike, open));
    append(
        new InsightFact.SpikeRaised(
            spike.id(),
            1,
            InsightFact.TopicNames.of(topic),
            raised.since(),
            spike.districts(),
            new InsightFact.Evidence(raised.count(), raised.usual(), raised.score()),
            spike.because()));
  }

  /// The spike's incident has its id, and versions of its own.
  private void append(InsightFact fact) {
    boolean isTold =
        ledger.listBySubject(fact.subject(), 1_000).stream()
            .anyMatch(entry -> entry.version() == fact.version() && isOfSpike(entry));
    if (!isTold) {
      ledger.append(fact);
    }
  }

  private static boolean isOfSpike(LedgerEntry entry) {
    return entry.find(InsightFact.class).isPresent();
  }

  private static String id(SpikeAlarm.AlarmRaised raised) {
    var at = raised.at().atZone(WorkingDays.SHANGHAI);
    return "%s-%tY%<tm%<td-%<tH%<tM%<tS".formatted(raised.topic(), at);
  }
}
