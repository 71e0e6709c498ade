package org.throughline.sittings.web;

import static org.throughline.shared.web.Typed.blank;
import static org.throughline.shared.web.Typed.text;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.sittings.MajorityBase;
import org.throughline.sittings.Share;
import org.throughline.sittings.VotingRule;

/// A rule as it is typed.
///
/// @param kind an item kind; empty for all
/// @param quorum a share: `1/2+` is more than a half, `2/3` at least two thirds
/// @param majority a share likewise
public record RuleForm(
    @Nullable String kind,
    @Nullable String seats,
    @Nullable String quorum,
    @Nullable String base,
    @Nullable String majority,
    @Nullable String substitutes,
    @Nullable String presiding,
    @Nullable String secret) {
  /// What is offered to choose from.
  public static final List<String> SHARES =
      List.of("0/1", "1/3", "1/2", "1/2+", "3/5", "2/3", "3/4", "1/1");

  static RuleForm of(VotingRule rule) {
    return new RuleForm(
        null,
        rule.seats() == null ? null : Integer.toString(rule.seats()),
        written(rule.quorum()),
        rule.base().code(),
        written(rule.majority()),
        rule.substitutesVote() ? "yes" : null,
        rule.presidingDecides() ? "yes" : null,
        rule.mustBeSecret() ? "yes" : null);
  }

  /// As a form sends it.
  public static String written(Share share) {
    return share.parts() + "/" + share.whole() + (share.exceeds() ? "+" : "");
  }

  /// The end of the message key that says it: `1/2+` is `1_2_more`.
  public static String key(String share) {
    return share.replace('/', '_').replace("+", "_more");
  }

  Outcome<VotingRule> read() {
    Integer many = null;
    if (!blank(seats)) {
      if (!text(seats).matches("[0-9]{1,5}")
          || Integer.parseInt(text(seats)) < 1
          || Integer.parseInt(text(seats)) > 10_000) {
        return Outcome.invalid("sittings.rule.seats.malformed");
      }
      many = Integer.valueOf(text(seats));
    }
    var there = share(quorum);
    var enough = share(majority).filter(each -> each.parts() > 0);
    var of = Coded.find(MajorityBase.class, base);
    if (there.isEmpty() || enough.isEmpty() || of.isEmpty()) {
      return Outcome.invalid("sittings.rule.share.malformed");
    }
    return Outcome.done(
        new VotingRule(
            many,
            there.get(),
            of.get(),
            enough.get(),
            substitutes != null,
            presiding != null,
            secret != null));
  }

  private static Optional<Share> share(@Nullable String typed) {
    if (!SHARES.contains(text(typed))) {
      return Optional.empty();
    }
    var parts = text(typed).replace("+", "").split("/");
    return Optional.of(
        new Share(
            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), text(typed).endsWith("+")));
  }
}
