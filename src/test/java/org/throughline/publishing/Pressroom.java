package org.throughline.publishing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.throughline.directives.DirectiveKind;
import org.throughline.directives.Directives;
import org.throughline.directives.NewDirective;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.HeldMeeting;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewAttendance;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.NewMeeting;
import org.throughline.meetings.NewStatement;
import org.throughline.meetings.StatementVerb;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.support.DemoPeople;

/// Meetings that were held, and readouts of them brought as far as a test needs.
@Component
class Pressroom {
  private final Meetings meetings;
  private final Directives directives;
  private final Editions editions;
  private final Translations translations;
  private final Review review;
  private final Publication publication;
  private final Organisations organisations;
  private final DemoPeople people;

  Pressroom(
      Meetings meetings,
      Directives directives,
      Editions editions,
      Translations translations,
      Review review,
      Publication publication,
      Organisations organisations,
      DemoPeople people) {
    this.meetings = meetings;
    this.directives = directives;
    this.editions = editions;
    this.translations = translations;
    this.review = review;
    this.publication = publication;
    this.organisations = organisations;
    this.people = people;
  }

  static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new AssertionError("refused: " + why);
        });
  }

  static String refusal(Outcome<?> outcome) {
    return outcome.fold(_ -> "done", why -> why.key());
  }

  long directive(String body, Access access) {
    return done(
        directives.register(
            people.as(body + ".secretary"),
            new NewDirective(
                DirectiveKind.DOCUMENT,
                "Opinions " + access + " " + System.nanoTime(),
                null,
                null,
                LocalDate.of(2026, 1, 5),
                Language.ENGLISH,
                access,
                "Text.")));
  }

  long meeting(String body, Access access, Long... directiveIds) {
    var secretary = people.as(body + ".secretary");
    var committee =
        organisations.ofBody(secretary.bodyId()).stream()
            .filter(each -> each.kind().code().equals("committee"))
            .findFirst()
            .orElseThrow();
    var organisation =
        access == Access.RESTRICTED ? people.as(body + ".editor").organisationId() : committee.id();
    return done(
        meetings.recordHeld(
            secretary,
            new HeldMeeting(
                new NewMeeting(
                    organisation,
                    "Meeting " + System.nanoTime(),
                    MeetingForm.ORDINARY,
                    "2nd Meeting",
                    LocalDate.of(2026, 3, 5),
                    null,
                    Language.ENGLISH,
                    access),
                java.util.Arrays.stream(directiveIds)
                    .map(each -> new NewItem(ItemKind.CONVEY, "Item " + each, null, List.of(each)))
                    .toList(),
                List.of(
                    new NewAttendance(
                        AttendanceClass.PRESIDES, null, null, "Lin Wei", "Chair", null)),
                List.of(
                    new NewStatement(
                        null, StatementVerb.EMPHASISED, null, null, "Rivers matter.", null)))));
  }

  long plannedMeeting(String body) {
    var secretary = people.as(body + ".secretary");
    return done(
        meetings.plan(
            secretary,
            new NewMeeting(
                secretary.organisationId(),
                "Planned",
                MeetingForm.ORDINARY,
                null,
                LocalDate.of(2026, 3, 5),
                null,
                Language.ENGLISH,
                Access.INTERNAL)));
  }

  long draft(String body) {
    return done(editions.draft(people.as(body + ".editor"), meeting(body, Access.INTERNAL)));
  }

  void write(String body, long id, String title, String text) {
    var editor = people.as(body + ".editor");
    var revision = editions.get(editor, id).revision();
    done(
        editions.edit(
            editor, id, new Editions.Text(revision, title, text, "Information Office", "新闻办公室")));
  }

  void approve(String body, long id) {
    done(review.submit(people.as(body + ".editor"), id));
    var secretary = people.as(body + ".secretary");
    done(review.approve(secretary, id, editions.get(secretary, id).revision()));
  }

  void translate(String body, long id) {
    var translator = people.as(body + ".translator");
    var translation = translations.of(editions.get(translator, id));
    var typed = new HashMap<Integer, String>();
    translation
        .pairs()
        .forEach(pair -> typed.put(pair.source().number(), "译文" + pair.source().number()));
    done(translations.save(translator, id, translation.revision(), Map.copyOf(typed)));
  }

  void reviewTranslation(String body, long id) {
    var editor = people.as(body + ".editor");
    done(translations.review(editor, id, translations.of(editions.get(editor, id)).revision()));
  }

  void publish(String body, long id) {
    done(publication.publish(people.as(body + ".editor"), id));
  }

  long published(String body) {
    var id = draft(body);
    approve(body, id);
    publish(body, id);
    return id;
  }

  String code(String body, long id) {
    return editions.get(people.as(body + ".editor"), id).code();
  }
}
