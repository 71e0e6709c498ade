package org.throughline.accounts;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.throughline.shared.Refusal;

/// What is wrong with a password. Length is what counts (NIST SP 800-63B-4: 15 characters where it
/// is the only factor, any character); what everybody tries first is refused.
final class CommonPasswords {
  /// Patterns of fifteen and more characters that lists of leaked passwords begin with.
  private static final Set<String> COMMON =
      Set.of(
          "passwordpassword",
          "password12345678",
          "1234567890123456",
          "123456789012345",
          "111111111111111",
          "qwertyuiopasdfg",
          "qwertyuiopasdfgh",
          "qwertyuiopasdfghjkl",
          "administrator123",
          "iloveyouiloveyou",
          "throughlinethroughline",
          "correcthorsebatterystaple",
          "abcdefghijklmno",
          "abcdefghijklmnop",
          "letmeinletmeinletmein",
          "changemechangeme",
          "passw0rdpassw0rd",
          "welcomewelcome1",
          "adminadminadmin");

  private CommonPasswords() {}

  static Optional<Refusal> problemWith(String password, String login) {
    var length = password.codePointCount(0, password.length());
    if (length < Accounts.SHORTEST_PASSWORD) {
      return Optional.of(Refusal.invalid("accounts.password.short", Accounts.SHORTEST_PASSWORD));
    }
    if (length > Accounts.LONGEST_PASSWORD) {
      return Optional.of(Refusal.invalid("accounts.password.long", Accounts.LONGEST_PASSWORD));
    }
    var plain = password.toLowerCase(Locale.ROOT);
    var few = plain.codePoints().distinct().count() < 5;
    if (few || COMMON.contains(plain) || plain.contains(login.toLowerCase(Locale.ROOT))) {
      return Optional.of(Refusal.invalid("accounts.password.common"));
    }
    return Optional.empty();
  }
}
