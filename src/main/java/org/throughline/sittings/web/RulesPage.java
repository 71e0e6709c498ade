package org.throughline.sittings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.ItemKind;
import org.throughline.sittings.VotingRule;

/// The quorum and voting rules of an organisation.
///
/// @param set whether the organisation has set the general rule itself
/// @param form what came back refused, else the general rule
public record RulesPage(
    long organisationId,
    String organisation,
    boolean set,
    VotingRule general,
    List<Row> kinds,
    RuleForm form) {
  /// @param kind null for the general rule
  public record Row(@Nullable ItemKind kind, VotingRule rule) {}
}
