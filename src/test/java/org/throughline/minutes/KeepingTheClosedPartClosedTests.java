package org.throughline.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.done;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.Decisions;
import org.throughline.decisions.NewDecision;
import org.throughline.meetings.AgendaItem.Presenter;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// What belongs to the closed part of a meeting shows nowhere to those who may not see it: neither
/// as words nor as a number nor as a hash that does not fit.
@ProductTest
class KeepingTheClosedPartClosedTests {
  private static final String SECRET = "Buying the mill";

  private final Meetings meetings;
  private final Transitions transitions;
  private final Decisions decisions;
  private final Minutes minutes;
  private final Approvals approvals;
  private final Registers registers;
  private final Histories histories;
  private final Actor secretary;
  private final Actor chair;
  private final Actor outsider;
  private final int port;

  KeepingTheClosedPartClosedTests(
      Meetings meetings,
      Transitions transitions,
      Decisions decisions,
      Minutes minutes,
      Approvals approvals,
      Registers registers,
      Histories histories,
      DemoPeople people,
      @LocalServerPort int port) {
    this.meetings = meetings;
    this.transitions = transitions;
    this.decisions = decisions;
    this.minutes = minutes;
    this.approvals = approvals;
    this.registers = registers;
    this.histories = histories;
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
    this.outsider = people.as("fengyue.water.head");
    this.port = port;
  }

  private record Made(long version, long secretItem) {}

  private Made approved() {
    long id =
        done(
            meetings.plan(
                secretary,
                new org.throughline.meetings.NewMeeting(
                    chair.organisationId(),
                    "Partly closed",
                    org.throughline.meetings.MeetingForm.ORDINARY,
                    null,
                    DAY,
                    null,
                    Language.ENGLISH,
                    Access.INTERNAL)));
    long open =
        done(
            meetings.addItem(
                secretary, id, new NewItem(ItemKind.REPORT, "The open report", null, List.of())));
    long secret =
        done(
            meetings.addItem(
                secretary,
                id,
                new NewItem(
                    ItemKind.PROPOSAL,
                    SECRET,
                    null,
                    null,
                    Access.RESTRICTED,
                    Presenter.NOBODY,
                    List.of(),
                    List.of())));
    done(transitions.convene(secretary, id));
    done(transitions.open(secretary, id));
    for (long item : List.of(open, secret)) {
      done(
          decisions.record(
              secretary,
              item,
              new NewDecision(
                  DecisionOutcome.ADOPTED, null, null, "Decided on " + item, null, List.of())));
    }
    done(transitions.end(secretary, id));
    long version = done(minutes.draw(secretary, id));
    return new Made(done(approvals.approve(chair, version, Basis.HAND, null)), secret);
  }

  @Test
  void itsParagraphsAreSeenByThoseEntitledOnly() {
    var made = approved();
    assertThat(minutes.paragraphs(chair, made.version())).anyMatch(this::isSecret);
    assertThat(minutes.paragraphs(outsider, made.version())).isNotEmpty().noneMatch(this::isSecret);
    var version = minutes.get(outsider, made.version());
    assertThat(Wording.hash(minutes.paragraphs(outsider, made.version())))
        .isEqualTo(version.openHash())
        .isNotEqualTo(version.hash());
    assertThatThrownBy(() -> histories.of(outsider, made.secretItem(), Language.ENGLISH))
        .isInstanceOf(NotFound.class);
  }

  private boolean isSecret(Paragraph paragraph) {
    return paragraph.text().contains(SECRET);
  }

  @Test
  void pagesAndFilesOfAnOutsiderAreWholeInThemselves() {
    var made = approved();
    var reader = new Browser(port).in("en").signedInAs("fengyue.water.head");
    var at = "/minutes/" + made.version();
    var page = reader.get(at);
    assertThat(page.body()).doesNotContain(SECRET, "Decided on " + made.secretItem());
    assertThat(page.page().select("code").text())
        .isEqualTo(minutes.get(chair, made.version()).openHash());
    assertThat(new String(reader.getBytes(at + "/text"), StandardCharsets.UTF_8))
        .contains("The open report")
        .doesNotContain(SECRET);
    assertThat(new String(reader.getBytes(at + "/document.xml"), StandardCharsets.UTF_8))
        .contains("The open report")
        .doesNotContain(SECRET, "item_" + made.secretItem());
  }

  @Test
  void theRegisterNeitherListsNorCountsIt() {
    approved();
    var filter = new RegisterFilter(chair.organisationId(), null, null, SECRET);
    assertThat(registers.count(chair, filter)).isPositive();
    assertThat(registers.count(outsider, filter)).isZero();
    assertThat(registers.list(outsider, filter, Language.ENGLISH, 0, 25)).isEmpty();
  }
}
