package org.throughline.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Checks login and password. A known and an unknown login cost the same time and get the same
/// answer.
@Component
class SignIn implements AuthenticationProvider {
  private final Accounts accounts;
  private final PasswordEncoder passwords;
  private final SignInThrottle throttle;
  private final String nobodysHash;

  SignIn(Accounts accounts, PasswordEncoder passwords, SignInThrottle throttle) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.throttle = throttle;
    this.nobodysHash = passwords.encode("nobody has this password");
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    var login = attempt.getName();
    var password = attempt.getCredentials() instanceof String given ? given : "";
    var closed = throttle.closed(login);
    var account = accounts.findByLogin(login);
    var right =
        passwords.matches(
            password, account.map(Accounts.Account::passwordHash).orElse(nobodysHash));
    if (closed || account.isEmpty() || !right) {
      throttle.failed(login);
      throw new BadCredentialsException("refused");
    }
    var who = account.get();
    var principal = new SignedIn(who.id(), who.personId(), who.login());
    return UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of());
  }

  @Override
  public boolean supports(@Nullable Class<?> type) {
    return type != null && UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
