package org.throughline.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.refusal;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// An item that its meeting did not deal with is never lost. The meetings are of a bureau for which
/// no other test plans any, because what waits goes on the next agenda by itself.
@ProductTest
class CarryingItemsOverTests {
  private static final int WALKS = 3;
  private static final int STEPS = 80;

  private final Meetings meetings;
  private final MeetingLists lists;
  private final Agenda agenda;
  private final WaitingItems waiting;
  private final Transitions transitions;
  private final DSLContext sql;
  private final TransactionTemplate transaction;
  private final Actor secretary;
  private final Actor stranger;
  private final long bureau;

  CarryingItemsOverTests(
      Meetings meetings,
      MeetingLists lists,
      Agenda agenda,
      WaitingItems waiting,
      Transitions transitions,
      DSLContext sql,
      PlatformTransactionManager transactionManager,
      DemoPeople people) {
    this.meetings = meetings;
    this.lists = lists;
    this.agenda = agenda;
    this.waiting = waiting;
    this.transitions = transitions;
    this.sql = sql;
    this.transaction = new TransactionTemplate(transactionManager);
    this.secretary = people.as("heyu.secretary");
    this.stranger = people.as("luoyan.secretary");
    this.bureau = people.as("heyu.water.head").organisationId();
  }

  @Test
  void whatACancelledMeetingWouldHaveDealtWithGoesOnTheNextAgenda() {
    clear();
    long first = plan(DAY, MeetingForm.ORDINARY);
    done(agenda.add(secretary, first, item("Dykes")));
    done(transitions.cancel(secretary, first, "The hall is flooded."));
    long special = plan(DAY, MeetingForm.SPECIAL);
    assertThat(agenda.items(special)).isEmpty();
    long next = plan(DAY, MeetingForm.ORDINARY);
    assertThat(agenda.items(next)).extracting(AgendaItem::title).containsExactly("Dykes");
    assertThat(waiting.of(secretary, bureau)).isEmpty();
  }

  @Test
  void whatWasPutOffToADayGoesOnNoEarlierAgenda() {
    clear();
    long first = plan(DAY, MeetingForm.ORDINARY);
    long item = done(agenda.add(secretary, first, item("Sluices")));
    carry(item, DAY.plusDays(30));
    carry(item, DAY.plusDays(40));
    long early = plan(DAY.plusDays(20), MeetingForm.ORDINARY);
    assertThat(agenda.items(early)).isEmpty();
    var waits = waiting.of(secretary, bureau).getFirst();
    assertThat(waits.notBefore()).isEqualTo(DAY.plusDays(40));
    assertThat(refusal(waiting.place(secretary, early, waits.id())))
        .isEqualTo("meetings.waiting.too_early");
    long later = plan(DAY.plusDays(40), MeetingForm.ORDINARY);
    assertThat(agenda.items(later)).extracting(AgendaItem::title).containsExactly("Sluices");
    assertThat(refusal(agenda.remove(secretary, item))).isEqualTo("meetings.item.carried");
  }

