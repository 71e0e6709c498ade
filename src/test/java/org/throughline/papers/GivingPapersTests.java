package org.throughline.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.planned;
import static org.throughline.meetings.MeetingSamples.refusal;
import static org.throughline.papers.PaperSamples.about;
import static org.throughline.papers.PaperSamples.file;
import static org.throughline.papers.PaperSamples.paper;
import static throughline.db.papers.Tables.VERSION;

import java.io.IOException;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem.Presenter;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Files;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.shared.UploadedFile;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class GivingPapersTests {
  private final Papers papers;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Transitions transitions;
  private final Files files;
  private final DSLContext sql;
  private final Actor secretary;
  private final Actor chair;
  private final Actor stranger;
  private final Actor above;

  GivingPapersTests(
      Papers papers,
      Meetings meetings,
      Agenda agenda,
      Transitions transitions,
      Files files,
      DSLContext sql,
      DemoPeople people) {
    this.papers = papers;
    this.meetings = meetings;
    this.agenda = agenda;
    this.transitions = transitions;
    this.files = files;
    this.sql = sql;
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
    this.stranger = people.as("luoyan.secretary");
    this.above = people.as("yunling.secretary");
  }

  private long meeting() {
    return done(meetings.plan(secretary, planned(secretary, DAY)));
  }

  private long item(long meeting, Access access) {
    return done(
        agenda.add(
            secretary,
            meeting,
            new NewItem(
                ItemKind.REPORT,
                "Drains",
                null,
                null,
                access,
                Presenter.NOBODY,
                List.of(),
                List.of())));
  }

  @Test
  void anOpenPaperIsSeenByWhoeverSeesTheMeeting() throws IOException {
    var meeting = meeting();
    var id = paper(papers, secretary, meeting, null, Access.INTERNAL);
    assertThat(papers.ofMeeting(chair, meeting)).extracting(Paper::id).containsExactly(id);
    assertThat(papers.get(above, id).title()).isEqualTo("On the rivers");
    assertThatThrownBy(() -> papers.get(stranger, id)).isInstanceOf(NotFound.class);
    try (var content = files.open(papers.get(chair, id).latest().sha256())) {
      assertThat(content).hasContent("First words.");
    }
  }

  @Test
  void aRestrictedPaperIsSeenByItsSecretariesAndNotCountedForOthers() {
    var meeting = meeting();
    var id = paper(papers, secretary, meeting, null, Access.RESTRICTED);
    assertThat(papers.get(secretary, id).access()).isEqualTo(Access.RESTRICTED);
    assertThatThrownBy(() -> papers.get(chair, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> papers.get(above, id)).isInstanceOf(NotFound.class);
    assertThat(papers.ofMeeting(chair, meeting)).isEmpty();
  }

  @Test
  void aPaperOfAConfidentialItemIsSeenByWhoeverSeesTheItem() {
    var meeting = meeting();
    var item = item(meeting, Access.RESTRICTED);
    var id = paper(papers, secretary, meeting, item, Access.INTERNAL);
    assertThatThrownBy(() -> agenda.item(chair, item)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> papers.get(chair, id)).isInstanceOf(NotFound.class);
    assertThat(papers.ofMeeting(chair, meeting)).isEmpty();
    assertThat(papers.ofMeeting(secretary, meeting)).hasSize(1);
  }

  @Test
  void aPaperWhoseItemIsTakenOffTheAgendaDoesNotBecomeOpenToAll() {
    var meeting = meeting();
    var item = item(meeting, Access.RESTRICTED);
    var id = paper(papers, secretary, meeting, item, Access.INTERNAL);
    done(agenda.remove(secretary, item));
    assertThat(papers.get(secretary, id).itemId()).isNull();
    assertThat(papers.get(secretary, id).access()).isEqualTo(Access.RESTRICTED);
    assertThatThrownBy(() -> papers.get(chair, id)).isInstanceOf(NotFound.class);
  }

  @Test
  void aNewVersionStandsBesideTheOlderOnes() {
    var id = paper(papers, secretary, meeting(), null, Access.INTERNAL);
    done(papers.renew(secretary, id, file("Second words."), "The second word"));
    var paper = papers.get(chair, id);
    assertThat(paper.versions()).extracting(Paper.Version::number).containsExactly(2, 1);
    assertThat(paper.latest().note()).isEqualTo("The second word");
    assertThat(refusal(papers.renew(secretary, id, file("Second words."), null)))
        .isEqualTo("papers.refused.same_file");
  }

  @Test
  void aVersionIsNeverChangedInPlace() {
    var id = paper(papers, secretary, meeting(), null, Access.INTERNAL);
    assertThatThrownBy(() ->
            sql.update(VERSION)
                .set(VERSION.SHA256, "0".repeat(64))
                .where(VERSION.PAPER_ID.eq(id))
                .execute())
        .hasMessageContaining("a version stands");
    assertThatThrownBy(() -> sql.deleteFrom(VERSION).where(VERSION.PAPER_ID.eq(id)).execute())
        .hasMessageContaining("a version stands");
  }

  @Test
  void whatCannotBeTakenIsRefused() {
    var meeting = meeting();
    var paper = about(null, Access.INTERNAL);
    assertThat(refusal(papers.add(secretary, meeting, paper, null)))
        .isEqualTo("papers.refused.file_missing");
    assertThat(refusal(papers.add(secretary, meeting, paper, file(""))))
        .isEqualTo("papers.refused.file_empty");
    var large = new UploadedFile("large.pdf", new byte[20 * 1024 * 1024 + 1]);
    assertThat(refusal(papers.add(secretary, meeting, paper, large)))
        .isEqualTo("papers.refused.file_large");
    var untitled = new NewPaper(null, " ", Access.INTERNAL, null, null);
    assertThat(refusal(papers.add(secretary, meeting, untitled, file("x"))))
        .isEqualTo("papers.refused.title_missing");
    var twice =
        new NewPaper(null, "T", Access.INTERNAL, secretary.organisationId(), "Somebody else");
    assertThat(refusal(papers.add(secretary, meeting, twice, file("x"))))
        .isEqualTo("papers.refused.two_givers");
    assertThat(papers.ofMeeting(secretary, meeting)).isEmpty();
  }

  @Test
  void onlyWhoeverPreparesTheMeetingGivesPapersToIt() {
    var meeting = meeting();
    var paper = about(null, Access.INTERNAL);
    assertThatThrownBy(() -> papers.add(chair, meeting, paper, file("x")))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> papers.add(stranger, meeting, paper, file("x")))
        .isInstanceOf(NotFound.class);
    var foreign = new NewPaper(null, "T", Access.INTERNAL, stranger.organisationId(), null);
    assertThatThrownBy(() -> papers.add(secretary, meeting, foreign, file("x")))
        .isInstanceOf(NotFound.class);
    var elsewhere = item(meeting(), Access.INTERNAL);
    assertThatThrownBy(
            () -> papers.add(secretary, meeting, about(elsewhere, Access.INTERNAL), file("x")))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void aWithdrawnPaperStaysAsItIsWithItsReason() {
    var id = paper(papers, secretary, meeting(), null, Access.INTERNAL);
    assertThat(refusal(papers.withdraw(secretary, id, " ")))
        .isEqualTo("papers.refused.reason_missing");
    done(papers.withdraw(secretary, id, "The wrong year"));
    assertThat(papers.get(chair, id).withdrawnWhy()).isEqualTo("The wrong year");
    assertThat(refusal(papers.renew(secretary, id, file("Later"), null)))
        .isEqualTo("papers.refused.withdrawn");
  }

  @Test
  void afterACancellationNoPaperIsAdded() {
    var meeting = meeting();
    done(transitions.cancel(secretary, meeting, "Nobody can come"));
    assertThat(refusal(papers.add(secretary, meeting, about(null, Access.INTERNAL), file("x"))))
        .isEqualTo("papers.refused.too_late");
  }

  @Test
  void theSendersNameAndTypeAreNotBelieved() {
    var id =
        done(
            papers.add(
                secretary,
                meeting(),
                about(null, Access.INTERNAL),
                new UploadedFile(
                    "C:\\x\\..\\evil\u202Etxt.html",
                    "<script>alert(1)</script>"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    var version = papers.get(secretary, id).latest();
    assertThat(version.mediaType()).isEqualTo("text/plain");
    assertThat(version.name()).isEqualTo("eviltxt.html");
  }
}
