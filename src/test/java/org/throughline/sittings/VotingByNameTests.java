package org.throughline.sittings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.refusal;
import static org.throughline.sittings.Room.second;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.Decisions;
import org.throughline.decisions.NewDecision;
import org.throughline.decisions.Votes;
import org.throughline.meetings.ItemKind;
import org.throughline.shared.NotFound;
import org.throughline.support.ProductTest;

/// By name, by hands and without a vote: who may, what it comes to, and that it stands.
@ProductTest
class VotingByNameTests {
  private final Room room;
  private final Movements movements;
  private final Conduct conduct;
  private final Voting voting;
  private final Counting counting;
  private final VotingRules rules;
  private final Writing writing;
  private final Decisions decisions;
  private final JdbcClient sql;

  VotingByNameTests(
      Room room,
      Movements movements,
      Conduct conduct,
      Voting voting,
      Counting counting,
      VotingRules rules,
      Writing writing,
      Decisions decisions,
      JdbcClient sql) {
    this.room = room;
    this.movements = movements;
    this.conduct = conduct;
    this.voting = voting;
    this.counting = counting;
    this.rules = rules;
    this.writing = writing;
    this.decisions = decisions;
    this.sql = sql;
  }

  @Test
  void aVoteByNameIsCastChangedCountedAndStands() {
    var at = room.open();
    done(movements.allArrive(room.secretary, at.meeting(), second(1)));
    long vote = open(at, at.first(), Method.NAMED);
    assertThat(
            refusal(
                voting.open(
                    room.secretary, at.meeting(), at.first(), null, Method.HANDS, second(3))))
        .isEqualTo("sittings.vote.one_is_open");
    done(voting.cast(room.member, at.meeting(), vote, Choice.AGAINST, second(4)));
    done(voting.cast(room.member, at.meeting(), vote, Choice.IN_FAVOUR, second(5)));
    done(voting.cast(room.chair, at.meeting(), vote, Choice.IN_FAVOUR, second(5)));
    done(putDown(at, vote, 0, Choice.ABSTENTION));
    done(counting.close(room.secretary, at.meeting(), vote, null, second(7)));
    var outcome = outcome(at);
    assertThat(outcome.tally()).isEqualTo(new Tally(2, 0, 1));
    assertThat(outcome.present()).isEqualTo(5);
    assertThat(outcome.quorum()).isEqualTo(3);
    assertThat(outcome.carried()).isTrue();
    assertThat(refusal(voting.cast(room.member, at.meeting(), vote, Choice.AGAINST, second(8))))
        .isEqualTo("sittings.vote.over");
    assertThat(refusal(counting.close(room.secretary, at.meeting(), vote, null, second(9))))
        .isEqualTo("sittings.vote.over");
    assertThatThrownBy(() ->
            sql.sql("update sittings.vote set in_favour = 3 where id = ?").param(vote).update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() ->
            sql.sql("update sittings.ballot set choice = 'against' where vote_id = ?")
                .param(vote)
                .update())
        .isInstanceOf(DataIntegrityViolationException.class);
    done(conclude(at, DecisionOutcome.ADOPTED));
    assertThat(decisions.ofItem(at.first()).orElseThrow().votes()).isEqualTo(new Votes(2, 0, 1));
    assertThat(decisions.ofItem(at.first()).orElseThrow().clauses()).hasSize(2);
    assertThat(refusal(conclude(at, DecisionOutcome.REJECTED))).isEqualTo("sittings.outcome.there");
  }

