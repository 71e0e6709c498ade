package org.throughline.tasks;

import static throughline.db.tasks.Tables.CHANGE;
import static throughline.db.tasks.Tables.SUPPORTING;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Posts;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// Changes of an issued task by its issuer. Each field that changed is kept as it was and as it
/// became; deadlines change by [Extensions], leads by [TakingUp#reassign].
@Service
public class Changes {
  private final DSLContext sql;
  private final Steps steps;
  private final Tasks tasks;
  private final IssuingRules rules;
  private final TaskReach reach;
  private final Programmes programmes;
  private final Organisations organisations;
  private final Posts posts;
  private final Clock clock;

  Changes(
      DSLContext sql,
      Steps steps,
      Tasks tasks,
      IssuingRules rules,
      TaskReach reach,
      Programmes programmes,
      Organisations organisations,
      Posts posts,
      Clock clock) {
    this.sql = sql;
    this.steps = steps;
    this.tasks = tasks;
    this.rules = rules;
    this.reach = reach;
    this.programmes = programmes;
    this.organisations = organisations;
    this.posts = posts;
    this.clock = clock;
  }

  public enum Field implements Coded {
    TITLE,
    TEXT,
    LEAD_POST,
    FIRST_POST,
    SUPPORTING,
    SUPERVISOR,
    THEMES,
    TARGET_GROUPS,
    PROGRAMME
  }

  /// The task as it shall be.
  ///
  /// @param leadPostId null for the head of the lead organisation
  public record Wish(
      String title,
      String text,
      @Nullable Long leadPostId,
      Set<Long> supportingOrganisationIds,
      NewTask.More more) {
    public Wish {
      supportingOrganisationIds = Set.copyOf(supportingOrganisationIds);
    }
  }

  /// One field, in words as they stood; empty where there was nothing.
  public record Change(
      long id, Field field, String before, String after, Instant at, long personId) {}

  private record Difference(Field field, String before, String after) {}

  @Transactional
  public Outcome<Long> change(Actor actor, long id, Wish wish) {
    var task = steps.lock(actor, id);
    var found = differences(task, wish);
    var detail = found.stream().map(Changes::line).collect(Collectors.joining("\n"));
    return steps.take(
        actor,
        id,
        TaskTransition.CHANGE,
        detail,
        _ -> {
          if (found.isEmpty()) {
            return Refusal.invalid("tasks.refused.nothing_changed");
          }
          var refusal = refusal(actor, task, wish);
          if (refusal == null) {
            found.forEach(each -> keep(actor, id, each));
            store(task, wish);
          }
          return refusal;
        });
  }

  private static String line(Difference each) {
    return shorten(each.before()) + " → " + shorten(each.after());
  }

  private static String shorten(String words) {
    return words.length() <= 120 ? words : words.substring(0, 119) + "…";
  }

  private @Nullable Refusal refusal(Actor actor, Task task, Wish wish) {
    if (wish.title().isBlank()) {
      return Refusal.invalid("tasks.refused.title_missing");
    }
    if (wish.title().length() > IssuingRules.TITLE) {
      return Refusal.invalid("tasks.refused.title_too_long", IssuingRules.TITLE);
    }
    if (wish.text().length() > IssuingRules.TEXT) {
      return Refusal.invalid("tasks.refused.text_too_long", IssuingRules.TEXT);
    }
    var lead = task.leadOrganisationId();
    var post = wish.leadPostId();
    if (post != null && posts.find(post).filter(p -> p.organisationId() == lead).isEmpty()) {
      return Refusal.invalid("tasks.refused.post_of_another");
    }
    var added = new HashSet<>(wish.supportingOrganisationIds());
    if (added.contains(lead)) {
      return Refusal.invalid("tasks.refused.lead_supports_itself");
    }
    tasks.supporting(task.id()).forEach(added::remove);
    if (!reach.supporting(actor).containsAll(added)) {
      return Refusal.invalid("tasks.refused.supporting_out_of_reach");
    }
    var more = wish.more();
    var kept = Objects.equals(more.programmeId(), task.programmeId());
    return rules.more(
        actor,
        lead,
        kept
            ? new NewTask.More(more.firstPostId(), null, more.themes(), more.targetGroups(), false)
            : more);
  }

  private List<Difference> differences(Task task, Wish wish) {
    var all = new ArrayList<Difference>();
    var more = wish.more();
    compare(all, Field.TITLE, task.title(), wish.title().strip());
    compare(all, Field.TEXT, task.text(), wish.text().strip());
    compare(all, Field.LEAD_POST, post(task.leadPostId()), post(leadPost(task, wish)));
    compare(all, Field.FIRST_POST, post(task.firstPostId()), post(more.firstPostId()));
    compare(
        all,
        Field.SUPPORTING,
        names(tasks.supporting(task.id())),
        names(wish.supportingOrganisationIds()));
    compare(all, Field.THEMES, joined(task.themes()), joined(more.themes()));
    compare(all, Field.TARGET_GROUPS, joined(task.targetGroups()), joined(more.targetGroups()));
    compare(all, Field.PROGRAMME, programme(task.programmeId()), programme(more.programmeId()));
    return all;
  }

