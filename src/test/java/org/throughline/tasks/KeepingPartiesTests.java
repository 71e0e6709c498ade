package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.support.ProductTest;

/// What the triggers keep in `tasks.party` is what walking the whole tree of tasks finds.
@ProductTest
class KeepingPartiesTests {
  private static final String BY_WALKING =
      """
      with recursive above (id, ancestor) as (
        select id, parent_id from tasks.task where parent_id is not null
        union select a.id, t.parent_id from above a join tasks.task t on t.id = a.ancestor where t.parent_id is not null
      )
      select id, issuing_organisation_id, 'issuer' from tasks.task
      union select id, lead_organisation_id, 'lead' from tasks.task
      union select id, supervisor_organisation_id, 'supervisor' from tasks.task where supervisor_organisation_id is not null
      union select task_id, organisation_id, 'supporting' from tasks.supporting
      union select task_id, lifter_organisation_id, 'blocker' from tasks.block
        where lifted_at is null and lifter_organisation_id is not null
      union select a.ancestor, t.lead_organisation_id, 'below' from above a join tasks.task t on t.id = a.id
      order by 1, 3, 2
      """;

  private final DSLContext sql;
  private final TransactionTemplate transaction;
  private final Random random = new Random(20261121);

  KeepingPartiesTests(DSLContext sql, TransactionTemplate transaction) {
    this.sql = sql;
    this.transaction = transaction;
  }

  @Test
  void partiesAreKeptThroughChangesInAnyOrder() {
    transaction.executeWithoutResult(status -> {
      var organisations =
          sql.fetch("select id from organisations.organisation order by id limit 12")
              .getValues(0, Long.class);
      var tasks = new ArrayList<Long>();
      for (var step = 0; step < 400; step++) {
        long one = organisations.get(random.nextInt(6));
        long other = organisations.get(6 + random.nextInt(6));
        if (tasks.size() < 5 || random.nextInt(3) == 0) {
          var parent =
              tasks.isEmpty() || random.nextInt(4) == 0
                  ? null
                  : tasks.get(random.nextInt(tasks.size()));
          tasks.add(
              sql.fetchSingle(
                      "insert into tasks.task (title, own_initiative, parent_id, issuing_organisation_id,"
                          + " lead_organisation_id, supervisor_organisation_id, review_on)"
                          + " values ('T', 'x', ?, ?, ?, ?, date '2027-01-01') returning id",
                      parent,
                      one,
                      one,
                      random.nextBoolean() ? other : null)
                  .get(0, Long.class));
        } else {
          long task = tasks.get(random.nextInt(tasks.size()));
          switch (random.nextInt(4)) {
            case 0 ->
                sql.execute(
                    "update tasks.task set lead_organisation_id = ? where id = ?", one, task);
            case 1 ->
                sql.execute(
                    "update tasks.task set supervisor_organisation_id = ? where id = ?",
                    other,
                    task);
            case 2 ->
                sql.execute(
                    "insert into tasks.supporting values (?, ?) on conflict do nothing", task, one);
            default ->
                sql.execute(
                    "delete from tasks.supporting where task_id = ? and organisation_id = ?",
                    task,
                    one);
          }
        }
      }
      assertThat(
              sql.fetch("select task_id, organisation_id, part from tasks.party order by 1, 3, 2")
                  .intoArrays())
          .isDeepEqualTo(sql.fetch(BY_WALKING).intoArrays())
          .hasDimensions(sql.fetchCount(throughline.db.tasks.Tables.PARTY), 3);
      status.setRollbackOnly();
    });
  }
}
