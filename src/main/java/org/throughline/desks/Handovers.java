package org.throughline.desks;

import static throughline.db.desks.Tables.HANDOVER;
import static throughline.db.desks.Tables.HANDOVER_ITEM;
import static throughline.db.organisations.Tables.MEMBERSHIP;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Post;
import org.throughline.organisations.Posts;
import org.throughline.shared.Coded;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Handing a post over: what it carries is written down when its holder prepares to go, or by
/// itself when they have gone; who leaves signs, who comes takes over, one by one or all. The sheet
/// stays as it was written.
@Service
public class Handovers {
  private static final int REMARK = 2_000;

  private final DSLContext sql;
  private final HandoverQueries queries;
  private final Posts posts;
  private final Organisations organisations;
  private final Policy policy;
  private final ObjectProvider<PostLoad> loads;
  private final ObjectProvider<DeskSource> desks;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Handovers(
      DSLContext sql,
      HandoverQueries queries,
      Posts posts,
      Organisations organisations,
      Policy policy,
      ObjectProvider<PostLoad> loads,
      ObjectProvider<DeskSource> desks,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.posts = posts;
    this.organisations = organisations;
    this.policy = policy;
    this.loads = loads;
    this.desks = desks;
    this.clock = clock;
    this.events = events;
  }

  /// About the handover.
  ///
  /// @param what `begun`, `signed`, `item_taken`, `done`
  public record Moved(Ref about, Who by, String what, @Nullable String detail) implements Happened {
    @Override
    public String action() {
      return "handover." + what;
    }
  }

  /// Prepared by the holder or the administrator, while the holder is still there.
  ///
  /// @throws NotFound where the actor may not know of the post
  /// @throws Forbidden for anybody else
  @Transactional
  public Outcome<Long> prepare(Actor actor, long postId) {
    var post = posts.get(postId);
    organisations.get(actor, post.organisationId());
    if (!mayPrepare(actor, post)) {
      throw new Forbidden(Permission.HANDOVER_TAKE_PART.code());
    }
    var holder = post.holder();
    if (holder == null) {
      return Outcome.conflict("desks.handover.vacant");
    }
    var open = queries.findOpen(postId);
    return open.isPresent()
        ? Outcome.done(open.get())
        : Outcome.done(begin(post, holder.id(), actor.who()));
  }

  public boolean mayPrepare(Actor actor, Post post) {
    var holder = post.holder();
    return (holder != null && holder.id() == actor.personId())
        || policy.allows(actor, Permission.ORGANISATION_ADMINISTER, post.organisationId());
  }

  private long begin(Post post, long outgoing, Who by) {
    long id =
        sql.insertInto(HANDOVER)
            .set(HANDOVER.POST_ID, post.id())
            .set(HANDOVER.OUTGOING_ID, outgoing)
            .set(HANDOVER.STARTED_AT, clock.instant())
            .set(HANDOVER.STARTED_BY, by.personId())
            .returningResult(HANDOVER.ID)
            .fetchSingle()
            .value1();
    tell(id, by, "begun", Integer.toString(add(id, post, outgoing)));
    return id;
  }

  /// What the post carries and the sheet does not have yet, each thing once: first what the modules
  /// know of, then whatever else waits on its desk.
  private int add(long id, Post post, long outgoing) {
    var english = carried(post, outgoing, Language.ENGLISH);
    var chinese = carried(post, outgoing, Language.CHINESE);
    var there = queries.lines(id);
    var place = there.size();
    for (var i = 0; i < english.size(); i++) {
      var each = english.get(i);
      if (there.add(new HandoverQueries.Line(each.ref(), each.title()))) {
        write(id, ++place, each, chinese.get(i).detail());
      }
    }
    return place;
  }

