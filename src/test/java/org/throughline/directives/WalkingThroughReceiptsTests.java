package org.throughline.directives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.throughline.organisations.Actor;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Random walks by the right and the wrong actors over what can happen to a receipt and to a
/// clause, against a model that knows nothing of the product.
@ProductTest
class WalkingThroughReceiptsTests {
  private static final List<String> BODIES =
      List.of("yunling", "fengyue", "luoyan", "qingtan", "heyu", "duxi");
  private static final Map<String, String> ABOVE =
      Map.of(
          "fengyue", "yunling", "luoyan", "yunling", "qingtan", "fengyue", "heyu", "fengyue",
          "duxi", "luoyan");

  private final Given given;
  private final Directives directives;
  private final Receipts receipts;
  private final Returns returns;
  private final Coverage coverage;
  private final Corrections corrections;
  private final DemoPeople people;

  WalkingThroughReceiptsTests(
      Given given,
      Directives directives,
      Receipts receipts,
      Returns returns,
      Coverage coverage,
      Corrections corrections,
      DemoPeople people) {
    this.given = given;
    this.directives = directives;
    this.receipts = receipts;
    this.returns = returns;
    this.coverage = coverage;
    this.corrections = corrections;
    this.people = people;
  }

  private enum Act {
    SEND,
    ACKNOWLEDGE,
    RETURN,
    REDIRECT,
    WITHDRAW,
    DECIDE,
    REWORD,
    CONFIRM
  }

  /// What a body's receipt should be.
  private static final class Held {
    ReceiptState state = ReceiptState.DELIVERED;
    final List<String> via = new ArrayList<>();
    boolean answered;
    CoverageState covers = CoverageState.UNKNOWN;

    /// What was decided before a correction that was not looked at.
    CoverageState stood = CoverageState.UNKNOWN;
  }