  private @Nullable Long leadPost(Task task, Wish wish) {
    return wish.leadPostId() != null ? wish.leadPostId() : tasks.head(task.leadOrganisationId());
  }

  private static void compare(List<Difference> all, Field field, String before, String after) {
    if (!before.equals(after)) {
      all.add(new Difference(field, before, after));
    }
  }

  private static String joined(Collection<String> labels) {
    return String.join(", ", labels);
  }

  private static String both(@Nullable String english, @Nullable String chinese) {
    return Stream.of(
            Objects.requireNonNullElse(english, ""), Objects.requireNonNullElse(chinese, ""))
        .filter(each -> !each.isEmpty())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private String post(@Nullable Long id) {
    return id == null
        ? ""
        : posts
            .find(id)
            .map(post ->
                names(List.of(post.organisationId())) + ": " + both(post.titleEn(), post.titleZh()))
            .orElse("");
  }

  private String names(Collection<Long> ids) {
    var english = organisations.names(ids, Language.ENGLISH);
    var chinese = organisations.names(ids, Language.CHINESE);
    return ids.stream()
        .sorted()
        .map(id -> both(english.get(id), chinese.get(id)))
        .collect(Collectors.joining(", "));
  }

  private String programme(@Nullable Long id) {
    return id == null
        ? ""
        : programmes.named(id).map(each -> both(each.nameEn(), each.nameZh())).orElse("");
  }

  private void keep(Actor actor, long id, Difference each) {
    sql.insertInto(CHANGE)
        .set(CHANGE.TASK_ID, id)
        .set(CHANGE.FIELD, each.field().code())
        .set(CHANGE.BEFORE, each.before())
        .set(CHANGE.AFTER, each.after())
        .set(CHANGE.CHANGED_AT, clock.instant())
        .set(CHANGE.PERSON_ID, actor.personId())
        .execute();
  }

  private void store(Task task, Wish wish) {
    var more = wish.more();
    sql.update(TASK)
        .set(TASK.TITLE, wish.title().strip())
        .set(TASK.TEXT, wish.text().strip())
        .set(TASK.LEAD_POST_ID, leadPost(task, wish))
        .set(TASK.FIRST_POST_ID, more.firstPostId())
        .set(TASK.PROGRAMME_ID, more.programmeId())
        .set(TASK.THEMES, more.themes().toArray(String[]::new))
        .set(TASK.TARGET_GROUPS, more.targetGroups().toArray(String[]::new))
        .where(TASK.ID.eq(task.id()))
        .execute();
    sql.deleteFrom(SUPPORTING).where(SUPPORTING.TASK_ID.eq(task.id())).execute();
    for (var each : wish.supportingOrganisationIds()) {
      sql.insertInto(SUPPORTING, SUPPORTING.TASK_ID, SUPPORTING.ORGANISATION_ID)
          .values(task.id(), each)
          .execute();
    }
  }

  @Transactional
  public Outcome<Long> changeSupervisor(Actor actor, long id, long supervisor) {
    return steps.take(
        actor,
        id,
        TaskTransition.CHANGE_SUPERVISOR,
        names(List.of(supervisor)),
        task -> {
          if (supervisor == task.leadOrganisationId()) {
            return Refusal.invalid("tasks.refused.supervisor_leads");
          }
          if (Objects.equals(task.supervisorOrganisationId(), supervisor)) {
            return Refusal.invalid("tasks.refused.nothing_changed");
          }
          if (!reach.supervisors(actor).contains(supervisor)) {
            return Refusal.invalid("tasks.refused.supervisor_out_of_reach");
          }
          var before = task.supervisorOrganisationId();
          keep(
              actor,
              id,
              new Difference(
                  Field.SUPERVISOR,
                  before == null ? "" : names(List.of(before)),
                  names(List.of(supervisor))));
          sql.update(TASK)
              .set(TASK.SUPERVISOR_ORGANISATION_ID, supervisor)
              .where(TASK.ID.eq(id))
              .execute();
          return null;
        });
  }

  /// Newest first. Whoever asks has been shown the task.
  public List<Change> of(long taskId) {
    return sql.select(
            CHANGE.ID,
            CHANGE.FIELD,
            CHANGE.BEFORE,
            CHANGE.AFTER,
            CHANGE.CHANGED_AT,
            CHANGE.PERSON_ID)
        .from(CHANGE)
        .where(CHANGE.TASK_ID.eq(taskId))
        .orderBy(CHANGE.ID.desc())
        .limit(100)
        .fetch(row ->
            new Change(
                row.value1(),
                Coded.of(Field.class, row.value2()),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  /// What a form for changes begins with.
  public Wish now(Task task) {
    return new Wish(
        task.title(),
        task.text(),
        task.leadPostId(),
        Set.copyOf(tasks.supporting(task.id())),
        new NewTask.More(
            task.firstPostId(), task.programmeId(), task.themes(), task.targetGroups(), false));
  }
}
