package org.throughline.tasks;

import static throughline.db.tasks.Tables.DRAW;
import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.SAMPLE;
import static throughline.db.tasks.Tables.SAMPLE_TASK;
import static throughline.db.tasks.Tables.TASK;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// Verification by sample. Whoever supervises draws from a set of tasks reported done; the drawn
/// ones are judged one by one as ever; when all have passed, the rest is accepted because of them.
/// Set, seed and every draw are kept, and a report is in one set only, so that nobody draws until
/// they like what they see: a sample that failed can only be enlarged.
@Service
public class Samples {
  /// The largest set: every task of it is locked when the rest is accepted.
  public static final int MOST = 2_000;

  private static final int SEED = 64;

  private final DSLContext sql;
  private final SampleQueries queries;
  private final Verifications verifications;
  private final Policy policy;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final SecureRandom random = new SecureRandom();

  Samples(
      DSLContext sql,
      SampleQueries queries,
      Verifications verifications,
      Policy policy,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.verifications = verifications;
    this.policy = policy;
    this.clock = clock;
    this.events = events;
  }

  /// About the sample.
  ///
  /// @param what `drawn`, `enlarged`, `rest_accepted`
  public record Moved(Ref about, Who by, String what, @Nullable String detail) implements Happened {
    @Override
    public String action() {
      return "sample." + what;
    }
  }

  /// @throws Forbidden where the actor supervises nothing
  @Transactional
  public Outcome<Long> draw(Actor actor, NewSample asked) {
    policy.require(actor, Permission.TASK_VERIFY, actor.organisationId());
    var refusal = refusal(asked);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    var tasks = lockPopulation(actor, asked);
    if (tasks.isEmpty()) {
      return Outcome.conflict("tasks.refused.sample_of_nothing");
    }
    if (tasks.size() > MOST) {
      return Outcome.conflict("tasks.refused.sample_too_large", MOST);
    }
    var size =
        asked.size() != null
            ? asked.size()
            : Draw.size(asked.percent() == null ? 1 : asked.percent(), tasks.size());
    if (size > tasks.size()) {
      return Outcome.invalid("tasks.refused.sample_larger_than_set", tasks.size());
    }
    long id = store(actor, asked, tasks);
    made(actor, id, 1, size, null);
    tell(actor, id, "drawn", size + " / " + tasks.size());
    tellDrawn(actor, id, 0, size);
    return Outcome.done(id);
  }

  private static @Nullable Refusal refusal(NewSample asked) {
    var size = asked.size();
    var percent = asked.percent();
    if ((size == null) == (percent == null)
        || (size != null && size < 1)
        || (percent != null && (percent < 1 || percent > 100))) {
      return Refusal.invalid("tasks.refused.sample_size");
    }
    var seed = asked.seed();
    if (seed != null && (seed.isBlank() || seed.length() > SEED)) {
      return Refusal.invalid("tasks.refused.sample_seed", SEED);
    }
    if (asked.level() != VerificationLevel.CLAIMED
        && asked.level() != VerificationLevel.DOCUMENTED) {
      return Refusal.invalid("tasks.refused.sample_level");
    }
    var named =
        switch (asked.basis()) {
          case ALL, LIST -> true;
          case THEME -> asked.theme() != null && !asked.theme().isBlank();
          case DIRECTIVE, CLAUSE, DECISION_CLAUSE, TASK, PROGRAMME -> asked.basisId() != null;
        };
    return named ? null : Refusal.invalid("tasks.refused.sample_basis");
  }

  /// Locked, so that none is judged, and none drawn into another set, meanwhile.
  private Map<Long, Long> lockPopulation(Actor actor, NewSample asked) {
    var ids =
        sql.select(TASK.ID)
            .from(TASK)
            .where(drawable(actor, asked))
            .orderBy(TASK.ID)
            .limit(MOST + 1)
            .forUpdate()
            .fetch(TASK.ID);
    return sql.select(REPORT.TASK_ID, DSL.max(REPORT.ID))
        .from(REPORT)
        .where(REPORT.TASK_ID.in(ids))
        .groupBy(REPORT.TASK_ID)
        .fetchMap(REPORT.TASK_ID, DSL.max(REPORT.ID));
  }

  private static Condition drawable(Actor actor, NewSample asked) {
    return waiting(actor).and(from(asked)).and(TaskVisibility.visible(actor));
  }

