package org.throughline.accounts;

import static org.jooq.impl.DSL.lower;
import static throughline.db.accounts.Tables.ACCOUNT;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Sign-in accounts: one for each person who has one.
@Service
public class Accounts {
  static final int SHORTEST_PASSWORD = 15;
  static final int LONGEST_PASSWORD = 128;

  private final DSLContext sql;
  private final PasswordEncoder passwords;
  private final ApplicationEventPublisher events;

  Accounts(DSLContext sql, PasswordEncoder passwords, ApplicationEventPublisher events) {
    this.sql = sql;
    this.passwords = passwords;
    this.events = events;
  }

  public record Account(long id, long personId, String login, String passwordHash) {}

  public Optional<Account> findByLogin(String login) {
    return sql.select(ACCOUNT.ID, ACCOUNT.PERSON_ID, ACCOUNT.LOGIN, ACCOUNT.PASSWORD_HASH)
        .from(ACCOUNT)
        .where(
            lower(ACCOUNT.LOGIN).eq(login.strip().toLowerCase(Locale.ROOT)),
            ACCOUNT.DISABLED_AT.isNull())
        .fetchOptional(row -> new Account(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  public Optional<String> loginOf(long personId) {
    return sql.select(ACCOUNT.LOGIN)
        .from(ACCOUNT)
        .where(ACCOUNT.PERSON_ID.eq(personId))
        .fetchOptional(ACCOUNT.LOGIN);
  }

  /// The people whose accounts the demo lists on the sign-in page; empty outside the demo.
  public List<DemoAccount> demoAccounts() {
    return sql.select(ACCOUNT.LOGIN, ACCOUNT.PERSON_ID)
        .from(ACCOUNT)
        .where(ACCOUNT.DEMO)
        .orderBy(ACCOUNT.ID)
        .limit(200)
        .fetch(row -> new DemoAccount(row.value1(), row.value2()));
  }

  public record DemoAccount(String login, long personId) {}

  public record Created(Ref about, Who by) implements Happened {
    @Override
    public String action() {
      return "account.created";
    }
  }

  /// Refused where the login is taken or empty, or the password too short, too long or too common.
  @Transactional
  public Outcome<Long> create(long personId, String login, String password, Who by) {
    var name = login.strip();
    if (name.isEmpty() || name.length() > 100) {
      return Outcome.invalid("accounts.login.invalid");
    }
    if (findByLogin(name).isPresent()) {
      return Outcome.conflict("accounts.login.taken", name);
    }
    if (loginOf(personId).isPresent()) {
      return Outcome.conflict("accounts.account.exists");
    }
    var problem = CommonPasswords.problemWith(password, name);
    if (problem.isPresent()) {
      return Outcome.refused(problem.get());
    }
    return Outcome.done(insert(personId, name, passwords.encode(password), false, by));
  }

  /// Accounts that the sign-in page lists, all with [Demo#PASSWORD]; its hash is computed once.
  @Transactional
  public void createForDemo(Map<String, Long> personByLogin) {
    var hash = passwords.encode(Demo.PASSWORD);
    personByLogin.forEach((login, person) -> insert(person, login, hash, true, Who.SYSTEM));
  }

  private long insert(long personId, String login, String hash, boolean demo, Who by) {
    long id =
        sql.insertInto(ACCOUNT)
            .set(ACCOUNT.PERSON_ID, personId)
            .set(ACCOUNT.LOGIN, login)
            .set(ACCOUNT.PASSWORD_HASH, hash)
            .set(ACCOUNT.DEMO, demo)
            .returningResult(ACCOUNT.ID)
            .fetchSingle()
            .value1();
    events.publishEvent(new Created(new Ref(Kind.ACCOUNT, id), by));
    return id;
  }
}
