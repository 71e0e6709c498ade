package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.papers.Circulation;
import org.throughline.papers.NewPaper;
import org.throughline.papers.Papers;
import org.throughline.shared.Access;
import org.throughline.shared.UploadedFile;

/// The papers of the meeting that is still to come.
@Component
class DemoPapers {
  private final DemoCast cast;
  private final Papers papers;
  private final Circulation circulation;

  DemoPapers(DemoCast cast, Papers papers, Circulation circulation) {
    this.cast = cast;
    this.papers = papers;
    this.circulation = circulation;
  }

  void create(
      Actor secretary, long meeting, long convey, long report, long proposal, LocalDate day) {
    var water = cast.as("fengyue.water.head").organisationId();
    paper(secretary, meeting, null, "Order of the day", Access.INTERNAL, null, "Order of the day.");
    paper(
        secretary,
        meeting,
        convey,
        "What the province's opinions ask of the city",
        Access.INTERNAL,
        null,
        "Six clauses, two of them without a measure yet.");
    long register =
        paper(
            secretary,
            meeting,
            report,
            "Draft register of the small rivers",
            Access.INTERNAL,
            water,
            "Eleven rivers, nine walked.");
    circulate(secretary, register, day);
    read("fengyue.chair", register);
    done(
        papers.renew(
            secretary,
            register,
            file("register-2.docx", "Eleven rivers, all of them walked."),
            "The last two rivers have been walked; their lengths are corrected."));
    read("fengyue.member", register);
    long names =
        paper(
            secretary,
            meeting,
            proposal,
            "Names proposed as river keepers",
            Access.RESTRICTED,
            water,
            "Eleven names, not for the public before they are asked.");
    done(
        circulation.circulate(
            secretary, names, List.of(cast.as("fengyue.chair").personId()), day.minusDays(1)));
  }

  private void circulate(Actor secretary, long paper, LocalDate day) {
    done(
        circulation.circulate(
            secretary,
            paper,
            List.of("fengyue.chair", "fengyue.member", "fengyue.culture.head", "qingtan.chair")
                .stream()
                .map(login -> cast.as(login).personId())
                .toList(),
            day.minusDays(1)));
  }

  private void read(String login, long id) {
    var reader = cast.as(login);
    var paper = papers.get(reader, id);
    circulation.read(reader, paper, paper.latest().number(), Circulation.How.OPENED);
  }

  private long paper(
      Actor secretary,
      long meeting,
      @Nullable Long item,
      String title,
      Access access,
      @Nullable Long giver,
      String words) {
    return done(
        papers.add(
            secretary,
            meeting,
            new NewPaper(item, title, access, giver, null),
            file(title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ".docx", words)));
  }

  private static UploadedFile file(String name, String words) {
    try (var document = new XWPFDocument();
        var bytes = new ByteArrayOutputStream()) {
      document.createParagraph().createRun().setText(words);
      document.write(bytes);
      return new UploadedFile(name, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
