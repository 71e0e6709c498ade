package org.throughline.notifications;

import static throughline.db.notifications.Tables.EVENT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Role;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Who;

/// Asks every module what of an event is worth telling, and writes down who is told, with whatever
/// is to go out by letter or call. All in the event's own transaction: what is acknowledged is
/// told, and what is told has happened.
@Service
public class Telling {
  private static final int LONGEST_TITLE = 300;

  private final DSLContext sql;
  private final Clock clock;
  private final ObjectProvider<NoticeSource> sources;
  private final MailSettings mail;
  private final ApplicationEventPublisher events;

  Telling(
      DSLContext sql,
      Clock clock,
      ObjectProvider<NoticeSource> sources,
      MailSettings mail,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.sources = sources;
    this.mail = mail;
    this.events = events;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void hear(Happened event) {
    var earlier = new ArrayList<Long>();
    sources
        .orderedStream()
        .flatMap(source -> source.noticesOf(event).stream())
        .forEach(notice -> earlier.add(tell(notice, event.by(), earlier)));
  }

  /// Tells of something without an event of its own, such as one step of a sending that goes out in
  /// many. With a key that is known already the people are added to those told of it before.
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(Notice notice, Who by) {
    tell(notice, by, List.of());
  }

  /// @param earlier events whose people have heard of this already
  private long tell(Notice notice, Who by, List<Long> earlier) {
    long id = write(notice, by).or(() -> known(notice)).orElseThrow();
    if (tellEach(id, notice, by, earlier) > 0) {
      mailEach(id);
      callEach(id, notice);
      events.publishEvent(new Told(id));
    }
    return id;
  }

  private Optional<Long> known(Notice notice) {
    return sql.select(EVENT.ID)
        .from(EVENT)
        .where(EVENT.KEY.eq(String.valueOf(notice.key())))
        .fetchOptional(EVENT.ID);
  }

  private Optional<Long> write(Notice notice, Who by) {
    var key = notice.key();
    var title = notice.title();
    return sql.insertInto(EVENT)
        .set(EVENT.KEY, key != null ? key : UUID.randomUUID().toString())
        .set(EVENT.TOPIC, notice.topic().code())
        .set(EVENT.SAID, notice.said())
        .set(EVENT.KIND, notice.about().kind().code())
        .set(EVENT.RECORD_ID, notice.about().id())
        .set(
            EVENT.TITLE, title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title)
        .set(EVENT.HREF, notice.href())
        .set(EVENT.WORDS, notice.words())
        .set(EVENT.DUE_ON, notice.due())
        .set(EVENT.AT, clock.instant())
        .set(EVENT.PERSON_ID, by.personId())
        .set(EVENT.POST_ID, by.postId())
        .set(EVENT.ORGANISATION_ID, by.organisationId())
        .set(EVENT.RECEIPTS, notice.receipts())
        .onConflictDoNothing()
        .returningResult(EVENT.ID)
        .fetchOptional(EVENT.ID);
  }

  /// One statement, whether one post is told or the secretaries of forty thousand bodies.
  private int tellEach(long event, Notice notice, Who by, List<Long> earlier) {
    var none = new Chosen(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    var chosen = notice.to().stream().map(Chosen::of).reduce(none, Chosen::with);
    return sql.execute(
        """
        with chosen as (
          select p.id from organisations.post p where p.id = any({1})
          union
          select p.id from organisations.post p where p.organisation_id = any({2}) and p.roles && {3}::text[]
          union
          select p.id from organisations.organisation o join organisations.post p on p.organisation_id = o.id
           where o.body_id = any({4}) and p.roles && {5}::text[]
        ), told as (
          select m.person_id, m.post_id
            from chosen c join organisations.membership m on m.post_id = c.id
           where m.from_date <= {6} and (m.to_date is null or m.to_date >= {6})
          union all
          select n.id, null from unnest({7}) as n (id)
        ), each_once as (
          select person_id, min(post_id) as post_id from told group by person_id
        )
        insert into notifications.notice (event_id, person_id, post_id, way)
        select {0}, t.person_id, t.post_id,
               case when b.person_id is null then 'none' else coalesce(p.way, {8}) end
          from each_once t
          left join notifications.mailbox b on {9} and b.person_id = t.person_id and b.confirmed_at is not null
          left join notifications.preference p on p.person_id = t.person_id and p.topic = {10}
         where t.person_id is distinct from {11}
           and not exists (select from notifications.notice x where x.event_id = any({12}) and x.person_id = t.person_id)
        on conflict do nothing
        """,
        DSL.val(event),
        ids(chosen.posts()),
        ids(chosen.units()),
        roles(chosen.unitRoles()),
        ids(chosen.bodies()),
        roles(chosen.bodyRoles()),
        DSL.val(LocalDate.now(clock)),
        ids(chosen.people()),
        DSL.val(notice.topic().usual().code()),
        DSL.val(mail.configured()),
        DSL.val(notice.topic().code()),
        DSL.val(by.personId(), Long.class),
        ids(earlier));
  }

  /// Letters that go at once; digests are put together at their hour.
  private void mailEach(long event) {
    if (!mail.configured()) {
      return;
    }
    var now = DSL.val(clock.instant());
    sql.execute(
        """
        insert into notifications.mail (person_id, kind, event_id, message_id, next_at, made_at)
        select person_id, 'notice', event_id, '<' || gen_random_uuid() || '@' || {1} || '>', {2}, {2}
          from notifications.notice where event_id = {0} and way = 'at_once'
        on conflict (event_id, person_id) do nothing
        """,
        DSL.val(event), DSL.val(mail.domain()), now);
  }

  /// Programs of the bodies in which anybody was told.
  private void callEach(long event, Notice notice) {
    var now = DSL.val(clock.instant());
    sql.execute(
        """
        insert into notifications.delivery (webhook_id, event_id, next_at, made_at)
        select w.id, {0}, {2}, {2}
          from notifications.webhook w
         where w.removed_at is null and w.disabled_at is null and {1} = any(w.topics)
           and exists (select from notifications.notice n
                         join organisations.person p on p.id = n.person_id
                        where n.event_id = {0} and p.body_id = w.organisation_id)
        on conflict do nothing
        """,
        DSL.val(event), DSL.val(notice.topic().code()), now);
  }

  private static Field<Long[]> ids(Collection<Long> ids) {
    return DSL.val(ids.toArray(Long[]::new));
  }

  private static Field<String[]> roles(Set<Role> roles) {
    return DSL.val(roles.stream().map(Coded::code).toArray(String[]::new));
  }

  /// Everybody who is told, in one.
  private record Chosen(
      Set<Long> posts,
      Set<Long> people,
      Set<Long> units,
      Set<Role> unitRoles,
      Set<Long> bodies,
      Set<Role> bodyRoles) {

    static Chosen of(Audience audience) {
      return switch (audience) {
        case Audience.OfPosts(var ids) ->
            new Chosen(ids, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
        case Audience.OfPeople(var ids) ->
            new Chosen(Set.of(), ids, Set.of(), Set.of(), Set.of(), Set.of());
        case Audience.InUnits(var ids, var roles) ->
            new Chosen(Set.of(), Set.of(), ids, roles, Set.of(), Set.of());
        case Audience.InBodies(var ids, var roles) ->
            new Chosen(Set.of(), Set.of(), Set.of(), Set.of(), ids, roles);
      };
    }

    Chosen with(Chosen other) {
      return new Chosen(
          both(posts, other.posts),
          both(people, other.people),
          both(units, other.units),
          both(unitRoles, other.unitRoles),
          both(bodies, other.bodies),
          both(bodyRoles, other.bodyRoles));
    }

    private static <T> Set<T> both(Set<T> some, Set<T> others) {
      var all = new java.util.HashSet<>(some);
      all.addAll(others);
      return Set.copyOf(all);
    }
  }
}
