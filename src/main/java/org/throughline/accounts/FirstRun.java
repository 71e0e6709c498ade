package org.throughline.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Role;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Who;

/// The first organisation and its administrator; possible once.
@Service
public class FirstRun {
  private final DSLContext sql;
  private final Organisations organisations;
  private final People people;
  private final Posts posts;
  private final Accounts accounts;
  private final Clock clock;

  FirstRun(
      DSLContext sql,
      Organisations organisations,
      People people,
      Posts posts,
      Accounts accounts,
      Clock clock) {
    this.sql = sql;
    this.organisations = organisations;
    this.people = people;
    this.posts = posts;
    this.accounts = accounts;
    this.clock = clock;
  }

  public boolean due() {
    return organisations.none();
  }

  /// @throws NotFound where there is an organisation already; two who come at once are served one
  ///   after the other
  @Transactional
  public Outcome<Long> begin(
      OrganisationKind kind,
      @Nullable String nameEn,
      @Nullable String nameZh,
      String person,
      String login,
      String password) {
    sql.execute("lock table organisations.organisation in exclusive mode");
    if (!due()) {
      throw new NotFound("first run");
    }
    var problem = CommonPasswords.problemWith(password, login.strip());
    if (problem.isPresent()) {
      return Outcome.refused(problem.get());
    }
    if (login.isBlank()) {
      return Outcome.invalid("accounts.login.invalid");
    }
    var root = organisations.create(null, kind, nameEn, nameZh, Who.SYSTEM);
    var office =
        organisations.create(
            root.id(), OrganisationKind.OFFICE, "General Office", "办公室", Who.SYSTEM);
    var first = people.create(root.id(), person, person, Who.SYSTEM);
    var post =
        posts.create(
            office.id(),
            "Administrator",
            "管理员",
            true,
            EnumSet.of(Role.ADMINISTRATOR, Role.SECRETARY),
            Who.SYSTEM);
    posts.take(post.id(), first.id(), LocalDate.now(clock), Who.SYSTEM);
    return accounts.create(first.id(), login, password, Who.SYSTEM);
  }
}
