package org.throughline.sittings;

import static org.jooq.impl.DSL.multiset;
import static throughline.db.sittings.Tables.BALLOT;
import static throughline.db.sittings.Tables.URN;
import static throughline.db.sittings.Tables.VOTE;
import static throughline.db.sittings.Tables.VOTER;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.shared.Coded;

/// Reads votes. What lies in an urn is read in one place, when its vote is closed.
@Component
class VoteQueries {
  private static final Field<Map<Long, Choice>> CHOICES =
      multiset(
              DSL.select(BALLOT.ATTENDANCE_ID, BALLOT.CHOICE)
                  .from(BALLOT)
                  .where(BALLOT.VOTE_ID.eq(VOTE.ID))
                  .orderBy(BALLOT.ATTENDANCE_ID))
          .convertFrom(rows ->
              rows.stream()
                  .collect(
                      Collectors.toMap(
                          row -> row.value1(), row -> Coded.of(Choice.class, row.value2()))));

  private static final Field<Set<Long>> VOTERS =
      multiset(
              DSL.select(VOTER.ATTENDANCE_ID)
                  .from(VOTER)
                  .where(VOTER.VOTE_ID.eq(VOTE.ID))
                  .orderBy(VOTER.ATTENDANCE_ID))
          .convertFrom(rows -> rows.intoSet(VOTER.ATTENDANCE_ID));

  private final DSLContext sql;

  VoteQueries(DSLContext sql) {
    this.sql = sql;
  }

  /// In the order in which they were opened; without those abandoned.
  List<Vote> list(Condition where) {
    return sql.select(
            VOTE.ID,
            VOTE.AGENDA_ITEM_ID,
            VOTE.QUESTION,
            VOTE.METHOD,
            VOTE.OPENED_AT,
            VOTE.CLOSED_AT,
            VOTE.ENTITLED,
            VOTE.PRESENT,
            VOTE.QUORUM,
            VOTE.IN_FAVOUR,
            VOTE.AGAINST,
            VOTE.ABSTENTIONS,
            VOTE.NEEDED,
            VOTE.CARRIED,
            VOTE.BY_PRESIDING,
            CHOICES,
            VOTERS)
        .from(VOTE)
        .where(where, VOTE.ABANDONED_AT.isNull())
        .orderBy(VOTE.ID)
        .limit(2_000)
        .fetch(VoteQueries::vote);
  }

  private static Vote vote(Record row) {
    var choices = row.get(CHOICES);
    var voted = new HashSet<>(row.get(VOTERS));
    voted.addAll(choices.keySet());
    return new Vote(
        row.get(VOTE.ID),
        row.get(VOTE.AGENDA_ITEM_ID),
        row.get(VOTE.QUESTION),
        Coded.of(Method.class, row.get(VOTE.METHOD)),
        row.get(VOTE.OPENED_AT),
        row.get(VOTE.CLOSED_AT),
        outcome(row),
        choices,
        voted);
  }

  private static Vote.@Nullable Outcome outcome(Record row) {
    if (row.get(VOTE.CLOSED_AT) == null) {
      return null;
    }
    var counted = row.get(VOTE.IN_FAVOUR) != null;
    return new Vote.Outcome(
        row.get(VOTE.ENTITLED),
        row.get(VOTE.PRESENT),
        row.get(VOTE.QUORUM),
        counted
            ? new Tally(row.get(VOTE.IN_FAVOUR), row.get(VOTE.AGAINST), row.get(VOTE.ABSTENTIONS))
            : null,
        row.get(VOTE.NEEDED),
        row.get(VOTE.CARRIED),
        row.get(VOTE.BY_PRESIDING));
  }

  /// Emptied: all who have voted are written anew at once, in the order of the attendance.
  Tally emptyUrn(long voteId) {
    var voters =
        sql.deleteFrom(VOTER)
            .where(VOTER.VOTE_ID.eq(voteId))
            .returningResult(VOTER.ATTENDANCE_ID)
            .fetchSet(VOTER.ATTENDANCE_ID);
    if (!voters.isEmpty()) {
      sql.insertInto(VOTER, VOTER.VOTE_ID, VOTER.ATTENDANCE_ID)
          .valuesOfRows(voters.stream().sorted().map(each -> DSL.row(voteId, each)).toList())
          .execute();
    }
    return sql.select(URN.IN_FAVOUR, URN.AGAINST, URN.ABSTENTIONS)
        .from(URN)
        .where(URN.VOTE_ID.eq(voteId))
        .fetchOptional(row -> new Tally(row.value1(), row.value2(), row.value3()))
        .orElse(Tally.NONE);
  }
}
