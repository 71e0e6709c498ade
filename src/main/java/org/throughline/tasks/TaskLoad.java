package org.throughline.tasks;

import static throughline.db.tasks.Tables.EXTENSION;
import static throughline.db.tasks.Tables.RECURRENCE;
import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.TASK;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.desks.Carried;
import org.throughline.desks.PostLoad;
import org.throughline.organisations.People;
import org.throughline.organisations.Person;
import org.throughline.organisations.Post;
import org.throughline.organisations.Role;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;
import org.throughline.shared.web.Texts;

/// The tasks that go with a post: those it leads, those left with its holder as official, those it
/// supervises, those it issued; and what comes back every so often.
@Component
class TaskLoad implements PostLoad {
  private static final int WORDS = 160;

  private final DSLContext sql;
  private final TaskRows rows;
  private final People people;
  private final MessageSource messages;
  private final ZoneId zone;
  private final ApplicationEventPublisher events;

  TaskLoad(
      DSLContext sql,
      TaskRows rows,
      People people,
      MessageSource messages,
      ZoneId zone,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.rows = rows;
    this.people = people;
    this.messages = messages;
    this.zone = zone;
    this.events = events;
  }

  @Override
  public List<Carried> carried(Post post, long personId, Language language) {
    var texts = new Texts(messages, language, zone);
    var all = new ArrayList<Carried>();
    add(all, "leads", led(post), texts);
    add(all, "official", official(post, personId), texts);
    if (post.roles().contains(Role.SUPERVISOR)) {
      add(all, "supervises", TASK.SUPERVISOR_ORGANISATION_ID.eq(post.organisationId()), texts);
    }
    if (post.head() && post.roles().contains(Role.UNIT_HEAD)) {
      add(
          all,
          "issued",
          TASK.ISSUING_ORGANISATION_ID.eq(post.organisationId()).and(TASK.PARENT_ID.isNotNull()),
          texts);
    }
    all.addAll(recurring(post, texts));
    return all;
  }

  private static Condition led(Post post) {
    var byPost = TASK.LEAD_POST_ID.eq(post.id());
    return post.head()
        ? byPost.or(
            TASK.LEAD_ORGANISATION_ID.eq(post.organisationId()).and(TASK.LEAD_POST_ID.isNull()))
        : byPost;
  }

  private static Condition official(Post post, long personId) {
    return TASK.OFFICIAL_PERSON_ID
        .eq(personId)
        .and(TASK.LEAD_ORGANISATION_ID.eq(post.organisationId()));
  }

  private void add(List<Carried> all, String section, Condition which, Texts texts) {
    var open = which.and(TASK.STATE.notIn(TaskState.endedCodes()));
    for (var task :
        rows.page(
            open,
            0,
            LIMIT,
            DSL.coalesce(TASK.DEADLINE, TASK.REVIEW_ON).asc().nullsLast(),
            TASK.ID.asc())) {
      all.add(
          new Carried(
              "tasks.handover." + section,
              task.ref(),
              task.title(),
              detail(task, texts),
              "tasks.status." + task.status().code(),
              "/tasks/" + task.id(),
              task.deadline() != null ? task.deadline() : task.reviewOn(),
              task.access() == org.throughline.shared.Access.RESTRICTED));
    }
  }

  /// The last report, and an extension that waits for an answer.
  private String detail(Task task, Texts texts) {
    var report =
        sql.select(REPORT.NUMBER, REPORT.TEXT)
            .from(REPORT)
            .where(REPORT.TASK_ID.eq(task.id()))
            .orderBy(REPORT.NUMBER.desc())
            .limit(1)
            .fetchOptional(
                row -> texts.of("tasks.handover.report", row.value1(), cut(row.value2())));
    var extension =
        sql.select(EXTENSION.UNTIL)
            .from(EXTENSION)
            .where(EXTENSION.TASK_ID.eq(task.id()), EXTENSION.STATE.eq("asked"))
            .orderBy(EXTENSION.ID.desc())
            .limit(1)
            .fetchOptional(row -> texts.of("tasks.handover.extension", row.value1()));
    return Stream.of(report, extension)
        .flatMap(each -> each.stream())
        .reduce((one, two) -> one + " " + two)
        .orElse("");
  }

  private static String cut(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= WORDS ? line : line.substring(0, WORDS - 1) + "…";
  }

  /// Hangs from the post's organisation: a recurrence has no page of its own.
  private List<Carried> recurring(Post post, Texts texts) {
    if (!post.head()) {
      return List.of();
    }
    return sql
        .select(RECURRENCE.TITLE, RECURRENCE.EVERY, RECURRENCE.UNIT, RECURRENCE.ACCESS)
        .from(RECURRENCE)
        .where(
            RECURRENCE.LEAD_ORGANISATION_ID.eq(post.organisationId()),
            RECURRENCE.STATE.eq("active"))
        .orderBy(RECURRENCE.ID)
        .limit(LIMIT)
        .fetch()
        .stream()
        .map(row ->
            new Carried(
                "tasks.handover.recurring",
                new Ref(Kind.ORGANISATION, post.organisationId()),
                row.value1(),
                texts.of("tasks.handover.every." + row.value3(), row.value2()),
                null,
                "/tasks",
                null,
                row.value4().equals("restricted")))
        .toList();
  }

  /// Where the one who went was the named official, the one who comes is it now.
  @Override
  public void takenOver(Ref ref, long outgoingPersonId, long incomingPersonId, Who by) {
    if (ref.kind() != Kind.TASK) {
      return;
    }
    var task = rows.lock(TASK.ID.eq(ref.id())).orElse(null);
    var official = task == null ? null : task.officialPersonId();
    if (task == null || task.state().ended() || official == null || official != outgoingPersonId) {
      return;
    }
    sql.update(TASK)
        .set(TASK.OFFICIAL_PERSON_ID, incomingPersonId)
        .where(TASK.ID.eq(task.id()))
        .execute();
    events.publishEvent(new TaskEvent.OfficialNamed(ref, by, name(incomingPersonId)));
  }

  private @Nullable String name(long personId) {
    return people
        .find(personId)
        .map((Person each) ->
            Stream.of(each.name(Language.ENGLISH), each.name(Language.CHINESE))
                .distinct()
                .reduce((one, two) -> one + " " + two)
                .orElse(""))
        .orElse(null);
  }
}