  private List<Carried> carried(Post post, long outgoing, Language language) {
    var all = new ArrayList<Carried>();
    loads.forEach(load -> all.addAll(load.carried(post, outgoing, language)));
    var actor = posts.actorFrom(post, outgoing);
    for (var source : desks) {
      for (var waiting : source.waiting(actor, language)) {
        all.add(
            new Carried(
                "desks.handover.waiting",
                waiting.ref(),
                waiting.title(),
                waiting.detail(),
                waiting.status(),
                waiting.href(),
                waiting.due(),
                true));
      }
    }
    return all;
  }

  private void write(long id, int place, Carried each, String chinese) {
    sql.insertInto(HANDOVER_ITEM)
        .set(HANDOVER_ITEM.HANDOVER_ID, id)
        .set(HANDOVER_ITEM.PLACE, place)
        .set(HANDOVER_ITEM.SECTION, each.section())
        .set(HANDOVER_ITEM.STATUS, each.status())
        .set(HANDOVER_ITEM.KIND, each.ref().kind().code())
        .set(HANDOVER_ITEM.RECORD_ID, each.ref().id())
        .set(HANDOVER_ITEM.TITLE, each.title())
        .set(HANDOVER_ITEM.DETAIL_EN, each.detail())
        .set(HANDOVER_ITEM.DETAIL_ZH, chinese)
        .set(HANDOVER_ITEM.HREF, each.href())
        .set(HANDOVER_ITEM.DUE, each.due())
        .set(HANDOVER_ITEM.RESTRICTED, each.restricted())
        .execute();
  }

