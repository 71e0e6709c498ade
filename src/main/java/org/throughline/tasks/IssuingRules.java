package org.throughline.tasks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Posts;
import org.throughline.shared.Access;
import org.throughline.shared.Refusal;

/// What a task must be like to be issued.
@Component
class IssuingRules {
  static final int TITLE = 200;
  static final int TEXT = 10_000;
  static final int REASON = 2_000;
  static final int RULE = 500;
  static final int LABELS = 10;
  static final int LABEL = 60;

  private final TaskReach reach;
  private final Posts posts;
  private final Organisations organisations;
  private final Programmes programmes;
  private final TaskMeasures measures;
  private final Clock clock;

  IssuingRules(
      TaskReach reach,
      Posts posts,
      Organisations organisations,
      Programmes programmes,
      TaskMeasures measures,
      Clock clock) {
    this.reach = reach;
    this.posts = posts;
    this.organisations = organisations;
    this.programmes = programmes;
    this.measures = measures;
    this.clock = clock;
  }

  /// @param parent null unless it is handed down
  @Nullable Refusal refusal(
      Actor actor,
      NewTask task,
      Origins.Ground ground,
      @Nullable Task parent,
      @Nullable Long supervisor) {
    var words = words(task, ground);
    if (words != null) {
      return words;
    }
    if (ground.access() == Access.RESTRICTED && task.access() != Access.RESTRICTED) {
      return Refusal.invalid("tasks.refused.more_open_than_origin");
    }
    var date = date(task, parent);
    if (date != null) {
      return date;
    }
    var organisations = organisations(actor, task, supervisor);
    return organisations != null
        ? organisations
        : more(actor, task.leadOrganisationId(), task.more());
  }

  @Nullable Refusal more(Actor actor, long lead, NewTask.More more) {
    var words = labels(more.themes());
    words = words == null ? labels(more.targetGroups()) : words;
    if (words != null) {
      return words;
    }
    var programme = more.programmeId();
    if (programme != null && !programmes.usable(actor, programme)) {
      return Refusal.invalid("tasks.refused.choice_unknown");
    }
    var measured = measures.refusal(actor, more.indicatorIds());
    return measured == null ? first(lead, more.firstPostId()) : measured;
  }

  private static @Nullable Refusal labels(List<String> labels) {
    if (labels.size() > LABELS) {
      return Refusal.invalid("tasks.refused.labels_many", LABELS);
    }
    return labels.stream().anyMatch(each -> each.length() > LABEL)
        ? Refusal.invalid("tasks.refused.label_too_long", LABEL)
        : null;
  }

  /// The first responsible person is of the same body as the lead.
  private @Nullable Refusal first(long lead, @Nullable Long postId) {
    if (postId == null) {
      return null;
    }
    var body = organisations.get(lead).bodyId();
    return posts
            .find(postId)
            .filter(post -> organisations.get(post.organisationId()).bodyId() == body)
            .isEmpty()
        ? Refusal.invalid("tasks.refused.first_of_another")
        : null;
  }

  static @Nullable Refusal words(NewTask task, Origins.Ground ground) {
    var own = ground.ownInitiative();
    if (own != null && own.isBlank()) {
      return Refusal.invalid("tasks.refused.own_initiative_missing");
    }
    if (own != null && own.length() > REASON) {
      return Refusal.invalid("tasks.refused.own_initiative_too_long", REASON);
    }
    var words = words(task.title(), task.text());
    if (words != null) {
      return words;
    }
    return Objects.requireNonNullElse(task.deadlineRule(), "").length() > RULE
        ? Refusal.invalid("tasks.refused.rule_too_long", RULE)
        : null;
  }

  @Nullable Refusal date(NewTask task, @Nullable Task parent) {
    var deadline = task.deadline();
    var review = task.reviewOn();
    if (deadline == null && review == null) {
      return Refusal.invalid("tasks.refused.date_missing");
    }
    var today = LocalDate.now(clock);
    if (deadline != null && deadline.isBefore(today)) {
      return Refusal.invalid("tasks.refused.deadline_past", deadline);
    }
    if (review != null && review.isBefore(today)) {
      return Refusal.invalid("tasks.refused.review_past", review);
    }
    return parent == null ? null : later(deadline, parent.deadline());
  }

  private static @Nullable Refusal later(
      @Nullable LocalDate deadline, @Nullable LocalDate parents) {
    if (parents == null) {
      return null;
    }
    if (deadline == null) {
      return Refusal.invalid("tasks.refused.undated_below_dated", parents);
    }
    return deadline.isAfter(parents)
        ? Refusal.invalid("tasks.refused.after_parent", parents)
        : null;
  }

  private @Nullable Refusal organisations(Actor actor, NewTask task, @Nullable Long supervisor) {
    var lead = lead(actor, task.leadOrganisationId(), task.leadPostId());
    if (lead != null) {
      return lead;
    }
    var supporting = new HashSet<>(task.supportingOrganisationIds());
    if (supporting.contains(task.leadOrganisationId())) {
      return Refusal.invalid("tasks.refused.lead_supports_itself");
    }
    if (!reach.supporting(actor).containsAll(supporting)) {
      return Refusal.invalid("tasks.refused.supporting_out_of_reach");
    }
    if (supervisor == null) {
      return Refusal.invalid("tasks.refused.supervisor_missing");
    }
    if (supervisor == task.leadOrganisationId()) {
      return Refusal.invalid("tasks.refused.supervisor_leads");
    }
    return reach.supervisors(actor).contains(supervisor)
        ? null
        : Refusal.invalid("tasks.refused.supervisor_out_of_reach");
  }

  /// Also for giving a returned task to another.
  @Nullable Refusal lead(Actor actor, long organisationId, @Nullable Long postId) {
    if (!reach.leads(actor).contains(organisationId)) {
      return Refusal.invalid("tasks.refused.lead_out_of_reach");
    }
    return postId != null
            && posts.find(postId).filter(p -> p.organisationId() == organisationId).isEmpty()
        ? Refusal.invalid("tasks.refused.post_of_another")
        : null;
  }

  /// Why a task cannot be worded so; null where it can.
  static @Nullable Refusal words(String title, String text) {
    if (title.isBlank()) {
      return Refusal.invalid("tasks.refused.title_missing");
    }
    if (title.length() > TITLE) {
      return Refusal.invalid("tasks.refused.title_too_long", TITLE);
    }
    return text.length() > TEXT ? Refusal.invalid("tasks.refused.text_too_long", TEXT) : null;
  }
}