  private static boolean beneath(String body, String top) {
    for (var at = ABOVE.get(body); at != null; at = ABOVE.get(at)) {
      if (at.equals(top)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void everyStepIsWhatTheModelSays() {
    var taken = new EnumMap<Act, Integer>(Act.class);
    for (long seed = 1; seed <= 4; seed++) {
      walk(new Random(seed), taken);
    }
    assertThat(taken.keySet()).containsExactlyInAnyOrder(Act.values());
  }

  private void walk(Random random, Map<Act, Integer> taken) {
    var owner = people.as("yunling.secretary");
    long directive = given.directive(owner).id();
    long clause = given.clause(owner, directive);
    var model = new HashMap<String, Held>();
    var own = new Held();
    own.state = ReceiptState.ACKNOWLEDGED;
    own.via.add("yunling");
    model.put("yunling", own);
    for (int step = 0; step < 60; step++) {
      var move = random.nextInt(5) < 3 ? likely(model, random) : any(random);
      var who = move.who();
      var whom = move.whom();
      var act = move.act();
      var secretary = random.nextInt(6) > 0;
      var actor = people.as(who + (secretary ? ".secretary" : ".chair"));
      var expected = secretary && expected(model, act, who, whom);
      var happened = happened(() -> act(actor, act, directive, clause, whom, words(random)));
      assertThat(happened)
          .as("%s: %s by %s on %s".formatted(step, act, actor, whom))
          .isEqualTo(expected);
      if (expected) {
        apply(model, act, who, whom);
        taken.merge(act, 1, Integer::sum);
      }
      agree(model, directive);
    }
  }

  private record Move(Act act, String who, String whom) {}

  private static Move any(Random random) {
    return new Move(
        Act.values()[random.nextInt(Act.values().length)],
        BODIES.get(random.nextInt(BODIES.size())),
        BODIES.get(random.nextInt(BODIES.size())));
  }

  /// One that the model allows, every act as likely as another.
  private Move likely(Map<String, Held> model, Random random) {
    var act = Act.values()[random.nextInt(Act.values().length)];
    var open = new ArrayList<Move>();
    for (var who : BODIES) {
      for (var whom : BODIES) {
        if (expected(model, act, who, whom)) {
          open.add(new Move(act, who, whom));
        }
      }
    }
    return open.isEmpty() ? any(random) : open.get(random.nextInt(open.size()));
  }

  private static String words(Random random) {
    return "words " + random.nextInt(1_000_000);
  }

  private boolean expected(Map<String, Held> model, Act act, String who, String whom) {
    var mine = model.get(who);
    var theirs = model.get(whom);
    return switch (act) {
      case SEND ->
          mine != null
              && mine.state == ReceiptState.ACKNOWLEDGED
              && beneath(whom, who)
              && (theirs == null
                  || theirs.state == ReceiptState.RETURNED
                  || !theirs.via.contains(who));
      case ACKNOWLEDGE, RETURN ->
          who.equals(whom) && mine != null && mine.state == ReceiptState.DELIVERED;
      case REDIRECT, WITHDRAW ->
          theirs != null
              && theirs.state == ReceiptState.RETURNED
              && theirs.via.contains(who)
              && !theirs.answered
              && (act == Act.WITHDRAW
                  || (beneath(sibling(whom), who)
                      && mine != null
                      && mine.state == ReceiptState.ACKNOWLEDGED));
      case DECIDE -> mine != null && mine.state != ReceiptState.RETURNED;
      case REWORD -> who.equals("yunling") && model.size() > 1;
      case CONFIRM ->
          mine != null
              && mine.state != ReceiptState.RETURNED
              && mine.stood != CoverageState.UNKNOWN;
    };
  }

  /// Where a wrongly addressed one is sent instead.
  private static String sibling(String body) {
    return switch (body) {
      case "fengyue" -> "luoyan";
      case "luoyan" -> "fengyue";
      case "qingtan" -> "heyu";
      case "heyu" -> "qingtan";
      default -> "qingtan";
    };
  }

  private Outcome<?> act(
      Actor actor, Act act, long directive, long clause, String whom, String words) {
    long body = people.as(whom + ".secretary").bodyId();
    Supplier<Long> receipt =
        () ->
            receipts
                .ofBody(directive, body)
                .map(Receipt::id)
                .orElseThrow(() -> new NotFound("receipt"));
    return switch (act) {
      case SEND -> receipts.send(actor, directive, List.of(body));
      case ACKNOWLEDGE -> receipts.acknowledge(actor, receipt.get());
      case RETURN -> receipts.returnAsWrong(actor, receipt.get(), "not ours");
      case REDIRECT ->
          returns.redirect(
              actor,
              receipt.get(),
              people.as(sibling(whom) + ".secretary").bodyId(),
              sibling(whom));
      case WITHDRAW -> returns.withdraw(actor, receipt.get());
      case DECIDE -> coverage.decide(actor, clause, CoverageState.COVERED, null);
      case REWORD ->
          directives.sent(directives.get(actor, directive))
              ? corrections.change(
                  actor,
                  clause,
                  new NewClause(ClauseKind.REQUIREMENT, words, null, null, null),
                  "better")
              : Outcome.invalid("not sent");
      case CONFIRM -> corrections.confirm(actor, clause);
    };
  }

  private static boolean happened(Supplier<Outcome<?>> attempt) {
    try {
      return attempt.get() instanceof Outcome.Done<?>;
    } catch (NotFound | Forbidden e) {
      return false;
    }
  }

  private void apply(Map<String, Held> model, Act act, String who, String whom) {
    var mine = model.get(who);
    switch (act) {
      case SEND -> send(model, who, whom);
      case ACKNOWLEDGE -> model.get(whom).state = ReceiptState.ACKNOWLEDGED;
      case RETURN -> {
        model.get(whom).state = ReceiptState.RETURNED;
        model.get(whom).answered = false;
      }
      case REDIRECT -> {
        send(model, who, sibling(whom));
        model.get(whom).answered = true;
      }
      case WITHDRAW -> model.get(whom).answered = true;
      case DECIDE -> {
        mine.covers = CoverageState.COVERED;
        mine.stood = CoverageState.UNKNOWN;
      }
      case REWORD ->
          model.values().stream()
              .filter(each -> each.state != ReceiptState.RETURNED)
              .filter(each -> each.covers == CoverageState.COVERED)
              .forEach(each -> {
                each.covers = CoverageState.UNDER_STUDY;
                each.stood = CoverageState.COVERED;
              });
      case CONFIRM -> {
        mine.covers = mine.stood;
        mine.stood = CoverageState.UNKNOWN;
      }
    }
  }

  private static void send(Map<String, Held> model, String who, String whom) {
    var theirs = model.computeIfAbsent(whom, _ -> new Held());
    if (theirs.state == ReceiptState.RETURNED) {
      theirs.state = ReceiptState.DELIVERED;
    }
    if (!theirs.via.contains(who)) {
      theirs.via.add(who);
    }
  }

  private void agree(Map<String, Held> model, long directive) {
    for (var body : BODIES) {
      var found = receipts.ofBody(directive, people.as(body + ".secretary").bodyId());
      var held = model.get(body);
      assertThat(found.isPresent()).as(body).isEqualTo(held != null);
      if (held != null) {
        var receipt = found.orElseThrow();
        assertThat(receipt.state()).as(body).isEqualTo(held.state);
        assertThat(receipt.via()).hasSameSizeAs(held.via);
        assertThat(receipt.coverage()).as(body).containsExactly(held.covers);
      }
    }
  }
}
