package org.throughline.readouts.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.readouts.Readings;
import org.throughline.readouts.reading.Intake;
import org.throughline.readouts.reading.ReadoutFile;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// Handing a readout in: a pasted text or a file.
@Controller
class IntakeController {
  private final Readings readings;

  IntakeController(Readings readings) {
    this.readings = readings;
  }

  @GetMapping("/readings/new")
  @Requires(Permission.READOUT_READ_IN)
  ModelAndView form() {
    return page("");
  }

  @PostMapping("/readings")
  @Requires(Permission.READOUT_READ_IN)
  ModelAndView take(
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Actor actor)
      throws IOException {
    var pasted = text == null ? "" : text;
    return read(actor, pasted, file)
        .fold(
            taken ->
                Pages.seeOther(
                    "/readings/" + taken.id(), taken.again() ? "readouts.again" : "readouts.read"),
            why -> Refusals.shown(why, page(pasted)));
  }

  private Outcome<Readings.Taken> read(Actor actor, String pasted, @Nullable MultipartFile file)
      throws IOException {
    if (file == null || isNone(file)) {
      return read(actor, "", pasted.getBytes(StandardCharsets.UTF_8));
    }
    if (!pasted.isBlank()) {
      return Outcome.invalid("readouts.intake.both");
    }
    if (file.getSize() > ReadoutFile.LARGEST_BYTES) {
      return tooLarge();
    }
    return read(actor, baseName(file.getOriginalFilename()), file.getBytes());
  }

  /// A browser sends an empty part without a name where no file was chosen.
  private static boolean isNone(MultipartFile file) {
    return file.isEmpty() && baseName(file.getOriginalFilename()).isEmpty();
  }

  private Outcome<Readings.Taken> read(Actor actor, String name, byte[] bytes) {
    return switch (ReadoutFile.take(bytes)) {
      case Intake.Taken(String words, _, _) -> readings.take(actor, name, words);
      case Intake.Refused refused ->
          refused.reason().endsWith("too-large")
              ? tooLarge()
              : Outcome.refused(new Refusal(422, refused.reason(), refused.arguments()));
    };
  }

  private static Outcome<Readings.Taken> tooLarge() {
    return Outcome.refused(
        Refusal.tooLarge("readouts.intake.too-large", ReadoutFile.LARGEST_BYTES / (1024 * 1024)));
  }

  /// Of a file's name only the last part, without what no name contains.
  private static String baseName(@Nullable String name) {
    return name == null
        ? ""
        : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
            .replaceAll("\\p{Cntrl}", "")
            .strip();
  }

  private static ModelAndView page(String text) {
    return Pages.page("readouts/edit", new NewReadingPage(text));
  }
}
