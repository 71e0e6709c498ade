package org.throughline.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.throughline.accounts.Accounts;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Role;
import org.throughline.shared.Who;

/// The nation's bodies, and who works in them. Each step is one transaction and is left out where
/// its result is there.
final class NationalTree {
  static final int PROVINCES = 31;
  static final int PREFECTURES = 333;
  static final int COUNTIES = 2_843;
  static final int TOWNSHIPS = 38_602;
  static final int BODIES = 1 + PROVINCES + PREFECTURES + COUNTIES + TOWNSHIPS;

  /// Bodies with an office and departments, from the top.
  static final int STAFFED = 1_000;

  private final ConfigurableApplicationContext context;
  private final Connection owner;
  private final PrintStream out;

  NationalTree(ConfigurableApplicationContext context, Connection owner, PrintStream out) {
    this.context = context;
    this.owner = owner;
    this.out = out;
  }

  void complete() throws SQLException {
    var organisations = context.getBean(Organisations.class);
    if (organisations.none()) {
      out.println("Making 41,810 bodies...");
      organisations.createAll(bodies(), Who.SYSTEM);
      Sql.run(owner, "analyze organisations.organisation");
    }
    if (!Sql.is(
        owner, "select exists (select from organisations.organisation where kind = 'office')")) {
      out.println("Making offices and departments...");
      organisations.createAll(parts(), Who.SYSTEM);
      Sql.run(owner, "analyze organisations.organisation");
    }
    if (!Sql.is(owner, "select exists (select from accounts.account)")) {
      firstAccount();
    }
    if (!Sql.is(owner, "select count(*) > 1000 from accounts.account")) {
      out.println("Making people, posts and accounts...");
      people();
    }
  }

  /// The code of the nth body from the top, from 0: what its logins begin with.
  static String code(int at) {
    if (at == 0) {
      return "centre";
    }
    int left = at - 1;
    var levels = List.of(PROVINCES, PREFECTURES, COUNTIES, TOWNSHIPS);
    var names = List.of("province", "prefecture", "county", "township");
    for (int level = 0; level < levels.size(); level++) {
      if (left < levels.get(level)) {
        return names.get(level) + (left + 1);
      }
      left -= levels.get(level);
    }
    throw new IllegalArgumentException("no body " + at);
  }

  /// Level by level, children dealt out to the parents one after the other.
  private static List<Organisations.New> bodies() {
    var all = new ArrayList<Organisations.New>();
    all.add(new Organisations.New(null, null, OrganisationKind.BODY, "Centre", "中央"));
    level(all, 0, 1, PROVINCES, OrganisationKind.PROVINCE, "Province ", "省");
    level(all, 1, PROVINCES, PREFECTURES, OrganisationKind.CITY, "Prefecture ", "市");
    level(all, 32, PREFECTURES, COUNTIES, OrganisationKind.COUNTY, "County ", "县");
    level(all, 365, COUNTIES, TOWNSHIPS, OrganisationKind.TOWNSHIP, "Township ", "镇");
    return all;
  }

  private static void level(
      List<Organisations.New> all,
      int above,
      int parents,
      int howMany,
      OrganisationKind kind,
      String english,
      String chinese) {
    for (int at = 0; at < howMany; at++) {
      all.add(
          new Organisations.New(
              null, above + at % parents, kind, english + (at + 1), "第" + (at + 1) + chinese));
    }
  }

  private List<Organisations.New> parts() throws SQLException {
    var parts = new ArrayList<Organisations.New>();
    for (long body :
        Sql.longs(
            owner, "select id from organisations.organisation order by id limit " + STAFFED)) {
      parts.add(part(body, OrganisationKind.OFFICE, "Office", "办公室"));
      parts.add(part(body, OrganisationKind.DEPARTMENT, "Water Department", "水利部门"));
      parts.add(part(body, OrganisationKind.DEPARTMENT, "Works Department", "建设部门"));
    }
    return parts;
  }

  private static Organisations.New part(
      long body, OrganisationKind kind, String english, String chinese) {
    return new Organisations.New(body, null, kind, english, chinese);
  }

  /// The centre's secretary in the ordinary way. Everybody else's password is its copy: computing
  /// forty thousand hashes would take an hour.
  private void firstAccount() throws SQLException {
    long centre = Sql.longs(owner, "select min(id) from organisations.organisation").getFirst();
    var person =
        context.getBean(People.class).create(centre, "First Secretary", "首任秘书", Who.SYSTEM);
    var posts = context.getBean(Posts.class);
    var post =
        posts.create(
            centre,
            "Secretary",
            "秘书",
            false,
            Set.of(Role.SECRETARY, Role.ADMINISTRATOR),
            Who.SYSTEM);
    posts.take(post.id(), person.id(), LocalDate.of(2024, 1, 1), Who.SYSTEM);
    context
        .getBean(Accounts.class)
        .create(person.id(), "centre.secretary", National.PASSWORD, Who.SYSTEM)
        .fold(
            id -> id,
            why -> {
              throw new IllegalStateException("no account: " + why.key());
            });
  }

  /// As the database's owner and without an entry of the audit for each: nobody did this.
  private void people() throws SQLException {
    Sql.all(
        owner,
        """
        create temporary table worker on commit drop as
        select row_number() over (order by id, title) as n, *
          from (select b.id as body, b.id, 'secretary' as title, 'Secretary' as en, '秘书' as zh,
                       false as head, array['secretary'] as roles, b.id as number
                  from organisations.organisation b where b.id = b.body_id and b.parent_id is not null
                union all
                select o.body_id, o.id, p.title, p.en, p.zh, p.head, p.roles, o.body_id
                  from organisations.organisation o
                  join (values ('office', 'chair', 'Chair', '主任', true, array['chair', 'member']),
                               ('office', 'supervisor', 'Supervisor', '督查员', false, array['supervisor']),
                               ('department', 'head', 'Head', '负责人', true, array['unit_head']),
                               ('department', 'official', 'Official', '经办人', false, array['official']))
                       p (kind, title, en, zh, head, roles) on p.kind = o.kind) x;
        """,
        """
        create temporary table coded on commit drop as
        select id, case level when 0 then 'centre' when 1 then 'province' || nth when 2 then 'prefecture' || nth
                              when 3 then 'county' || nth else 'township' || nth end as code
          from (select id, depth as level, row_number() over (partition by depth order by id) as nth
                  from organisations.organisation where id = body_id) x;
        """,
        """
        create temporary table hired on commit drop as
        select w.*, nextval(pg_get_serial_sequence('organisations.person', 'id')) as person,
               nextval(pg_get_serial_sequence('organisations.post', 'id')) as post
          from worker w;
        """,
        """
        insert into organisations.person (id, body_id, name_en, name_zh) overriding system value
        select person, body, 'Person ' || person, '第' || person || '人' from hired;
        """,
        """
        insert into organisations.post (id, organisation_id, title_en, title_zh, head, roles) overriding system value
        select post, id, en, zh, head, roles from hired;
        """,
        """
        insert into organisations.membership (person_id, organisation_id, post_id, role, from_date)
        select person, id, post, 'holder', date '2024-01-01' from hired;
        """,
        """
        insert into accounts.account (person_id, login, password_hash)
        select h.person,
               c.code || case when o.kind <> 'department' then '' when o.name_en like 'Water%' then '.water' else '.works' end
                      || '.' || h.title,
               (select password_hash from accounts.account where login = 'centre.secretary')
          from hired h join coded c on c.id = h.body join organisations.organisation o on o.id = h.id;
        """);
    Sql.run(owner, "vacuum analyze");
  }
}
