package vigil.watch.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.Insight;
import vigil.insight.Spike;
import vigil.insight.Topic;
import vigil.insight.Wave;
import vigil.insight.WaveHandling;
import vigil.insight.Waves;
import vigil.kernel.Problems;
import vigil.knowledge.ScriptPublications;
import vigil.knowledge.ScriptPublications.ScriptPublication;
import vigil.watch.Incident;
import vigil.watch.life.TypicalAppeals.QuotedAppeal;
import vigil.watch.life.TypicalPhrases;
import vigil.watch.steps.SpikeMaterial;

/// What an incident is about: what callers say, what else rose of the same matter, and what the
/// answer changed.
@RestController
class MatterController {
  private static final int MOST_PHRASES = 12;

  private final VisibleIncidents incidents;
  private final Insight insight;
  private final Waves waves;
  private final SpikeMaterial material;
  private final ScriptPublications publications;

  MatterController(
      VisibleIncidents incidents,
      Insight insight,
      Waves waves,
      SpikeMaterial material,
      ScriptPublications publications) {
    this.incidents = incidents;
    this.insight = insight;
    this.waves = waves;
    this.material = material;
    this.publications = publications;
  }

  /// @param quotes three of the callers, in their words, redacted
  /// @param phrases what many of them say in the same words, the most telling first
  /// @param joined spikes of the same matter, raised since
  /// @param answer null while no script is out
  record Matter(
      List<String> quotes,
      List<String> phrases,
      List<JoinedSpike> joined,
      @Nullable AnswerEffect answer) {}

  /// @param times how many times the usual; null where that is not said
  record JoinedSpike(
      String id, Topic topic, Instant raisedAt, int count, double usual, @Nullable Integer times) {}

  /// How orders were handled before and after the first script of the matter went out.
  record AnswerEffect(
      String script, Instant publishedAt, WaveHandling before, WaveHandling after) {}

  @GetMapping("/api/watch/incidents/{id}/matter")
  @Permit(
      value = {Role.MANAGER, Role.LEADER, Role.EDITOR},
      hotline = true)
  Matter matter(@PathVariable String id, Staff by) {
    Incident incident = incidents.get(id, by);
    Spike spike = insight.findSpike(id).orElseThrow(() -> Problems.notFound("spike"));
    var appeals = material.listAppeals(spike);
    var words = appeals.from().stream().map(QuotedAppeal::words).toList();
    return new Matter(
        appeals.quotes(),
        TypicalPhrases.ofDistinct(words, MOST_PHRASES),
        incident.about().joined().stream().flatMap(one -> joined(one).stream()).toList(),
        answer(incident));
  }

  private List<JoinedSpike> joined(String id) {
    var spike = insight.findSpike(id);
    var wave = waves.findBySpike(id);
    return spike.isEmpty() || wave.isEmpty() ? List.of() : List.of(joined(spike.get(), wave.get()));
  }

  private static JoinedSpike joined(Spike spike, Wave wave) {
    return new JoinedSpike(
        spike.id(),
        spike.topic(),
        spike.course().raisedAt(),
        wave.count(),
        wave.usual(),
        wave.times());
  }

  private @Nullable AnswerEffect answer(Incident incident) {
    return incident.listSpikes().stream()
        .flatMap(spike -> publications.listBySpike(spike).stream())
        .min(Comparator.comparing(ScriptPublication::publishedAt))
        .map(first -> answer(incident, first))
        .orElse(null);
  }

  private @Nullable AnswerEffect answer(Incident incident, ScriptPublication first) {
    Instant at = first.publishedAt();
    var spans = waves.compareHandling(incident.id(), at);
    return spans.isEmpty()
        ? null
        : new AnswerEffect(first.script(), at, spans.getFirst(), spans.getLast());
  }
}
