package org.throughline.calendars;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Refusal;

/// What a pack must be like to be published.
final class PackRules {
  static final int RULES = 200;
  static final int NUMBER = 3_660;
  static final int SENTENCE = 300;
  static final int NAME = 100;

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
  private static final Set<String> PLACES =
      Set.of("number", "from", "counted", "skipped", "rolled", "date");

  private PackRules() {}

  static @Nullable Refusal refusal(RulePacks.NewPack pack) {
    if (!CODE.matcher(pack.code()).matches()) {
      return Refusal.invalid("calendars.refused.pack_code");
    }
    if (misnamed(pack.nameEn()) || misnamed(pack.nameZh())) {
      return Refusal.invalid("calendars.refused.pack_name", NAME);
    }
    if (pack.rules().isEmpty() || pack.rules().size() > RULES) {
      return Refusal.invalid("calendars.refused.pack_rules", RULES);
    }
    var codes = new HashSet<String>();
    for (var rule : pack.rules()) {
      var refusal = refusal(rule);
      if (refusal != null) {
        return refusal;
      }
      if (!codes.add(rule.code())) {
        return Refusal.invalid("calendars.refused.rule_twice", rule.code());
      }
    }
    return null;
  }

  private static boolean misnamed(String name) {
    return name.isBlank() || name.length() > NAME;
  }

  static @Nullable Refusal refusal(Rule rule) {
    if (!CODE.matcher(rule.code()).matches()) {
      return Refusal.invalid("calendars.refused.rule_code", rule.code());
    }
    if (rule.number() < 0 || rule.number() > NUMBER) {
      return Refusal.invalid("calendars.refused.rule_number", rule.code(), String.valueOf(NUMBER));
    }
    if (rule.kind() == RuleKind.FIXED_DAY && RuleArithmetic.monthDay(rule.number()).isEmpty()) {
      return Refusal.invalid("calendars.refused.rule_day", rule.code());
    }
    for (var sentence : java.util.List.of(rule.sentenceEn(), rule.sentenceZh())) {
      var strange =
          PLACE.matcher(sentence).results().anyMatch(each -> !PLACES.contains(each.group(1)));
      if (!sentence.contains("{date}") || strange || sentence.length() > SENTENCE) {
        return Refusal.invalid("calendars.refused.rule_sentence", rule.code());
      }
    }
    return null;
  }
}
