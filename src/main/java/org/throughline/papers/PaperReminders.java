package org.throughline.papers;

import static throughline.db.papers.Tables.PAPER;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.notifications.Regularly;
import org.throughline.shared.Who;

/// On the day before a paper is to be read, and on the day itself, whoever has not is reminded,
/// unless somebody has reminded them already.
@Component
class PaperReminders implements Regularly {
  /// Nobody is reminded at night, by the product's clock.
  private static final LocalTime FROM = LocalTime.of(7, 0);

  private final DSLContext sql;
  private final Circulation circulation;
  private final PaperQueries queries;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PaperReminders(
      DSLContext sql,
      Circulation circulation,
      PaperQueries queries,
      TransactionTemplate transaction,
      Clock clock) {
    this.sql = sql;
    this.circulation = circulation;
    this.queries = queries;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "paper-reminders";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public void run() {
    if (!LocalTime.now(clock).isBefore(FROM)) {
      remind(LocalDate.now(clock));
    }
  }

  /// @return how many people were reminded
  int remind(LocalDate today) {
    var until = today.plusDays(1);
    return circulation.due(today, until).stream()
        .mapToInt(id -> Objects.requireNonNull(transaction.execute(_ -> remind(id, until))))
        .sum();
  }

  private int remind(long id, LocalDate until) {
    sql.select(PAPER.ID).from(PAPER).where(PAPER.ID.eq(id)).forUpdate().fetchSingle();
    return queries.list(PAPER.ID.eq(id)).stream()
        .filter(Paper::standing)
        .mapToInt(paper -> circulation.remind(paper, Who.SYSTEM, until))
        .sum();
  }
}
