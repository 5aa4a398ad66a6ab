package vigil.city.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.Edition;
import vigil.city.files.TableSheet;
import vigil.city.files.TableText;
import vigil.city.life.EditionLife;
import vigil.city.life.EditionOutcome;
import vigil.city.life.EditionOutcome.Decision;
import vigil.city.steps.Editions;
import vigil.city.web.EditionViews.EditionView;
import vigil.city.web.EditionViews.EffectsView;
import vigil.city.web.EditionViews.Head;
import vigil.city.web.EditionViews.Offer;
import vigil.city.web.EditionViews.RowsRequest;
import vigil.city.web.EditionViews.StepRequest;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;
import vigil.kernel.Upload;

/// Editions: written by operators and managers, approved by a manager who had no hand in them.
@RestController
@RequestMapping("/api/city/editions/{id}")
class EditionController {
  /// No table is larger as a file.
  private static final int LARGEST = 4 << 20;

  private final Editions editions;

  EditionController(Editions editions) {
    this.editions = editions;
  }

  @Permit({Role.OPERATOR, Role.MANAGER})
  @GetMapping
  EditionView one(@PathVariable String id, Staff by) {
    Edition edition = find(id);
    TableText.ParsedTable read = EditionViews.parse(edition.table(), edition.text().csv());
    boolean isOpen =
        edition.state() == Edition.State.DRAFT || edition.state() == Edition.State.PROPOSED;
    return new EditionView(
        Head.of(edition),
        edition.table().columns(),
        edition.table().keys(),
        read.rows(),
        editions.changes(edition),
        isOpen ? editions.faults(edition) : List.of(),
        isOpen && editions.isOvertaken(edition),
        offers(edition, by));
  }

  /// What the table allows now, with what forbids it to this person before anything is looked at.
  private static List<Offer> offers(Edition edition, Staff by) {
    List<Offer> offers = new ArrayList<>();
    for (var step : EditionLife.TABLE.listSteps(edition.state())) {
      String name = step.getSimpleName();
      boolean decides = name.equals("Approve") || name.equals("Refuse");
      String whyNot = decides && !by.hasRole(Role.MANAGER) ? "NotYourRole" : null;
      Edition.ActionStamp proposed = edition.trail().proposed();
      boolean isOwn =
          edition.trail().hands().contains(by.id())
              || (proposed != null && proposed.by().equals(by.id()));
      if (whyNot == null && name.equals("Approve") && isOwn) {
        whyNot = "OwnEdition";
      }
      offers.add(new Offer(name, whyNot));
    }
    return offers;
  }

  /// What it would do to what stands by the policy now.
  @Permit({Role.OPERATOR, Role.MANAGER})
  @GetMapping("/effects")
  EffectsView effects(@PathVariable String id) {
    Edition edition = find(id);
    List<String> faults = editions.faults(edition);
    return new EffectsView(faults, faults.isEmpty() ? editions.effects(edition) : List.of());
  }

  /// @param format `csv` or `xlsx`
  @Permit({Role.OPERATOR, Role.MANAGER})
  @GetMapping("/file")
  ResponseEntity<byte[]> file(
      @PathVariable String id, @RequestParam(defaultValue = "csv") String format) {
    Edition edition = find(id);
    return TablesController.file(edition.table(), edition.text().csv(), format);
  }