  @Test
  void whatWasTakenOutWaitsAgainAndGoesOnByHandOnly() {
    clear();
    long first = plan(DAY, MeetingForm.ORDINARY);
    carry(done(agenda.add(secretary, first, item("Weirs"))), null);
    long next = plan(DAY, MeetingForm.ORDINARY);
    done(agenda.remove(secretary, agenda.items(next).getFirst().id()));
    long third = plan(DAY, MeetingForm.ORDINARY);
    assertThat(agenda.items(third)).isEmpty();
    var waits = waiting.of(secretary, bureau).getFirst();
    done(waiting.place(secretary, third, waits.id()));
    assertThatThrownBy(() -> waiting.place(secretary, third, waits.id()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void nothingIsLaidAsideWithoutAReasonOrByAStranger() {
    clear();
    long first = plan(DAY, MeetingForm.ORDINARY);
    carry(done(agenda.add(secretary, first, item("Locks"))), null);
    long waits = waiting.of(secretary, bureau).getFirst().id();
    assertThat(refusal(waiting.layAside(secretary, waits, " ")))
        .isEqualTo("meetings.reason.missing");
    assertThatThrownBy(() -> waiting.layAside(stranger, waits, "Mine now."))
        .isInstanceOf(NotFound.class);
    done(waiting.layAside(secretary, waits, "Overtaken."));
    assertThat(waiting.of(secretary, bureau)).isEmpty();
  }

  @Test
  void theDatabaseLosesNoItemOfACancelledMeeting() {
    clear();
    long id = plan(DAY, MeetingForm.ORDINARY);
    done(agenda.add(secretary, id, item("Ferries")));
    assertThatThrownBy(
            () -> sql.execute("update meetings.meeting set state = 'cancelled' where id = ?", id))
        .hasMessageContaining("would be lost");
  }

  /// Whatever is planned, added, put off, cancelled, taken out, put on and laid aside: each matter
  /// stands in exactly one place, until somebody takes it out who put it there.
  @Test
  void noItemIsEverLost() {
    clear();
    var random = new Random(20261129);
    var matters = new HashSet<String>();
    for (int walk = 0; walk < WALKS; walk++) {
      for (int step = 0; step < STEPS; step++) {
        step(random, matters, walk + "." + step);
        assertThat(places()).as("after %s.%s", walk, step).isEqualTo(once(matters));
      }
    }
    assertThat(matters).hasSizeGreaterThan(15);
    clear();
  }

  private void step(Random random, Set<String> matters, String name) {
    var open =
        lists.open(secretary, Language.ENGLISH).stream()
            .filter(each -> each.organisationId() == bureau)
            .map(MeetingLine::id)
            .toList();
    if (open.isEmpty() || random.nextInt(8) == 0) {
      var day = random.nextInt(3) == 0 ? null : DAY.plusDays(random.nextInt(60));
      plan(day, random.nextInt(5) == 0 ? MeetingForm.SPECIAL : MeetingForm.ORDINARY);
      return;
    }
    long meeting = open.get(random.nextInt(open.size()));
    var items = agenda.items(meeting);
    var waits = waiting.of(secretary, bureau);
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        done(agenda.add(secretary, meeting, item("Matter " + name)));
        matters.add("Matter " + name);
      }
      case 2 -> {
        if (!items.isEmpty()) {
          carry(any(random, items).id(), random.nextBoolean() ? null : DAY.plusDays(30));
        }
      }
      case 3 -> {
        if (random.nextInt(3) == 0) {
          done(transitions.cancel(secretary, meeting, "Overtaken."));
        }
      }
      case 4 -> {
        if (!items.isEmpty()) {
          remove(any(random, items), matters);
        }
      }
      default -> {
        if (!waits.isEmpty() && random.nextInt(4) == 0) {
          done(waiting.layAside(secretary, any(random, waits).id(), "Overtaken."));
        } else if (!waits.isEmpty()) {
          waiting.place(secretary, meeting, any(random, waits).id());
        }
      }
    }
  }

  private void remove(AgendaItem item, Set<String> matters) {
    var waited =
        !sql.fetch("select 1 from meetings.waiting_item where placed_item_id = ?", item.id())
            .isEmpty();
    var gone = agenda.remove(secretary, item.id()).fold(_ -> true, _ -> false);
    if (gone && !waited) {
      matters.remove(item.title());
    }
  }

  private static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static Map<String, Integer> once(Set<String> matters) {
    return matters.stream().collect(Collectors.toMap(each -> each, _ -> 1));
  }

  /// How many places each matter stands in: on the agenda of a meeting, waiting, or laid aside.
  private Map<String, Integer> places() {
    return sql.resultQuery(
            """
            select title, count(*)::int from (
              select i.title from meetings.agenda_item i join meetings.meeting m on m.id = i.meeting_id
               where m.organisation_id = {0} and m.state <> 'cancelled'
                 and not exists (select from meetings.waiting_item w where w.from_item_id = i.id)
              union all
              select w.title from meetings.waiting_item w
               where w.organisation_id = {0} and w.placed_item_id is null
            ) place where title like 'Matter %' group by title
            """,
            org.jooq.impl.DSL.val(bureau))
        .fetchMap(row -> row.get(0, String.class), row -> row.get(1, Integer.class));
  }

  /// So that nothing of another test goes on this one's agendas.
  private void clear() {
    waiting
        .of(secretary, bureau)
        .forEach(each -> done(waiting.layAside(secretary, each.id(), "Of another test.")));
  }

  private void carry(long item, LocalDate notBefore) {
    transaction.executeWithoutResult(_ -> waiting.carry(secretary, item, notBefore));
  }

  private long plan(LocalDate day, MeetingForm form) {
    return done(
        meetings.plan(
            secretary,
            new NewMeeting(
                bureau,
                "Bureau meeting",
                form,
                null,
                day,
                "Room 2",
                Language.ENGLISH,
                Access.INTERNAL)));
  }

  private static NewItem item(String title) {
    return new NewItem(ItemKind.REPORT, title, null, List.of());
  }
}