  /// The holder has gone: the sheet is written now; one that they prepared gets what came since.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(Posts.Left left) {
    var post = posts.get(left.about().id());
    var person = lastHolder(post.id());
    var open = queries.findOpen(post.id());
    if (person.isPresent() && open.isPresent()) {
      add(open.get(), post, person.get());
    } else if (person.isPresent()) {
      begin(post, person.get(), left.by());
    }
  }

  /// Somebody has come: an open handover of the post is theirs to take over.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(Posts.Taken taken) {
    var holder = posts.get(taken.about().id()).holder();
    if (holder != null) {
      sql.update(HANDOVER)
          .set(HANDOVER.INCOMING_ID, holder.id())
          .where(
              HANDOVER.POST_ID.eq(taken.about().id()),
              HANDOVER.DONE_AT.isNull(),
              HANDOVER.OUTGOING_ID.ne(holder.id()))
          .execute();
    }
  }

  private Optional<Long> lastHolder(long postId) {
    return sql.select(MEMBERSHIP.PERSON_ID)
        .from(MEMBERSHIP)
        .where(MEMBERSHIP.POST_ID.eq(postId))
        .orderBy(MEMBERSHIP.FROM_DATE.desc(), MEMBERSHIP.ID.desc())
        .limit(1)
        .fetchOptional(MEMBERSHIP.PERSON_ID);
  }

  /// By who leaves; or by the head of the unit or the administrator for them, which is then said.
  @Transactional
  public Outcome<Long> sign(Actor actor, long id, String remark) {
    var handover = lock(actor, id);
    if (!signsFor(actor, handover)) {
      throw new Forbidden(Permission.HANDOVER_TAKE_PART.code());
    }
    if (handover.signedAt() != null || !handover.open()) {
      return Outcome.conflict("desks.handover.signed_already");
    }
    if (remark.length() > REMARK) {
      return Outcome.invalid("desks.handover.remark_too_long", REMARK);
    }
    sql.update(HANDOVER)
        .set(HANDOVER.SIGNED_AT, clock.instant())
        .set(HANDOVER.SIGNED_BY, actor.personId())
        .set(HANDOVER.SIGNED_REMARK, remark.isBlank() ? null : remark.strip())
        .where(HANDOVER.ID.eq(id))
        .execute();
    var who =
        actor.personId() == handover.outgoing().id()
            ? actor.who()
            : actor.onBehalfOf(handover.outgoing().id()).who();
    tell(id, who, "signed", remark.isBlank() ? null : remark.strip());
    return Outcome.done(id);
  }

  public boolean maySign(Actor actor, Handover handover) {
    return handover.open() && handover.signedAt() == null && signsFor(actor, handover);
  }

  private boolean signsFor(Actor actor, Handover handover) {
    var unit = posts.get(handover.postId()).organisationId();
    return actor.personId() == handover.outgoing().id()
        || policy.allows(actor, Permission.ORGANISATION_ADMINISTER, unit)
        || policy.allows(actor, Permission.TASK_TAKE_UP, unit);
  }

  public boolean mayTake(Actor actor, Handover handover) {
    var incoming = handover.incoming();
    return handover.open() && incoming != null && incoming.id() == actor.personId();
  }

  /// By who comes. What was left with who went, goes to them; the last item ends the handover.
  ///
  /// @param itemIds those taken over now; ids that are not of this handover are not found
  @Transactional
  public Outcome<Long> take(Actor actor, long id, List<Long> itemIds, String remark) {
    var handover = lock(actor, id);
    if (!mayTake(actor, handover)) {
      throw new Forbidden(Permission.HANDOVER_TAKE_PART.code());
    }
    if (remark.length() > REMARK) {
      return Outcome.invalid("desks.handover.remark_too_long", REMARK);
    }
    var incoming = Objects.requireNonNull(handover.incoming()).id();
    var taken = new ArrayList<Handover.Item>();
    for (var itemId : itemIds) {
      var item =
          handover.items().stream()
              .filter(each -> each.id() == itemId)
              .findFirst()
              .orElseThrow(() -> new NotFound(handover.ref()));
      if (item.takenAt() == null) {
        taken.add(item);
      }
    }
    if (taken.isEmpty() && handover.left() > 0) {
      return Outcome.invalid("desks.handover.nothing_chosen");
    }
    for (var item : taken) {
      sql.update(HANDOVER_ITEM)
          .set(HANDOVER_ITEM.TAKEN_AT, clock.instant())
          .set(HANDOVER_ITEM.TAKEN_BY, actor.personId())
          .set(HANDOVER_ITEM.REMARK, remark.isBlank() ? null : remark.strip())
          .where(HANDOVER_ITEM.ID.eq(item.id()))
          .execute();
      for (var load : loads) {
        load.takenOver(item.ref(), handover.outgoing().id(), incoming, actor.who());
      }
    }
    if (!taken.isEmpty()) {
      tell(id, actor.who(), "item_taken", Integer.toString(taken.size()));
    }
    if (taken.size() == handover.left()) {
      sql.update(HANDOVER)
          .set(HANDOVER.DONE_AT, clock.instant())
          .where(HANDOVER.ID.eq(id))
          .execute();
      tell(id, actor.who(), "done", null);
    }
    return Outcome.done(id);
  }

  /// @throws NotFound where the actor may not know of it
  public Handover get(Actor actor, long id, Language language) {
    return queries
        .find(actor, visible(actor).and(HANDOVER.ID.eq(id)), language)
        .orElseThrow(() -> new NotFound(new Ref(Kind.HANDOVER, id)));
  }

  private Handover lock(Actor actor, long id) {
    sql.select(HANDOVER.ID).from(HANDOVER).where(HANDOVER.ID.eq(id)).forUpdate().execute();
    return get(actor, id, Language.ENGLISH);
  }

  /// Who leaves, who comes, whoever acts from the post's unit, the administrators of its body.
  private static Condition visible(Actor actor) {
    return HandoverQueries.visible(actor);
  }

  /// Newest first, of one post. Whoever asks has been shown the post.
  public List<Handover> ofPost(Actor actor, long postId, Language language) {
    return queries.list(actor, visible(actor).and(HANDOVER.POST_ID.eq(postId)), language);
  }

  private void tell(long id, Who by, String what, @Nullable String detail) {
    events.publishEvent(new Moved(new Ref(Kind.HANDOVER, id), by, what, detail));
  }

  static Ref ref(String kind, long id) {
    return new Ref(Coded.of(Kind.class, kind), id);
  }
}
