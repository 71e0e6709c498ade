package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.db.organisations.Tables.MEMBERSHIP;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.TASK;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.organisations.Posts;
import org.throughline.support.ProductTest;

/// A long list of tasks asks who may see them in another way than a single page does, and shows the
/// same.
@ProductTest
class SeeingTasksInListsTests {
  private final DSLContext sql;
  private final Posts posts;
  private final TaskList list;
  private final TransactionTemplate transaction;
  private final Random random = new Random(20261129);

  SeeingTasksInListsTests(
      DSLContext sql, Posts posts, TaskList list, TransactionTemplate transaction) {
    this.sql = sql;
    this.posts = posts;
    this.list = list;
    this.transaction = transaction;
  }

  @Test
  void everybodySeesInAListWhatTheySeeOneByOne() {
    transaction.executeWithoutResult(status -> {
      var made = IntStream.range(0, 300).mapToLong(_ -> task()).boxed().toList();
      var seen = 0;
      for (var person : people()) {
        for (var seat : posts.seats(person)) {
          var actor = posts.actor(seat);
          var oneByOne = ids(TaskVisibility.visible(actor).and(TASK.ID.in(made)));
          assertThat(ids(TaskVisibility.listed(actor).and(TASK.ID.in(made))))
              .as(actor.toString())
              .isEqualTo(oneByOne);
          var all = new TaskList.Filter(TaskList.View.ALL, null, false);
          assertThat(list.page(actor, all, 1, 25).total())
              .isEqualTo(ids(TaskVisibility.visible(actor)).size());
          seen += oneByOne.size();
        }
      }
      assertThat(seen).isPositive();
      status.setRollbackOnly();
    });
  }

  private List<Long> ids(Condition where) {
    return sql.select(TASK.ID).from(TASK).where(where).orderBy(TASK.ID).fetch(TASK.ID);
  }

  private List<Long> people() {
    return sql.selectDistinct(MEMBERSHIP.PERSON_ID)
        .from(MEMBERSHIP)
        .where(MEMBERSHIP.POST_ID.isNotNull())
        .orderBy(MEMBERSHIP.PERSON_ID)
        .fetch(MEMBERSHIP.PERSON_ID);
  }

  private long task() {
    var organisations = new ArrayList<>(sql.fetch(ORGANISATION).getValues(ORGANISATION.ID));
    Collections.shuffle(organisations, random);
    return sql.fetchSingle(
            "insert into tasks.task (title, own_initiative, issuing_organisation_id, lead_organisation_id,"
                + " supervisor_organisation_id, review_on, access)"
                + " values ('T', 'x', ?, ?, ?, date '2027-01-01', ?) returning id",
            organisations.get(0),
            organisations.get(1),
            random.nextBoolean() ? organisations.get(2) : null,
            random.nextBoolean() ? "internal" : "restricted")
        .get(0, Long.class);
  }
}
