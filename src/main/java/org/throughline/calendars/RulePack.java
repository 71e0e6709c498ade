package org.throughline.calendars;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Language;

/// A published version of a pack of rules. It never changes.
///
/// @param organisationId the body that published it; null for the one that comes with the product
/// @param publishedBy a person's id; null likewise
public record RulePack(
    long id,
    @Nullable Long organisationId,
    String code,
    int version,
    String nameEn,
    String nameZh,
    LocalDate validFrom,
    Instant publishedAt,
    @Nullable Long publishedBy,
    List<Rule> rules) {
  public RulePack {
    rules = List.copyOf(rules);
  }

  public String name(Language language) {
    return language.pick(nameEn, nameZh);
  }

  public Optional<Rule> rule(String code) {
    return rules.stream().filter(each -> each.code().equals(code)).findFirst();
  }
}
