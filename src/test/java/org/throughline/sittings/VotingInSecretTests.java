package org.throughline.sittings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.refusal;
import static org.throughline.sittings.Room.second;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.support.ProductTest;

/// Nobody learns who voted what: not from a page, not from the trail, not from the tables.
@ProductTest
class VotingInSecretTests {
  private final Room room;
  private final Movements movements;
  private final Voting voting;
  private final Counting counting;
  private final JdbcClient sql;

  VotingInSecretTests(
      Room room, Movements movements, Voting voting, Counting counting, JdbcClient sql) {
    this.room = room;
    this.movements = movements;
    this.voting = voting;
    this.counting = counting;
    this.sql = sql;
  }

  /// The same people vote, in every way in which they can reach the same sums: whatever the tables
  /// hold afterwards is the same too.
  @Test
  void theTablesAreTheSameHoweverTheSameSumsCameAbout() {
    var random = new Random(2);
    for (var round = 0; round < 4; round++) {
      var swapped = random.nextBoolean();
      var one = voted(Choice.IN_FAVOUR, Choice.AGAINST, false);
      var other = voted(Choice.AGAINST, Choice.IN_FAVOUR, swapped);
      assertThat(one).isEqualTo(other);
    }
  }

  /// All rows that tell of one secret vote, with what differs between any two votes taken out: ids,
  /// moments.
  private List<List<Map<String, Object>>> voted(Choice chairs, Choice members, boolean chairFirst) {
    var at = room.open();
    done(movements.allArrive(room.secretary, at.meeting(), second(1)));
    long vote =
        done(voting.open(room.secretary, at.meeting(), at.first(), null, Method.SECRET, second(2)));
    if (chairFirst) {
      done(voting.cast(room.chair, at.meeting(), vote, chairs, second(3)));
      done(voting.cast(room.member, at.meeting(), vote, members, second(4)));
    } else {
      done(voting.cast(room.member, at.meeting(), vote, members, second(3)));
      done(voting.cast(room.chair, at.meeting(), vote, chairs, second(4)));
    }
    done(counting.close(room.secretary, at.meeting(), vote, null, second(5)));
    var voters =
        sql.sql(
                """
                select dense_rank() over (order by v.ctid) place, a.person_id,
                       dense_rank() over (order by v.xmin::text) written
                  from sittings.voter v join meetings.attendance a on a.id = v.attendance_id
                 where v.vote_id = ? order by v.ctid\
                """)
            .param(vote)
            .query()
            .listOfRows();
    var urn =
        sql.sql("select in_favour, against, abstentions from sittings.urn where vote_id = ?")
            .param(vote)
            .query()
            .listOfRows();
    var ballots =
        sql.sql("select choice from sittings.ballot where vote_id = ?")
            .param(vote)
            .query()
            .listOfRows();
    var trail =
        sql.sql(
                "select distinct action, detail, person_id from audit.entry where kind = 'agenda_item' and record_id = ? and action = 'sitting.voted' order by person_id")
            .param(at.first())
            .query()
            .listOfRows();
    return List.of(voters, urn, ballots, trail);
  }

  /// Planted against a column added later: who has voted is two ids, the urn is sums.
  @Test
  void neitherWhoHasVotedNorTheUrnHasAnythingThatJoinsThem() {
    assertThat(columns("voter")).containsExactlyInAnyOrder("vote_id", "attendance_id");
    assertThat(columns("urn"))
        .containsExactlyInAnyOrder("vote_id", "in_favour", "against", "abstentions");
    assertThat(columns("operation"))
        .containsExactlyInAnyOrder("id", "meeting_id", "person_id", "received_at");
  }

  private List<String> columns(String table) {
    return sql.sql(
            "select column_name from information_schema.columns where table_schema = 'sittings' and table_name = ?")
        .param(table)
        .query(String.class)
        .list();
  }

  @Test
  void sumsAreRightWhenAllVoteAtOnceAndEachOnce() throws Exception {
    var at = room.open();
    done(movements.allArrive(room.secretary, at.meeting(), second(1)));
    long vote =
        done(voting.open(room.secretary, at.meeting(), at.first(), null, Method.SECRET, second(2)));
    var voters = List.of(room.chair, room.member);
    var accepted = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<Boolean> chair = () -> casts(at, vote, 0, voters);
      Callable<Boolean> member = () -> casts(at, vote, 1, voters);
      for (var each :
          threads.invokeAll(List.of(chair, member, chair, member, chair, member, chair, member))) {
        accepted += each.get() ? 1 : 0;
      }
    }
    assertThat(accepted).isEqualTo(2);
    var open = voting.ofMeeting(at.meeting()).getLast();
    assertThat(open.voted()).containsExactlyInAnyOrder(at.presiding(), at.member());
    assertThat(open.choices()).isEmpty();
    done(counting.close(room.secretary, at.meeting(), vote, null, second(5)));
    var outcome =
        java.util.Objects.requireNonNull(voting.ofMeeting(at.meeting()).getLast().outcome());
    assertThat(outcome.tally()).isEqualTo(new Tally(1, 1, 0));
    assertThat(outcome.carried()).isFalse();
  }

  private boolean casts(
      Room.Opened at, long vote, int who, List<org.throughline.organisations.Actor> voters) {
    var choice = who == 0 ? Choice.IN_FAVOUR : Choice.AGAINST;
    return voting
        .cast(voters.get(who), at.meeting(), vote, choice, second(3))
        .fold(_ -> true, _ -> false);
  }

  @Test
  void aSecretVoteIsNotPutDownForSomebodyNorCastTwice() {
    var at = room.open();
    done(movements.allArrive(room.secretary, at.meeting(), second(1)));
    long vote =
        done(voting.open(room.secretary, at.meeting(), at.first(), null, Method.SECRET, second(2)));
    assertThat(
            refusal(
                voting.putDown(
                    room.secretary, at.meeting(), vote, at.member(), Choice.AGAINST, second(3))))
        .isEqualTo("sittings.vote.not_by_name");
    done(voting.cast(room.member, at.meeting(), vote, Choice.AGAINST, second(3)));
    assertThat(refusal(voting.cast(room.member, at.meeting(), vote, Choice.IN_FAVOUR, second(4))))
        .isEqualTo("sittings.vote.twice");
    assertThatThrownBy(() ->
            sql.sql("update sittings.urn set in_favour = 9 where vote_id = ?").param(vote).update())
        .hasMessageContaining("urn");
    assertThatThrownBy(() ->
            sql.sql("insert into sittings.voter values (?, ?)")
                .params(vote, at.presiding())
                .update())
        .hasMessageContaining("urn");
  }
}