  /// Supervised by the actor's organisation, reported done, and in no set with this report.
  private static Condition waiting(Actor actor) {
    return TASK.SUPERVISOR_ORGANISATION_ID
        .eq(actor.organisationId())
        .and(TASK.STATE.eq(TaskState.REPORTED_DONE.code()))
        .and(
            DSL.notExists(
                DSL.selectOne()
                    .from(SAMPLE_TASK)
                    .where(SAMPLE_TASK.TASK_ID.eq(TASK.ID))
                    .and(SAMPLE_TASK.REPORT_ID.eq(latest()))));
  }

  private static Field<Long> latest() {
    return DSL.field(DSL.select(DSL.max(REPORT.ID)).from(REPORT).where(REPORT.TASK_ID.eq(TASK.ID)));
  }

  private static Condition from(NewSample asked) {
    long id = asked.basisId() == null ? 0 : asked.basisId();
    return switch (asked.basis()) {
      case ALL -> DSL.noCondition();
      case DIRECTIVE -> Mixes.condition(new Over.Directive(id));
      case CLAUSE -> Mixes.condition(new Over.Clause(id));
      case DECISION_CLAUSE -> Mixes.condition(new Over.DecisionClause(id));
      case TASK -> Mixes.condition(new Over.Beneath(id));
      case THEME ->
          TASK.THEMES.contains(new String[] {asked.theme() == null ? "" : asked.theme().strip()});
      case PROGRAMME -> TASK.PROGRAMME_ID.eq(id);
      case LIST -> TASK.ID.in(asked.list());
    };
  }

  /// The tasks that this actor could draw from, for choosing among them.
  public List<Task> drawable(Actor actor) {
    return queries.tasks(waiting(actor).and(TaskVisibility.visible(actor)));
  }

  /// @param id 0 for a theme
  /// @param title in its own language; of a programme in the reader's
  public record Source(SampleBasis basis, long id, String title, int tasks) {
    /// As a form sends it back: `directive:7`, `theme:water`.
    public String value() {
      return basis.code() + ":" + (basis == SampleBasis.THEME ? title : id);
    }
  }

  public List<Source> sources(Actor actor, Language language) {
    return queries.sources(waiting(actor).and(TaskVisibility.visible(actor)), language);
  }

  private long store(Actor actor, NewSample asked, Map<Long, Long> tasks) {
    var given = asked.seed();
    var seed = given != null ? given.strip() : seed();
    long id =
        sql.insertInto(SAMPLE)
            .set(SAMPLE.SUPERVISOR_ORGANISATION_ID, actor.organisationId())
            .set(SAMPLE.BASIS, asked.basis().code())
            .set(SAMPLE.BASIS_ID, asked.basisId())
            .set(SAMPLE.BASIS_TEXT, asked.theme())
            .set(SAMPLE.LEVEL, asked.level().code())
            .set(SAMPLE.METHOD, Draw.METHOD)
            .set(SAMPLE.SEED, seed)
            .set(SAMPLE.SEED_GIVEN, given != null)
            .set(SAMPLE.POPULATION, tasks.size())
            .set(SAMPLE.DRAWN_AT, clock.instant())
            .set(SAMPLE.PERSON_ID, actor.personId())
            .set(SAMPLE.POST_ID, actor.postId())
            .set(SAMPLE.ORGANISATION_ID, actor.organisationId())
            .set(SAMPLE.ON_BEHALF_OF, actor.onBehalfOf())
            .returningResult(SAMPLE.ID)
            .fetchSingle()
            .value1();
    var insert =
        sql.insertInto(
            SAMPLE_TASK,
            SAMPLE_TASK.SAMPLE_ID,
            SAMPLE_TASK.TASK_ID,
            SAMPLE_TASK.REPORT_ID,
            SAMPLE_TASK.RANK,
            SAMPLE_TASK.SCORE);
    for (var drawn : Draw.order(seed, tasks.keySet())) {
      insert =
          insert.values(
              id,
              drawn.taskId(),
              tasks.getOrDefault(drawn.taskId(), 0L),
              drawn.rank(),
              drawn.score());
    }
    insert.execute();
    return id;
  }