  @Test
  void whoeverIsRecusedOrNotThereOrWithoutAVoteDoesNotVote() {
    var at = room.open();
    done(movements.move(room.secretary, at.meeting(), at.presiding(), true, second(1)));
    done(movements.move(room.secretary, at.meeting(), at.member(), true, second(1)));
    done(movements.move(room.secretary, at.meeting(), at.others().get(0), true, second(1)));
    done(
        conduct.declareInterest(
            room.member, at.first(), at.meeting(), null, "Owns the mill", true));
    long vote = open(at, at.first(), Method.NAMED);
    assertThat(refusal(voting.cast(room.member, at.meeting(), vote, Choice.IN_FAVOUR, second(4))))
        .isEqualTo("sittings.vote.recused");
    assertThat(refusal(putDown(at, vote, 1, Choice.IN_FAVOUR)))
        .isEqualTo("sittings.vote.not_there");
    assertThatThrownBy(() ->
            sql.sql("insert into sittings.ballot values (?, ?, 'in_favour', ?)")
                .params(vote, at.member(), room.secretary.personId())
                .update())
        .hasMessageContaining("recused");
    assertThatThrownBy(
            () -> voting.cast(room.secretary, at.meeting(), vote, Choice.IN_FAVOUR, second(4)))
        .isInstanceOf(NotFound.class);
    done(putDown(at, vote, 0, Choice.IN_FAVOUR));
    assertThat(
            refusal(
                conduct.declareInterest(
                    room.secretary, at.first(), at.meeting(), at.others().get(0), "Late", true)))
        .isEqualTo("sittings.interest.voted");
    done(counting.close(room.secretary, at.meeting(), vote, null, second(7)));
    // Four may vote without the one recused; three are needed and two are there.
    assertThat(outcome(at).entitled()).isEqualTo(4);
    assertThat(outcome(at).present()).isEqualTo(2);
    assertThat(outcome(at).carried()).isFalse();
  }

  @Test
  void handsAreNotMoreThanThoseThere() {
    var at = room.open();
    done(movements.allArrive(room.secretary, at.meeting(), second(1)));
    long vote = open(at, at.first(), Method.HANDS);
    assertThat(refusal(counting.close(room.secretary, at.meeting(), vote, null, second(3))))
        .isEqualTo("sittings.vote.hands.missing");
    assertThat(
            refusal(
                counting.close(room.secretary, at.meeting(), vote, new Tally(4, 1, 1), second(3))))
        .isEqualTo("sittings.vote.too_many");
    done(counting.close(room.secretary, at.meeting(), vote, new Tally(4, 1, 0), second(3)));
    assertThat(outcome(at).carried()).isTrue();
  }

  @Test
  void nothingIsAgreedByAllWithoutAQuorum() {
    var at = room.open();
    assertThat(refusal(counting.allAgree(room.secretary, at.meeting(), at.first(), second(1))))
        .isEqualTo("sittings.vote.no_quorum");
    done(movements.allArrive(room.secretary, at.meeting(), second(2)));
    done(counting.allAgree(room.secretary, at.meeting(), at.first(), second(3)));
    assertThat(outcome(at).carried()).isTrue();
    assertThat(outcome(at).tally()).isNull();
  }

  @Test
  void anOrganisationsRulesCountForItsKindsOfItems() {
    var at = room.open();
    var committee = room.chair.organisationId();
    var strict =
        new VotingRule(
            9,
            new Share(2, 3, false),
            MajorityBase.SEATS,
            new Share(2, 3, false),
            true,
            false,
            true);
    done(rules.set(room.secretary, committee, ItemKind.ELECT, strict));
    assertThat(rules.of(committee, ItemKind.ELECT)).isEqualTo(strict);
    assertThat(rules.of(committee, ItemKind.PROPOSAL)).isEqualTo(VotingRule.USUAL);
    done(movements.allArrive(room.secretary, at.meeting(), second(1)));
    assertThat(
            refusal(
                voting.open(
                    room.secretary, at.meeting(), at.second(), null, Method.NAMED, second(3))))
        .isEqualTo("sittings.vote.must_be_secret");
    done(rules.drop(room.secretary, committee, ItemKind.ELECT));
    assertThat(rules.of(committee, ItemKind.ELECT)).isEqualTo(VotingRule.USUAL);
    assertThat(refusal(rules.drop(room.secretary, committee, ItemKind.ELECT)))
        .isEqualTo("sittings.rule.none");
  }

  private long open(Room.Opened at, long item, Method method) {
    return done(voting.open(room.secretary, at.meeting(), item, null, method, second(2)));
  }

  private org.throughline.shared.Outcome<Long> putDown(
      Room.Opened at, long vote, int other, Choice choice) {
    return voting.putDown(
        room.secretary, at.meeting(), vote, at.others().get(other), choice, second(6));
  }

  private org.throughline.shared.Outcome<Long> conclude(Room.Opened at, DecisionOutcome outcome) {
    return writing.conclude(
        room.secretary,
        at.meeting(),
        at.first(),
        new NewDecision(outcome, null, null, "So be it", null, List.of()),
        List.of("Lamps.", "Bats."));
  }

  private Vote.Outcome outcome(Room.Opened at) {
    return Objects.requireNonNull(voting.ofMeeting(at.meeting()).getLast().outcome());
  }
}
