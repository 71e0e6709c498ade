package org.throughline.tasks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// A set of tasks reported done, of which some are checked for all.
///
/// @param theme where the basis is one; else null
/// @param level at which those not drawn are accepted
/// @param seedGiven whether whoever drew gave the seed; otherwise the product made it
/// @param draws the first, and each enlargement
public record Sample(
    long id,
    long supervisorOrganisationId,
    SampleBasis basis,
    @Nullable Long basisId,
    @Nullable String theme,
    VerificationLevel level,
    String seed,
    boolean seedGiven,
    Instant drawnAt,
    long personId,
    List<Member> members,
    List<DrawMade> draws) {
  public Sample {
    members = List.copyOf(members);
    draws = List.copyOf(draws);
  }

  public Ref ref() {
    return new Ref(Kind.SAMPLE, id);
  }

  /// @param size the first so many by rank
  /// @param reason null for the first draw
  public record DrawMade(
      int number, int size, @Nullable String reason, Instant at, long personId) {}

  /// What is known of one task of the set, by the report that was drawn.
  public enum Standing implements org.throughline.shared.Coded {
    WAITING,
    VERIFIED,
    ACCEPTED,
    SENT_BACK,
    /// A newer report came, or the task was cancelled: the set says nothing about it any more.
    OVERTAKEN
  }

  /// @param rank from 1, by score
  public record Member(
      long taskId, long reportId, int rank, String score, Standing standing, String title) {}

  public int size() {
    return draws.isEmpty() ? 0 : draws.getLast().size();
  }

  public List<Member> drawn() {
    return members.stream().filter(each -> each.rank() <= size()).toList();
  }

  public List<Member> rest() {
    return members.stream().filter(each -> each.rank() > size()).toList();
  }

  /// One of the latest draw was sent back, or taken back before anybody could judge it.
  public boolean failed() {
    return newlyDrawn().stream()
        .anyMatch(
            each -> each.standing() == Standing.SENT_BACK || each.standing() == Standing.OVERTAKEN);
  }

  /// Every drawn task has been judged, and none of the latest draw failed: then, and only then, the
  /// rest may be accepted.
  public boolean passed() {
    return !failed() && drawn().stream().noneMatch(each -> each.standing() == Standing.WAITING);
  }

  public List<Member> acceptable() {
    return rest().stream().filter(each -> each.standing() == Standing.WAITING).toList();
  }

  private List<Member> newlyDrawn() {
    var before = draws.size() < 2 ? 0 : draws.get(draws.size() - 2).size();
    return drawn().stream().filter(each -> each.rank() > before).toList();
  }

  /// Whether the seed gives the recorded order again.
  public boolean repeats() {
    var again = Draw.order(seed, members.stream().map(Member::taskId).toList());
    return members.stream()
        .map(each -> new Draw.Drawn(each.taskId(), each.rank(), each.score()))
        .toList()
        .equals(again);
  }
}