  private String seed() {
    var bytes = new byte[8];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void made(Actor actor, long id, int number, int size, @Nullable String reason) {
    sql.insertInto(DRAW)
        .set(DRAW.SAMPLE_ID, id)
        .set(DRAW.NUMBER, number)
        .set(DRAW.SIZE, size)
        .set(DRAW.REASON, reason)
        .set(DRAW.DRAWN_AT, clock.instant())
        .set(DRAW.PERSON_ID, actor.personId())
        .set(DRAW.ON_BEHALF_OF, actor.onBehalfOf())
        .execute();
  }

  /// More of the same order. After a failed draw the rest can be accepted only when what is drawn
  /// now passes.
  @Transactional
  public Outcome<Long> enlarge(Actor actor, long id, int size, String reason) {
    var sample = lock(actor, id);
    if (size <= sample.size() || size > sample.members().size()) {
      return Outcome.invalid(
          "tasks.refused.sample_not_larger", sample.size(), sample.members().size());
    }
    var refusal = Reasons.refusal(reason);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    made(actor, id, sample.draws().size() + 1, size, reason.strip());
    tell(actor, id, "enlarged", size + " / " + sample.members().size() + ": " + reason.strip());
    tellDrawn(actor, id, sample.size(), size);
    return Outcome.done(id);
  }

  /// @param accepted how many now count as done
  /// @param left how many this actor may not judge, because they reported them or are in the unit
  public record Accepted(int accepted, int left) {}

  /// Those not drawn, because all that were drawn have passed.
  @Transactional
  public Outcome<Accepted> acceptRest(Actor actor, long id) {
    var sample = lock(actor, id);
    if (sample.failed()) {
      return Outcome.conflict("tasks.refused.sample_failed");
    }
    if (!sample.passed()) {
      return Outcome.conflict("tasks.refused.sample_unjudged");
    }
    var accepted = 0;
    var left = 0;
    for (var member : sample.acceptable()) {
      var outcome = verifications.acceptBySample(actor, member.taskId(), id, sample.level());
      if (outcome instanceof Outcome.Done<Long>) {
        accepted++;
      } else {
        left++;
      }
    }
    if (accepted == 0) {
      return Outcome.conflict("tasks.refused.sample_rest_none", left);
    }
    tell(actor, id, "rest_accepted", Integer.toString(accepted));
    return Outcome.done(new Accepted(accepted, left));
  }

  /// @throws NotFound where the actor may not know of it
  public Sample get(Actor actor, long id) {
    return queries.find(actor, id).orElseThrow(() -> new NotFound(new Ref(Kind.SAMPLE, id)));
  }

  public boolean mayDraw(Actor actor, Sample sample) {
    return policy.allows(actor, Permission.TASK_VERIFY, sample.supervisorOrganisationId());
  }

  /// One at a time draws, enlarges or accepts.
  private Sample lock(Actor actor, long id) {
    sql.select(SAMPLE.ID).from(SAMPLE).where(SAMPLE.ID.eq(id)).forUpdate().execute();
    var sample = get(actor, id);
    policy.require(actor, Permission.TASK_VERIFY, sample.supervisorOrganisationId());
    return sample;
  }

  /// The samples drawn by the actor's organisation, newest first.
  public List<Sample> ofOrganisation(Actor actor) {
    return queries.list(actor, SAMPLE.SUPERVISOR_ORGANISATION_ID.eq(actor.organisationId()));
  }

  /// In which sample each of the task's reports is. Whoever asks has been shown the task.
  public Map<Long, Long> ofTask(long taskId) {
    return sql
        .select(SAMPLE_TASK.REPORT_ID, SAMPLE_TASK.SAMPLE_ID)
        .from(SAMPLE_TASK)
        .where(SAMPLE_TASK.TASK_ID.eq(taskId))
        .orderBy(SAMPLE_TASK.REPORT_ID)
        .limit(TaskRows.LIMIT)
        .fetch()
        .stream()
        .collect(
            Collectors.toMap(row -> row.value1(), row -> row.value2(), (a, _) -> a, HashMap::new));
  }

  /// About each task that was drawn, so that whoever did it hears of it.
  private void tellDrawn(Actor actor, long id, int after, int upTo) {
    sql.select(SAMPLE_TASK.TASK_ID)
        .from(SAMPLE_TASK)
        .where(SAMPLE_TASK.SAMPLE_ID.eq(id), SAMPLE_TASK.RANK.gt(after), SAMPLE_TASK.RANK.le(upTo))
        .orderBy(SAMPLE_TASK.RANK)
        .limit(MOST)
        .forEach(row ->
            events.publishEvent(
                new TaskEvent.Drawn(new Ref(Kind.TASK, row.value1()), actor.who(), null)));
  }

  private void tell(Actor actor, long id, String what, String detail) {
    events.publishEvent(new Moved(new Ref(Kind.SAMPLE, id), actor.who(), what, detail));
  }
}
