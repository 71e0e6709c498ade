package org.throughline.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.planned;
import static org.throughline.meetings.MeetingSamples.refusal;

import java.time.LocalTime;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.throughline.meetings.AgendaItem.Guest;
import org.throughline.meetings.AgendaItem.Presenter;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class PreparingAnAgendaTests {
  private final Meetings meetings;
  private final MeetingLists lists;
  private final Agenda agenda;
  private final AgendaOrder order;
  private final AgendaVersions versions;
  private final Transitions transitions;
  private final DSLContext sql;
  private final Actor secretary;
  private final Actor chair;
  private final Actor head;
  private final Actor stranger;

  PreparingAnAgendaTests(
      Meetings meetings,
      MeetingLists lists,
      Agenda agenda,
      AgendaOrder order,
      AgendaVersions versions,
      Transitions transitions,
      DSLContext sql,
      DemoPeople people) {
    this.meetings = meetings;
    this.lists = lists;
    this.agenda = agenda;
    this.order = order;
    this.versions = versions;
    this.transitions = transitions;
    this.sql = sql;
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
    this.head = people.as("fengyue.water.head");
    this.stranger = people.as("luoyan.secretary");
  }

  @Test
  void confidentialItemsStandLastAndAreNeitherSeenNorCounted() {
    long id = meeting();
    done(agenda.add(secretary, id, secret("Secret", Presenter.NOBODY, List.of())));
    done(agenda.add(secretary, id, open("Open one")));
    done(agenda.add(secretary, id, open("Open two")));
    assertThat(agenda.items(secretary, id))
        .extracting(AgendaItem::title)
        .containsExactly("Open one", "Open two", "Secret");
    assertThat(agenda.items(head, id)).extracting(AgendaItem::number).containsExactly(1, 2);
    var secret = agenda.items(secretary, id).getLast();
    assertThatThrownBy(() -> agenda.item(head, secret.id())).isInstanceOf(NotFound.class);
    assertThat(count(head, id)).isEqualTo(2);
    assertThat(count(secretary, id)).isEqualTo(3);
  }

  private int count(Actor reader, long id) {
    return lists.open(reader, Language.ENGLISH).stream()
        .filter(each -> each.id() == id)
        .findFirst()
        .orElseThrow()
        .items();
  }

  @Test
  void whoPresentsOrIsInvitedForAConfidentialItemSeesIt() {
    long id = meeting();
    done(
        agenda.add(
            secretary,
            id,
            secret("Presented", new Presenter(null, head.personId(), null), List.of())));
    done(
        agenda.add(
            secretary,
            id,
            secret("Invited", Presenter.NOBODY, List.of(new Guest(head.personId(), null)))));
    done(agenda.add(secretary, id, secret("Neither", Presenter.NOBODY, List.of())));
    assertThat(agenda.items(head, id))
        .extracting(AgendaItem::title)
        .containsExactly("Presented", "Invited");
  }

  @Test
  void anItemThatBecomesConfidentialGoesToTheClosedPart() {
    long id = meeting();
    for (var title : List.of("one", "two", "three")) {
      done(agenda.add(secretary, id, open(title)));
    }
    var first = agenda.items(secretary, id).getFirst();
    done(agenda.change(secretary, first.id(), secret("one", Presenter.NOBODY, List.of())));
    assertThat(agenda.items(secretary, id))
        .extracting(AgendaItem::title)
        .containsExactly("two", "three", "one");
    done(agenda.change(secretary, first.id(), open("one")));
    assertThat(agenda.items(secretary, id)).extracting(AgendaItem::number).containsExactly(1, 2, 3);
  }

  @Test
  void theDatabaseKeepsConfidentialItemsLast() {
    long id = meeting();
    done(agenda.add(secretary, id, open("Open")));
    done(agenda.add(secretary, id, open("Also open")));
    var first = agenda.items(secretary, id).getFirst().id();
    assertThatThrownBy(() ->
            sql.execute(
                "update meetings.agenda_item set access = 'restricted' where id = ?", first))
        .hasMessageContaining("confidential items stand last");
  }

  @Test
  void theAgendaIsOrderedAsAWholeOrNotAtAll() {
    long id = meeting();
    for (var title : List.of("one", "two", "three")) {
      done(agenda.add(secretary, id, open(title)));
    }
    var ids = agenda.items(secretary, id).stream().map(AgendaItem::id).toList();
    done(order.arrange(secretary, id, ids.reversed()));
    assertThat(agenda.items(secretary, id))
        .extracting(AgendaItem::title)
        .containsExactly("three", "two", "one");
    assertThat(refusal(order.arrange(secretary, id, ids.subList(0, 2))))
        .isEqualTo("meetings.order.stale");
    assertThat(refusal(order.arrange(secretary, id, List.of(ids.get(0), ids.get(0), ids.get(1)))))
        .isEqualTo("meetings.order.stale");
    done(agenda.add(secretary, id, secret("Secret", Presenter.NOBODY, List.of())));
    var all = agenda.items(secretary, id).stream().map(AgendaItem::id).toList();
    assertThat(refusal(order.arrange(secretary, id, all.reversed())))
        .isEqualTo("meetings.order.closed_last");
    assertThatThrownBy(() -> order.arrange(chair, id, all)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> order.arrange(stranger, id, all)).isInstanceOf(NotFound.class);
  }

  @Test
  void anItemAddedAfterTheNoticeIsLate() {
    long id = meeting();
    done(agenda.add(secretary, id, open("In time")));
    done(transitions.convene(secretary, id));
    done(agenda.add(secretary, id, open("Late")));
    assertThat(agenda.items(secretary, id))
        .extracting(AgendaItem::late)
        .containsExactly(false, true);
  }

  @Test
  void anotherBodysPeopleAndOrganisationsAreNotFound() {
    long id = meeting();
    var person = new Presenter(null, stranger.personId(), null);
    var organisation = new Presenter(stranger.organisationId(), null, null);
    assertThatThrownBy(() -> agenda.add(secretary, id, secret("x", person, List.of())))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> agenda.add(secretary, id, secret("x", organisation, List.of())))
        .isInstanceOf(NotFound.class);
    var guest = List.of(new Guest(stranger.personId(), null));
    assertThatThrownBy(() -> agenda.add(secretary, id, secret("x", Presenter.NOBODY, guest)))
        .isInstanceOf(NotFound.class);
    assertThat(agenda.items(secretary, id)).isEmpty();
  }

  @Test
  void aCirculationHasNeitherAPlaceNorHours() {
    var open = planned(secretary, DAY);
    assertThat(refusal(meetings.plan(secretary, in(open, MeetingForm.CIRCULATION, null, null))))
        .isEqualTo("meetings.circulation.nowhere");
    assertThat(
            refusal(
                meetings.plan(
                    secretary,
                    in(open, MeetingForm.ORDINARY, LocalTime.of(10, 0), LocalTime.of(9, 0)))))
        .isEqualTo("meetings.ends_at.before_start");
    long id = meeting();
    assertThatThrownBy(
            () -> sql.execute("update meetings.meeting set form = 'circulation' where id = ?", id))
        .hasMessageContaining("circulations_meet_nowhere");
  }

  private NewMeeting in(NewMeeting open, MeetingForm form, LocalTime starts, LocalTime ends) {
    return new NewMeeting(
        open.organisationId(),
        open.title(),
        form,
        null,
        DAY,
        starts,
        ends,
        "Hall 3",
        List.of(),
        Language.ENGLISH,
        Access.INTERNAL);
  }

  @Test
  void approvedIsExactlyWhatWasDraftedAndFinalExactlyWhatWasApproved() {
    long id = meeting();
    assertThat(refusal(versions.draft(secretary, id, null))).isEqualTo("meetings.version.empty");
    done(agenda.add(secretary, id, open("Rivers")));
    assertThat(refusal(versions.approve(chair, id, null))).isEqualTo("meetings.version.no_draft");
    done(versions.draft(secretary, id, null));
    assertThat(refusal(versions.draft(secretary, id, null)))
        .isEqualTo("meetings.version.unchanged");
    assertThat(refusal(versions.finish(secretary, id, null)))
        .isEqualTo("meetings.version.not_approved");
    done(agenda.add(secretary, id, open("Bridges")));
    assertThat(refusal(versions.approve(chair, id, null)))
        .isEqualTo("meetings.version.changed_since_draft");
    done(versions.draft(secretary, id, "with the bridges"));
    assertThatThrownBy(() -> versions.approve(secretary, id, null)).isInstanceOf(Forbidden.class);
    done(versions.approve(chair, id, null));
    done(versions.finish(secretary, id, null));
    assertThat(versions.of(secretary, id))
        .extracting(AgendaVersion::stage)
        .containsExactly(
            AgendaStage.FINAL, AgendaStage.APPROVED, AgendaStage.DRAFT, AgendaStage.DRAFT);
    assertThatThrownBy(() ->
            sql.execute("update meetings.agenda_version set note = 'x' where meeting_id = ?", id))
        .hasMessageContaining("a version of an agenda stands");
  }

  @Test
  void versionsShowConfidentialItemsToNobodyElse() {
    long id = meeting();
    done(agenda.add(secretary, id, open("Open")));
    done(agenda.add(secretary, id, secret("Secret", Presenter.NOBODY, List.of())));
    done(versions.draft(secretary, id, null));
    assertThat(versions.of(head, id).getFirst().items())
        .extracting(AgendaVersion.Item::title)
        .containsExactly("Open");
    done(agenda.remove(secretary, agenda.items(secretary, id).getLast().id()));
    assertThat(versions.of(head, id).getFirst().items()).hasSize(1);
    assertThat(versions.of(secretary, id).getFirst().items()).hasSize(2);
  }

  private long meeting() {
    return done(meetings.plan(secretary, planned(secretary, DAY)));
  }

  private static NewItem open(String title) {
    return new NewItem(ItemKind.REPORT, title, null, List.of());
  }

  private static NewItem secret(String title, Presenter presenter, List<Guest> guests) {
    return new NewItem(
        ItemKind.REPORT, title, null, 10, Access.RESTRICTED, presenter, guests, List.of());
  }
}