  /// All its rows anew; its comments stay.
  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      person = true)
  @PostMapping("/rows")
  Head rows(@PathVariable String id, @RequestBody RowsRequest wanted, Staff by) {
    Edition edition = find(id);
    int width = edition.table().columns().size();
    if (wanted.rows().size() > TableText.MOST_ROWS
        || wanted.rows().stream().anyMatch(row -> row.size() != width)) {
      throw InvalidInput.of(
          InvalidInput.Kind.ROWS,
          "Each row has %d cells, and there are %d rows at most."
              .formatted(width, TableText.MOST_ROWS),
          Map.of("cells", width, "most", TableText.MOST_ROWS));
    }
    String csv = Editions.csv(edition, wanted.rows());
    return done(editions.edit(id, wanted.seen(), csv, by.id()));
  }

  /// A file in the place of its rows. What is wrong with the form of the file is refused by line;
  /// what is wrong with the rows can be mended on the page.
  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      person = true)
  @PostMapping("/file")
  Head send(@PathVariable String id, @RequestParam int seen, HttpServletRequest file, Staff by)
      throws IOException {
    Edition edition = find(id);
    byte[] bytes = Upload.openStream(file).readNBytes(LARGEST + 1);
    if (bytes.length == 0 || bytes.length > LARGEST) {
      throw InvalidInput.fileSize(bytes.length, LARGEST);
    }
    TableText.ParsedTable read = EditionViews.parse(edition.table(), text(bytes));
    if (!read.faults().isEmpty()) {
      throw faulty(read.faults());
    }
    String comments =
        read.head().isEmpty()
            ? EditionViews.parse(edition.table(), edition.text().csv()).head()
            : read.head();
    String csv = TableText.render(edition.table(), comments, read.cells());
    return done(editions.edit(id, seen, csv, by.id()));
  }

  private static String text(byte[] bytes) {
    try {
      return TableSheet.text(bytes);
    } catch (IllegalArgumentException unreadable) {
      throw InvalidInput.of(
          InvalidInput.Kind.FILE_UNREADABLE,
          "Send CSV in UTF-8, or an XLSX workbook with the table first.");
    }
  }

  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      person = true)
  @PostMapping("/renew")
  Head renew(@PathVariable String id, @RequestBody StepRequest taking, Staff by) {
    return done(editions.renew(id, taking.seen(), by.id()));
  }

  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      person = true)
  @PostMapping("/propose")
  Head propose(@PathVariable String id, @RequestBody StepRequest taking, Staff by) {
    return done(editions.propose(id, taking.seen(), words(taking), by.id()));
  }

  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      person = true)
  @PostMapping("/take-back")
  Head takeBack(@PathVariable String id, @RequestBody StepRequest taking, Staff by) {
    return done(editions.takeBack(id, taking.seen(), by.id()));
  }

  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      person = true)
  @PostMapping("/withdraw")
  Head withdraw(@PathVariable String id, @RequestBody StepRequest taking, Staff by) {
    return done(editions.withdraw(id, taking.seen(), by.id()));
  }

  /// From now on it is in force.
  @Permit(value = Role.MANAGER, fresh = true, person = true)
  @PostMapping("/approve")
  Head approve(@PathVariable String id, @RequestBody StepRequest taking, Staff by) {
    return done(editions.approve(id, taking.seen(), words(taking), by.id()));
  }

  @Permit(value = Role.MANAGER, person = true)
  @PostMapping("/refuse")
  Head refuse(@PathVariable String id, @RequestBody StepRequest taking, Staff by) {
    return done(editions.refuse(id, taking.seen(), words(taking), by.id()));
  }

  private static String words(StepRequest taking) {
    @Nullable String words = taking.words();
    return words == null ? "" : words.strip();
  }

  private Edition find(String id) {
    return editions.find(id).orElseThrow(() -> Problems.notFound("edition"));
  }

  private static RuntimeException faulty(List<String> faults) {
    return Problems.of(
        HttpStatus.BAD_REQUEST,
        "TableFaulty",
        "Mend the lines named and send the file again; nothing was taken.",
        Map.of("faults", faults));
  }

  static Head done(Optional<EditionOutcome> outcome) {
    return switch (outcome.orElseThrow(() -> Problems.notFound("edition"))) {
      case Decision(var after, _) -> Head.of(after);
      case EditionOutcome.Refusal refusal -> throw EditionRefusals.problem(refusal);
    };
  }
}
